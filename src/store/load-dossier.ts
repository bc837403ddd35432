import type pg from 'pg';
import { evolveAll } from '#dossier/dossier.ts';
import type { RecordedEvent } from '#dossier/dossier-event.ts';
import { readStoredEvent } from '#dossier/stored-event.ts';
import type { LoadedDossier } from '#store/plan.ts';

/** A dossier with its whole history, as a page shows it. */
export interface DossierHistory extends LoadedDossier {
  readonly events: readonly RecordedEvent[];
}

/** Locks the dossiers in one order; ids that do not exist are left out. */
export async function lockDossiers(
  client: pg.ClientBase,
  dossierIds: readonly string[],
): Promise<void> {
  await client.query({
    name: 'lock-dossiers',
    text: `select 1 from dossier where dossier_id = any($1::uuid[]) order by dossier_id for update`,
    values: [dossierIds],
  });
}

/** Locks the dossiers and loads them. */
export async function loadForUpdate(
  client: pg.ClientBase,
  dossierIds: readonly string[],
): Promise<ReadonlyMap<string, LoadedDossier>> {
  await lockDossiers(client, dossierIds);
  return loadHistories(client, dossierIds);
}

/** Loads a dossier of which something else has told us that it exists; throws where it does not. */
export async function loadHistory(
  client: pg.ClientBase | pg.Pool,
  dossierId: string,
): Promise<DossierHistory> {
  const history = (await loadHistories(client, [dossierId])).get(dossierId);
  if (history === undefined) throw new Error('the dossier is not there');
  return history;
}

/** Loads dossiers with their histories; ids that do not exist are left out. */
export async function loadHistories(
  client: pg.ClientBase | pg.Pool,
  dossierIds: readonly string[],
): Promise<ReadonlyMap<string, DossierHistory>> {
  const { rows } = await client.query({
    name: 'load-events',
    text: `select dossier_id, version, type, body, actor, at, encode(hash, 'hex') as hash
      from event where dossier_id = any($1::uuid[]) order by dossier_id, version`,
    values: [dossierIds],
  });
  const histories = new Map<string, DossierHistory>();
  for (const [dossierId, stored] of Map.groupBy(rows, (row): string => row.dossier_id)) {
    const events = stored.map(readStoredEvent);
    histories.set(dossierId, {
      events,
      dossier: evolveAll(events),
      headHash: stored.at(-1)?.hash ?? '',
    });
  }
  return histories;
}
