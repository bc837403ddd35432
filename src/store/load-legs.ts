import type pg from 'pg';
import type { Dossier } from '#dossier/dossier.ts';
import { legId } from '#store/leg-id.ts';
import { loadHistories } from '#store/load-dossier.ts';

/** The dossiers of the legs of an interlinked one that are there, by the key of the leg. */
export async function loadLegs(
  pool: pg.Pool,
  bundleId: string,
  { legs }: Dossier,
): Promise<ReadonlyMap<string, Dossier>> {
  if (legs.length === 0) return NO_LEGS;
  const ids = legs.map(({ key }) => legId(bundleId, key));
  const known = await loadHistories(pool, ids);
  return new Map(
    legs.flatMap(({ key }) => {
      const own = known.get(legId(bundleId, key));
      return own === undefined ? [] : [[key, own.dossier] as const];
    }),
  );
}

const NO_LEGS: ReadonlyMap<string, Dossier> = new Map();
