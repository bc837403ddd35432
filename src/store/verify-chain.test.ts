import { strict as assert } from 'node:assert';
import { after, before, test } from 'node:test';
import type pg from 'pg';
import { readStoredEvent } from '#dossier/stored-event.ts';
import { sealEvent } from '#store/event-hash.ts';
import { type ChainReport, verifyChain } from '#store/verify-chain.ts';
import { openTestStore, seedSynthetic, type TestStore } from '#test/support/store-fixture.ts';

/** Enough dossiers that their events fill more than one page of the walk. */
const DOSSIERS = 900;

let store: TestStore;
/** A dossier with a history long enough to have a middle, and its last version. */
let victim: { readonly id: string; readonly last: number };
before(async () => {
  store = await openTestStore();
  await seedSynthetic(store, DOSSIERS);
  const { rows } = await store.pool.query(
    `select dossier_id as id, version as last from dossier where version >= 6
      order by dossier_id offset 100 limit 1`,
  );
  victim = rows[0];
});
after(() => store.close());

const verify = (client: pg.ClientBase | pg.Pool): Promise<ChainReport> =>
  verifyChain(client, () => undefined);

test('what the system wrote is whole, to the last event', async () => {
  const { rows } = await store.pool.query('select count(*)::int as events from event');
  const progress: number[] = [];
  const report = await verifyChain(store.pool, (events) => progress.push(events));
  assert.deepEqual(report, { dossiers: DOSSIERS, events: rows[0].events, broken: null });
  assert.ok(progress.length > 1, 'more than one page was read');
  assert.equal(progress.at(-1), rows[0].events);
});

/** Tampers as the owner inside a transaction, asks what is found, and takes it all back. */
async function found(sql: string): Promise<ChainReport['broken']> {
  const client = await store.ownerPool.connect();
  try {
    await client.query('begin');
    await client.query(sql.replaceAll(':id', `'${victim.id}'`));
    const { broken } = await verify(client);
    return broken;
  } finally {
    await client.query('rollback');
    client.release();
  }
}

const changes: readonly (readonly [what: string, set: string])[] = [
  ['the body', `body = body || '{"note": "khác"}'`],
  ['the instant', `at = at + interval '1 millisecond'`],
  ['the actor', `actor = jsonb_set(actor, '{name}', '"Người khác"')`],
  ['the type', `type = 'accepted-later'`],
  ['the hash', `hash = sha256(hash)`],
  ['the previous hash', `prev_hash = sha256(prev_hash)`],
];
for (const [what, set] of changes) {
  test(`a change of ${what} is found at its event`, async () => {
    const broken = await found(`update event set ${set} where dossier_id = :id and version = 3`);
    assert.deepEqual([broken?.dossierId, broken?.version], [victim.id, 3]);
  });
}

test('an event forged with its own right hash is found at the event after it', async () => {
  const { rows } = await store.pool.query(
    `select version, type, body, actor, at, encode(prev_hash, 'hex') as previous
      from event where dossier_id = $1 and version = 3`,
    [victim.id],
  );
  const recorded = readStoredEvent({ ...rows[0], actor: { ...rows[0].actor, name: 'Người khác' } });
  const forged = sealEvent(rows[0].previous, victim.id, recorded);
  const broken = await found(`update event
    set actor = '${forged.actor}', hash = decode('${forged.hash}', 'hex')
    where dossier_id = :id and version = 3`);
  assert.deepEqual(broken, {
    dossierId: victim.id,
    version: 4,
    why: 'its previous hash is not the hash of the event before it',
  });
});

test('two events that changed places are found at the first of them', async () => {
  const broken = await found(`
    update event set version = 1000 where dossier_id = :id and version = 3;
    update event set version = 3 where dossier_id = :id and version = 4;
    update event set version = 4 where dossier_id = :id and version = 1000;`);
  assert.deepEqual([broken?.dossierId, broken?.version], [victim.id, 3]);
});

test('an event moved to another dossier is found where it is missing', async () => {
  const broken = await found(`update event set dossier_id = gen_random_uuid()
    where dossier_id = :id and version = 3`);
  assert.notEqual(broken, null);
});

test('the loss of the first event is found', async () => {
  const broken = await found('delete from event where dossier_id = :id and version = 1');
  assert.deepEqual(broken, {
    dossierId: victim.id,
    version: 2,
    why: 'event 1 is missing',
  });
});

test('the loss of a middle event is found', async () => {
  const broken = await found('delete from event where dossier_id = :id and version = 3');
  assert.deepEqual(broken, { dossierId: victim.id, version: 4, why: 'event 3 is missing' });
});

test('the loss of the last event is found by the projection', async () => {
  const broken = await found(
    `delete from event where dossier_id = :id and version = ${victim.last}`,
  );
  assert.deepEqual([broken?.dossierId, broken?.version], [victim.id, victim.last - 1]);
  assert.match(broken?.why ?? '', /events after this one are missing/);
});

test('also where the dossier is the very last of all', async () => {
  const { rows } = await store.pool.query(
    'select dossier_id as id, version from dossier order by dossier_id desc limit 1',
  );
  const broken = await found(
    `update dossier set head_hash = sha256(head_hash) where dossier_id = '${rows[0].id}'`,
  );
  assert.deepEqual([broken?.dossierId, broken?.version], [rows[0].id, rows[0].version]);
});

test('the loss of all events of a dossier is found by the projection', async () => {
  const broken = await found('delete from event where dossier_id = :id');
  assert.deepEqual(broken, {
    dossierId: victim.id,
    version: 1,
    why: 'all events of the dossier are missing',
  });
});

test('the loss of a projection is found by the events', async () => {
  const broken = await found('delete from dossier where dossier_id = :id');
  assert.deepEqual(broken, {
    dossierId: victim.id,
    version: victim.last,
    why: 'the dossier has events but no projection',
  });
});
