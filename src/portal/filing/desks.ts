import type { Agency } from '#catalogue/locality.ts';
import type { Procedure } from '#catalogue/procedure.ts';
import type { World } from '#store/world.ts';
import type { Services } from '#web/services.ts';

/** The desks that receive a procedure today, in Vietnamese order. */
export function receivingDesks(
  { directory, world }: Pick<Services, 'directory' | 'world'>,
  procedure: Procedure,
): readonly Agency[] {
  const law = world();
  const known = byWorld.get(law) ?? new Map<Procedure, readonly Agency[]>();
  byWorld.set(law, known);
  const desks = known.get(procedure) ?? findDesks(directory().agencies, law, procedure);
  known.set(procedure, desks);
  return desks;
}

/** Every page of a draft asks; the answer changes with the law and the agencies, which are read anew. */
const byWorld = new WeakMap<World, Map<Procedure, readonly Agency[]>>();

const findDesks = (
  agencies: readonly Agency[],
  { handlerFor }: World,
  procedure: Procedure,
): readonly Agency[] =>
  agencies
    .filter(({ kind, code }) => kind === 'one-stop-desk' && handlerFor(procedure, code) !== null)
    .toSorted((a, b) => byName.compare(a.name.vi, b.name.vi));

const byName = new Intl.Collator('vi');
