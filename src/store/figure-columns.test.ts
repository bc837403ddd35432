import { strict as assert } from 'node:assert';
import { after, before, test } from 'node:test';
import { FIGURES, type FigureEntry, figuresOf, figuresOfRating } from '#dossier/figures.ts';
import { dayOf } from '#kernel/day.ts';
import { countedFrom, eachColumn } from '#store/figure-columns.ts';
import { foldFigures } from '#store/fold-figures.ts';
import { loadHistories } from '#store/load-dossier.ts';
import { readPeriodFigures } from '#store/period-figures.ts';
import { figureRow } from '#store/write-batch.ts';
import { day } from '#test/support/dossier-fixtures.ts';
import { NOW, playFigureStories } from '#test/support/figure-stories.ts';
import { openTestStore, type TestStore } from '#test/support/store-fixture.ts';

let store: TestStore;
before(async () => {
  store = await openTestStore();
  await playFigureStories(store);
});
after(() => store.close());

const KEYS = ['day', 'handler', 'desk', 'procedure_code', 'channel'] as const;
type Row = Readonly<Record<string, string | number>>;

/** Sums by place and day, in one order, without what comes to nothing. */
function summed(rows: readonly Row[]): ReadonlyMap<string, readonly number[]> {
  const columns = FIGURES.map((figure) => Object.keys(figureRow(entryOf(figure))).at(-1) ?? '');
  const sums = new Map<string, number[]>();
  for (const row of rows) {
    const key = KEYS.map((name) => row[name]).join(' ');
    const known = sums.get(key) ?? columns.map(() => 0);
    sums.set(
      key,
      known.map((sum, index) => sum + Number(row[columns[index] ?? ''] ?? 0)),
    );
  }
  return new Map([...sums].filter(([, counts]) => counts.some((count) => count !== 0)));
}

const entryOf = (figure: (typeof FIGURES)[number]): FigureEntry => ({
  day: day('2022-01-01'),
  handler: '',
  desk: '',
  procedure: '',
  channel: 'desk',
  counts: { [figure]: 1 },
});

test('figures by the pure rule of replayed events and by SQL over the projection are the same', async () => {
  const { rows: ids } = await store.pool.query('select dossier_id as id from dossier');
  const histories = await loadHistories(
    store.pool,
    ids.map(({ id }) => id),
  );
  const { rows: ratings } = await store.pool.query(
    'select dossier_id as id, grade, rated_at as "ratedAt" from dossier_rating',
  );
  const entries = [...histories.values()].flatMap(({ dossier }) => figuresOf(dossier));
  const rated = ratings.flatMap(({ id, grade, ratedAt }): FigureEntry[] => {
    const [place = assert.fail()] = figuresOf(histories.get(id)?.dossier ?? assert.fail());
    return [{ ...place, day: dayOf(ratedAt), counts: figuresOfRating(grade) }];
  });
  const { rows: deliveries } = await store.pool.query(
    `select dossier_id as id from delivery where party = 'national-portal' and done_version > 0`,
  );
  const told = deliveries.map(({ id }): FigureEntry => {
    const [received = assert.fail()] = figuresOf(histories.get(id)?.dossier ?? assert.fail());
    return { ...received, counts: { told: 1 } };
  });
  const { rows } = await store.pool.query(countedFrom(() => 'true'));
  const byRule = summed([...entries, ...rated, ...told].map(figureRow));
  assert.ok(byRule.size > 300);
  assert.deepEqual(summed(rows), byRule);
});

test('cells and what is not folded yet are what a count of the projection gives', async () => {
  for (const round of ['not folded', 'folded']) {
    const { rows } = await store.pool.query(`with counted as (${countedFrom(() => 'true')}),
      spread as (select agency, procedure_code, day, channel, ${eachColumn((one) => one)}
        from counted cross join lateral (values (handler), (nullif(desk, '')),
          (case when desk <> '' then '' end)) as agencies (agency) where agency is not null)
      select agency, sum(received)::int as received, sum(late)::int as late, sum(rated)::int as rated
      from spread group by 1 order by 1`);
    const figures = await readPeriodFigures(store.pool, {
      ...YEAR,
      agencies: rows.map(({ agency }) => agency),
    });
    const sums = Map.groupBy(figures, ({ agency }) => agency);
    const total = (agency: string, key: 'received' | 'late' | 'rated') =>
      (sums.get(agency) ?? []).reduce((sum, row) => sum + row[key], 0);
    assert.deepEqual(
      rows,
      rows.map(({ agency }) => ({
        agency,
        received: total(agency, 'received'),
        late: total(agency, 'late'),
        rated: total(agency, 'rated'),
      })),
      round,
    );
    while ((await foldFigures(store.pool)) > 0);
  }
});

const YEAR = {
  detail: 'each-procedure',
  from: day('2022-01-01'),
  to: day('2022-12-31'),
  at: NOW,
} as const;
