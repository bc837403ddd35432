import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { IS_COUNTED } from '#store/figures-of-events.ts';
import { foldFigures } from '#store/fold-figures.ts';
import { type RecountProgress, recountFigures } from '#store/recount-figures.ts';
import { at, CIVIL_BIRTH, PROMOTION } from '#test/support/dossier-fixtures.ts';
import { playFigureStories } from '#test/support/figure-stories.ts';
import { openTestStore, receiveDossier, type TestStore } from '#test/support/store-fixture.ts';

let store: TestStore;
before(async () => {
  store = await openTestStore();
  await playFigureStories(store);
});
after(() => store.close());

const recount = (
  mends = false,
  onProgress: (progress: RecountProgress) => void = () => undefined,
) => recountFigures({ pool: store.ownerPool, lanes: 2, mends, onProgress });

test('what is kept with every change is what a count from the events gives, folded or not', async () => {
  const first = await recount();
  assert.ok(first.dossiers > 700);
  assert.deepEqual(first.differences, []);
  while ((await foldFigures(store.pool)) > 0);
  assert.deepEqual((await recount()).differences, []);
});

test('what was spoilt is found, cell by cell, and put right', async () => {
  await store.ownerPool.query(
    `update figure_period set received = received + 3, late = late - 1
    where agency = '' and procedure_code = $1 and since = '2022-07-01' and channel = 'desk'`,
    [CIVIL_BIRTH],
  );
  await store.ownerPool.query(`delete from figure_day where agency = '' and day = '2022-07-20'`);
  await store.ownerPool.query(
    `update figure_service set paid_online = paid_online + 2
    where agency = '' and procedure_code = $1 and since = '2022-06-15' and channel = 'desk'`,
    [CIVIL_BIRTH],
  );
  const found = await recount();
  assert.ok(found.cells >= 3);
  const [quarter] = found.differences.filter(({ table }) => table === 'figure_service');
  assert.deepEqual([quarter?.since, quarter?.by], ['2022-06-15', { paid_online: -2 }]);
  assert.deepEqual(
    found.differences.find(({ table }) => table === 'figure_period'),
    {
      table: 'figure_period',
      agency: '',
      procedure: CIVIL_BIRTH,
      since: '2022-07-01',
      channel: 'desk',
      by: { received: -3, late: 1 },
    },
  );
  // Only to look changes nothing.
  assert.equal((await recount()).cells, found.cells);
  assert.equal((await recount(true)).cells, found.cells);
  assert.equal((await recount()).cells, 0);
});

test('whatever moves to another cell is found, though its sum stays right, and what is beyond measure', async () => {
  const HERE = `agency = '' and channel = 'desk' and since = '2022-07-01'`;
  const MOVES: readonly (readonly [move: string, ...found: string[]])[] = [
    [
      `update figure_period set received = received + case procedure_code when '${CIVIL_BIRTH}' then 1 else -1 end
      where ${HERE} and procedure_code in ('${CIVIL_BIRTH}', '${PROMOTION}')`,
      'figure_period 2022-07-01',
      'figure_period 2022-07-01',
    ],
    [
      `update figure_period set received = -2000000000 where ${HERE} and procedure_code = ''`,
      'figure_period 2022-07-01',
    ],
    [
      `update figure_day set late = late + case day when '2022-07-19' then 1 else -1 end
      where agency = '' and channel = 'desk' and day in ('2022-07-19', '2022-07-20')`,
      'figure_day 2022-07-19',
      'figure_day 2022-07-20',
    ],
    [
      `update figure_period set since = '2022-07-07' where ${HERE} and procedure_code = ''`,
      'figure_period 2022-07-01',
      'figure_period 2022-07-07',
    ],
    [
      `update figure_service set agency = 'elsewhere' where ${HERE} and procedure_code = '${CIVIL_BIRTH}'`,
      'figure_service 2022-07-01',
      'figure_service 2022-07-01',
    ],
    [
      `update figure_service set since = '2022-07-02' where ${HERE} and procedure_code = '${CIVIL_BIRTH}'`,
      'figure_service 2022-07-01',
      'figure_service 2022-07-02',
    ],
  ];
  for (const [move, ...expected] of MOVES) {
    await store.ownerPool.query(move);
    const { differences } = await recount(true);
    assert.deepEqual(
      differences.map(({ table, since }) => `${table} ${since}`),
      expected,
      move,
    );
    assert.equal((await recount()).cells, 0, move);
  }
});

test('dossiers that are received while it counts are neither lost nor counted twice', async () => {
  let received = 0;
  const receive = async (): Promise<void> => {
    await receiveDossier(store.run, CIVIL_BIRTH, { seed: received, at: at('2022-07-29 17:00') });
    received += 1;
  };
  const [counted] = await Promise.all([
    recount(true),
    ...Array.from({ length: 20 }, async () => {
      await receive();
      await foldFigures(store.pool);
    }),
  ]);
  assert.equal(counted.cells, 0);
  assert.equal(received, 20);
  assert.equal((await recount()).cells, 0);
});

test('only events that are counted are read', async () => {
  const planned = await store.ownerPool.query(`
    set enable_seqscan = off; set enable_bitmapscan = off;
    explain select body from event where ${IS_COUNTED} order by dossier_id;
    reset enable_seqscan; reset enable_bitmapscan`);
  assert.match(JSON.stringify(planned), /event_counted/);
});

test('two do not count at a time, and nothing is left of either', async () => {
  const results = await Promise.allSettled([recount(), recount()]);
  assert.deepEqual(results.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected']);
  const { rows } = await store.ownerPool.query(
    `select relname from pg_class where relname like 'figure_recount%' or relname like 'figure_present%'`,
  );
  assert.deepEqual(rows, []);
});

test('a system from before gets its figures, and what they look at, from the migration', async () => {
  const MARKS = `select dossier_id, fee_due, paid_online, digitised, reused, digital_result,
    case when exists (select from event where event.dossier_id = dossier.dossier_id
      and type = 'transferred') then null else phase_since end as since
    from dossier order by 1`;
  const { rows: marks } = await store.ownerPool.query(MARKS);
  await store.ownerPool.query(`drop table figure_delta, figure_period, figure_day, figure_service;
    drop index dossier_received, dossier_finished, dossier_fell_late, dossier_unfinished,
      dossier_supplemented;
    alter table dossier drop column fee_due, drop column paid_online, drop column digitised,
      drop column reused, drop column digital_result, drop column phase_since;
    create table agency_month (); create table agency_standing ();
    create index dossier_returned on dossier (finished_at)`);
  for (const migration of [
    '0039-figures.sql',
    '0044-figures-of-all-agencies.sql',
    '0046-figures-of-ratings.sql',
    '0047-figures-of-all-procedures.sql',
  ])
    await store.ownerPool.query(readFileSync(join(MIGRATIONS, migration), 'utf8'));
  assert.deepEqual((await store.ownerPool.query(MARKS)).rows, marks);
  assert.equal((await recount()).cells, 0);
});

const MIGRATIONS = join(import.meta.dirname, '../../db/migrations');
