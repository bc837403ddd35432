import { strict as assert } from 'node:assert';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { actOnCase } from '#store/quality-cases.ts';
import { orderRun } from '#store/quality-runs.ts';
import { type BrokenCase, rebuildCases, verifyCases } from '#store/verify-cases.ts';
import { beginVaccination, HOA, START, World } from '#test/support/campaign-world.ts';
import { openTestStore, type TestStore } from '#test/support/store-fixture.ts';

const CAMPAIGN = '018f3f6e-7c1a-7000-8000-0000000000c2';
const directory = mkdtempSync(join(tmpdir(), 'verify-cases-'));
let store: TestStore;
/** A case with two events. */
let victim: string;

before(async () => {
  store = await openTestStore();
  await beginVaccination(store.pool, CAMPAIGN, ['missing-number']);
  await orderRun(store.pool, CAMPAIGN, HOA, START);
  await new World({ pool: store.pool, directory }).run();
  const { rows } = await store.pool.query<{ id: string }>(
    `select case_id as id from quality_case where class = 'missing-number' order by left_id`,
  );
  victim = rows[0]?.id ?? assert.fail('no case');
  await actOnCase(store.pool, {
    caseId: victim,
    version: 1,
    act: { type: 'judge', verdict: 'same', ground: 'thẻ căn cước' },
    officer: HOA,
    agencyOf: () => 'health',
    now: START,
  });
});
after(async () => {
  await store.close();
  rmSync(directory, { recursive: true, force: true });
});

test('what was written is whole', async () => {
  assert.deepEqual(await verifyCases(store.pool), { cases: 6, events: 7, broken: null });
});

/** Tampers as the owner, asks what is found, and takes it back. */
async function found(sql: string): Promise<BrokenCase | null> {
  const client = await store.ownerPool.connect();
  try {
    await client.query('begin');
    await client.query(sql.replaceAll(':id', `'${victim}'`));
    return (await verifyCases(client)).broken;
  } finally {
    await client.query('rollback');
    client.release();
  }
}

for (const [what, sql] of [
  ['a ground', `update quality_event set body = body || '{"ground": "khác"}' where case_id = :id`],
  ['an actor', `update quality_event set actor = '{}' where case_id = :id and version = 2`],
  ['a previous hash', `update quality_event set prev_hash = sha256(prev_hash) where case_id = :id`],
  ['the last event', 'delete from quality_event where case_id = :id and version = 2'],
  ['the first event', 'delete from quality_event where case_id = :id and version = 1'],
  ['all events', 'delete from quality_event where case_id = :id'],
] as const) {
  test(`who changes or removes ${what} is found out`, async () => {
    assert.equal((await found(sql))?.caseId, victim);
  });
}

test('the rows made again from the events are those that lived', async () => {
  const rows = async () => {
    const read = await store.pool.query('select * from quality_case order by case_id');
    return read.rows;
  };
  const lived = await rows();
  await store.ownerPool.query(
    `update quality_case set phase = 'closed', outcome = 'same', judged_by = null, version = 9`,
  );
  assert.notDeepEqual(await rows(), lived);
  assert.equal(await rebuildCases(store.ownerPool), 6);
  assert.deepEqual(await rows(), lived);
});
