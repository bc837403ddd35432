import type pg from 'pg';
import { documentRows } from '#store/document-row.ts';
import { dossierRow } from '#store/dossier-row.ts';
import { loadHistories, lockDossiers } from '#store/load-dossier.ts';
import { emptyBatch } from '#store/plan.ts';
import { factsFor } from '#store/run-command.ts';
import { inTransaction } from '#store/transaction.ts';
import type { World } from '#store/world.ts';
import { writeBatch } from '#store/write-batch.ts';
import type { Instant } from '#kernel/day.ts';

const PAGE = 500;
const NIL_ID = '00000000-0000-0000-0000-000000000000';

/**
 * Makes the projection of every dossier again from its events: dossiers are locked a page at a
 * time, so that officers go on working meanwhile. Returns how many were rebuilt.
 */
export async function rebuildProjection(
  pool: pg.Pool,
  world: World,
  now: Instant,
  onProgress: (done: number) => void,
): Promise<number> {
  let after = NIL_ID;
  let done = 0;
  while (true) {
    const ids = await rebuildPage(pool, world, now, after);
    const last = ids.at(-1);
    if (last === undefined) return done;
    after = last;
    done += ids.length;
    onProgress(done);
  }
}

async function rebuildPage(
  pool: pg.Pool,
  world: World,
  now: Instant,
  after: string,
): Promise<readonly string[]> {
  return inTransaction(pool, async (client) => {
    const { rows } = await client.query({
      name: 'ids-with-events',
      text: `select dossier_id from event where version = 1 and dossier_id > $1
        order by dossier_id limit ${PAGE}`,
      values: [after],
    });
    const ids = rows.map((row): string => row.dossier_id);
    if (ids.length === 0) return ids;
    await lockDossiers(client, ids);
    const histories = await loadHistories(client, ids);
    const dossiers = [...histories].map(([id, history]) =>
      dossierRow(id, history.dossier, history.headHash, factsFor(history, world, now).procedure),
    );
    const documents = [...histories].flatMap(([id, { dossier }]) => documentRows(id, dossier));
    await writeBatch(client, { ...emptyBatch, dossiers, documents });
    return ids;
  });
}
