import { strict as assert } from 'node:assert';
import { after, before, test } from 'node:test';
import { monthsAfter } from '#kernel/day.ts';
import { QUARTERS } from '#store/figure-columns.ts';
import { foldFigures } from '#store/fold-figures.ts';
import { readServiceUse, type ServiceUse } from '#store/service-use.ts';
import { CIVIL_BIRTH, day } from '#test/support/dossier-fixtures.ts';
import { playFigureStories } from '#test/support/figure-stories.ts';
import { openTestStore, type TestStore } from '#test/support/store-fixture.ts';

const PERIODS = [
  ['a quarter', '2022-07-01', '2022-09-30'],
  ['a quarter by the cut-off', '2022-06-15', '2022-09-14'],
  ['half a year', '2022-01-01', '2022-06-30'],
  ['a year by the cut-off', '2021-12-15', '2022-12-14'],
  ['three months that are no quarter', '2022-06-01', '2022-08-31'],
  ['a month', '2022-07-01', '2022-07-31'],
  ['odd days', '2022-06-20', '2022-07-20'],
] as const;

let store: TestStore;
before(async () => {
  store = await openTestStore();
  await playFigureStories(store);
});
after(() => store.close());

interface Received {
  readonly agencies: readonly string[];
  readonly procedure: string;
  readonly online: boolean;
  readonly feeDue: boolean;
  readonly paidOnline: boolean;
}

/** By its definition, dossier by dossier. */
async function usedByDefinition(from: string, to: string): Promise<Map<string, ServiceUse>> {
  const { rows } = await store.pool.query<Received>(
    `select case when bundle is null then array[handler, desk, ''] else array[handler] end as agencies,
      procedure_code as procedure, online, fee_due as "feeDue", paid_online as "paidOnline"
    from dossier where (received_at at time zone 'Asia/Ho_Chi_Minh')::date between $1 and $2`,
    [from, to],
  );
  const counts = rows.flatMap((row) => row.agencies.map((agency) => ({ agency, ...row })));
  const used = (some: readonly Received[], isSuch: (one: Received) => boolean): number =>
    new Set(some.filter(isSuch).map(({ procedure }) => procedure)).size;
  return new Map(
    [...Map.groupBy(counts, ({ agency }) => agency)].map(([agency, some]) => [
      agency,
      {
        online: used(some, ({ procedure }) => procedure === CIVIL_BIRTH),
        usedOnline: used(some, ({ procedure, online }) => procedure === CIVIL_BIRTH && online),
        withFee: used(some, ({ feeDue }) => feeDue),
        paidOnline: used(some, ({ paidOnline }) => paidOnline),
      },
    ]),
  );
}

test('procedures that were used are those of the dossiers received, folded or not', async () => {
  const { rows } = await store.pool.query('select distinct agency from figure_delta, staff');
  const agencies = rows.map(({ agency }) => agency);
  let seen = 0;
  const compare = async (when: string): Promise<void> => {
    for (const [name, from, to] of PERIODS) {
      const period = { from: day(from), to: day(to) };
      const expected = await usedByDefinition(from, to);
      const province = await readServiceUse(store.pool, { agencies: 'province', ...period }, [
        CIVIL_BIRTH,
      ]);
      assert.deepEqual(province.get(''), expected.get(''), `${when}, province, ${name}`);
      const each = await readServiceUse(store.pool, { agencies, ...period }, [CIVIL_BIRTH]);
      for (const agency of agencies)
        assert.deepEqual(each.get(agency), expected.get(agency), `${when}, ${agency}, ${name}`);
      seen += each.size;
    }
  };
  await compare('before');
  assert.ok((await foldFigures(store.pool)) > 0);
  while ((await foldFigures(store.pool)) > 0);
  await compare('after');
  assert.ok(seen > 50, `${seen} agencies were compared`);
});

test('every day lies in a quarter from the 1st and in one from the 15th of the month before', async () => {
  const { rows } = await store.pool.query(
    `select day::text, array_agg(quarter_since::text order by date_part('day', quarter_since)) as quarters
    from (select date '2023-12-01' + number as day from generate_series(0, 800) as number) as days
    ${QUARTERS} group by 1`,
  );
  for (const { day: on, quarters } of rows) {
    const [first, cutOff] = quarters;
    assert.match(first, /-(?:01|04|07|10)-01$/);
    assert.match(cutOff, /-(?:03|06|09|12)-15$/);
    for (const since of quarters)
      assert.ok(since <= on && on < monthsAfter(since, 3), `${on} in ${since}`);
  }
});
