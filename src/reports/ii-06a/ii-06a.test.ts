import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { instantFromEpoch } from '#kernel/day.ts';
import { headCells, leavesOf } from '#kernel/ruled-table.ts';
import { type CountedDossier, countDossier } from '#reports/ii-06a/count-dossier.ts';
import { add, checkLines, type Counts, NO_COUNTS, sumOf } from '#reports/ii-06a/counts.ts';
import { ii06aColumns, ii06aTable } from '#reports/ii-06a/table.ts';
import { at, day } from '#test/support/dossier-fixtures.ts';

const period = { from: day('2022-04-01'), to: day('2022-06-30') };
const later = at('2022-07-20 08:00');
const plain: CountedDossier = {
  isOnline: false,
  receivedAt: at('2022-05-04 08:00'),
  dueAt: at('2022-05-11 08:00'),
  finishedAt: at('2022-05-10 16:00'),
  isReturned: false,
  isPaused: false,
};

/** Reasoned by hand. */
const cases: readonly (readonly [Partial<CountedDossier>, string | null, string])[] = [
  [{}, 'direct early', 'handed in at the desk, done a day before'],
  [{ isOnline: true }, 'online early', 'filed online'],
  [{ receivedAt: at('2022-03-31 16:59') }, 'carriedOver early', 'the evening before the period'],
  [{ receivedAt: at('2022-04-01 00:00') }, 'direct early', 'the first instant of the period'],
  [{ finishedAt: at('2022-05-11 08:00') }, 'direct onTime', 'at the due date itself'],
  [{ finishedAt: at('2022-05-11 08:01') }, 'direct late', 'a minute after it'],
  [{ dueAt: null }, 'direct onTime', 'no time limit'],
  [{ isReturned: true }, 'direct onTime', 'refused before its date: never early'],
  [
    { isReturned: true, finishedAt: at('2022-05-12 08:00') },
    'direct late',
    'refused after its date',
  ],
  [{ finishedAt: null }, 'direct overdue', 'not finished, due weeks ago'],
  [{ finishedAt: null, isPaused: true }, 'direct inTime', 'awaits a supplement'],
  [
    { finishedAt: null, dueAt: at('2022-07-04 08:00') },
    'direct inTime',
    'due after the period, though past by now',
  ],
  [
    { finishedAt: at('2022-07-01 00:00') },
    'direct overdue',
    'finished the instant after the period',
  ],
  [{ finishedAt: at('2022-06-30 23:59') }, 'direct late', 'finished in its last minute'],
  [{ receivedAt: at('2022-07-01 00:00'), finishedAt: null }, null, 'received after the period'],
  [
    { receivedAt: at('2022-03-01 08:00'), finishedAt: at('2022-03-31 23:59') },
    null,
    'over before it',
  ],
];

for (const [changes, counts, why] of cases) {
  test(`${why}: ${counts ?? 'not counted'}`, () => {
    assert.equal(countDossier({ ...plain, ...changes }, period, later)?.join(' ') ?? null, counts);
  });
}

test('of a period that is not over, what stands now counts', () => {
  const open = { ...plain, finishedAt: null, dueAt: at('2022-06-20 08:00') };
  assert.deepEqual(countDossier(open, period, at('2022-06-19 08:00')), ['direct', 'inTime']);
  assert.deepEqual(countDossier(open, period, at('2022-06-21 08:00')), ['direct', 'overdue']);
});

const instant = fc
  .integer({ min: Date.UTC(2022, 0, 1), max: Date.UTC(2022, 11, 31) })
  .map((ms) => instantFromEpoch(ms));
const dossier: fc.Arbitrary<CountedDossier> = fc
  .record({
    isOnline: fc.boolean(),
    receivedAt: instant,
    dueAt: fc.option(instant),
    finishedAt: fc.option(instant),
    isReturned: fc.boolean(),
    isPaused: fc.boolean(),
  })
  .map((one) =>
    one.finishedAt !== null && one.finishedAt < one.receivedAt
      ? { ...one, finishedAt: one.receivedAt }
      : one,
  );

const counted = (dossiers: readonly CountedDossier[], days: typeof period): Counts =>
  dossiers.reduce((sum: Counts, one) => {
    const places = countDossier(one, days, at('2023-01-01 00:00')) ?? [];
    return places.reduce((all: Counts, place) => add(all, { ...NO_COUNTS, [place]: 1 }), sum);
  }, NO_COUNTS);

test('whatever dossiers there are: nhận = đã + đang, and what goes on is carried over into the next period', () => {
  const next = { from: day('2022-07-01'), to: day('2022-09-30') };
  fc.assert(
    fc.property(fc.array(dossier, { maxLength: 40 }), (dossiers) => {
      const [now, then] = [counted(dossiers, period), counted(dossiers, next)];
      const lines = [now, then].map((counts, key) => ({
        key: String(key),
        name: { vi: 'Hộ tịch', en: 'Civil status' },
        counts,
      }));
      assert.ok(checkLines(lines).ok);
      assert.equal(sumOf(now, 'going'), then.carriedOver);
    }),
  );
});

test('one dossier too many anywhere, and the form is refused with the line that breaks it', () => {
  const name = { vi: 'Hộ tịch', en: 'Civil status' };
  const right = { key: 'a', name, counts: { ...NO_COUNTS, online: 2, early: 1, overdue: 1 } };
  fc.assert(
    fc.property(fc.constantFrom('direct', 'carriedOver', 'late', 'inTime'), (count) => {
      const wrong = { ...right, key: 'b', counts: { ...right.counts, [count]: 1 } };
      const checked = checkLines([right, wrong]);
      assert.deepEqual(checked.ok ? [] : checked.error.map(({ line }) => line.key), ['b']);
    }),
  );
  const negative = { ...right, counts: { ...NO_COUNTS, online: 1, early: -1, late: 2 } };
  const checked = checkLines([negative]);
  assert.deepEqual(checked.ok ? [] : checked.error[0]?.negative, ['early']);
});

test('the form has thirteen columns under two lines of head, and sums that are right', () => {
  const columns = ii06aColumns('Lĩnh vực giải quyết');
  assert.equal(leavesOf(columns).length, 13);
  assert.equal(headCells(columns).length, 2);
  const name = { vi: 'Hộ tịch', en: 'Civil status' };
  const counts = {
    online: 1,
    direct: 2,
    carriedOver: 4,
    early: 3,
    onTime: 1,
    late: 1,
    inTime: 1,
    overdue: 1,
  };
  const checked = checkLines([
    { key: 'a', name, counts },
    { key: 'b', name, counts },
  ]);
  const { rows } = ii06aTable(checked.ok ? checked.value : assert.fail(), 'Lĩnh vực giải quyết');
  assert.deepEqual(
    rows.map(({ cells }) => cells),
    [
      [1, 'Hộ tịch', 7, 1, 2, 4, 5, 3, 1, 1, 2, 1, 1],
      [2, 'Hộ tịch', 7, 1, 2, 4, 5, 3, 1, 1, 2, 1, 1],
      [null, 'Tổng cộng', 14, 2, 4, 8, 10, 6, 2, 2, 4, 2, 2],
    ],
  );
});
