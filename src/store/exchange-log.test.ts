import { strict as assert } from 'node:assert';
import { after, before, test } from 'node:test';
import { dayOf, instantFromEpoch, monthsAfter } from '#kernel/day.ts';
import { forgetOldCalls, oldestCallDay } from '#store/exchange-log.ts';
import { openTestStore, type TestStore } from '#test/support/store-fixture.ts';

let store: TestStore;
before(async () => {
  store = await openTestStore();
});
after(() => store.close());

const now = instantFromEpoch(Date.now());
const today = dayOf(now);

/** A call so many months ago; in a partition of its month where one was made. */
async function callMade(monthsAgo: number): Promise<void> {
  await store.ownerPool.query(
    `insert into exchange_call (dossier_id, at, id, party, service, subject, agency, purpose,
        milliseconds, outcome, request)
      values (gen_random_uuid(), $1::date, gen_random_uuid(), 'national-portal', 'DongBoHoSoMC',
        'demo', '000.00.01.H33', 'Đồng bộ hồ sơ', 12, 'answered', '{}')`,
    [monthsAfter(today, -monthsAgo)],
  );
}

const months = async (): Promise<number> =>
  (
    await store.ownerPool.query(
      `select count(*)::int as count from pg_inherits
        where inhparent = 'exchange_call'::regclass and inhrelid <> 'exchange_call_default'::regclass`,
    )
  ).rows[0].count;

const audited = async (): Promise<readonly string[]> =>
  (await store.pool.query(`select detail from audit where act = 'forget-exchange-calls'`)).rows.map(
    ({ detail }) => detail,
  );

test('the log is kept for so many full months: partitions and single calls before are gone, audited', async () => {
  await callMade(7); // nobody made a partition for it: it stands in the default one
  for (const ago of [6, 5, 4, 3, 0]) {
    await store.pool.query('select ensure_exchange_partition($1)', [monthsAfter(today, -ago)]);
    await callMade(ago);
  }
  await forgetOldCalls(store.pool, 24, now);
  assert.deepEqual([await months(), await audited()], [5, []], 'nothing is that old');
  await forgetOldCalls(store.pool, 4, now);
  assert.equal(await months(), 3);
  assert.equal(await oldestCallDay(store.pool), monthsAfter(today, -4));
  const first = `${monthsAfter(today, -4).slice(0, 7)}-01`;
  assert.deepEqual(await audited(), [`kept since ${first}, partitions 2, calls 1`]);
});

test('less than three months is refused by the database, and so is any other way to forget', async () => {
  for (const few of [2, 0, -1, null]) {
    await assert.rejects(
      store.pool.query('select forget_exchange_calls($1)', [few]),
      /three months at least/,
      String(few),
    );
  }
  await assert.rejects(store.pool.query('delete from exchange_call'), { code: '42501' });
  await assert.rejects(store.pool.query('drop table exchange_call_default'), { code: '42501' });
  assert.equal(await months(), 3);
});
