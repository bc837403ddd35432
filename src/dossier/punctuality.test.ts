import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { onTimeShare, type Punctuality, punctualityOf } from '#dossier/punctuality.ts';
import { addDays, dayOf, epochOf, instantAt, instantFromEpoch } from '#kernel/day.ts';
import { at } from '#test/support/dossier-fixtures.ts';

/** Reasoned by hand: due and finished as local times, `–` for none, now 12:00 on 24/06/2022. */
const cases: readonly (readonly [
  due: string,
  finished: string,
  isPaused: boolean,
  counts: Punctuality,
  why: string,
])[] = [
  ['2022-06-24 17:00', '2022-06-23 09:00', false, 'on-time', 'a day before'],
  ['2022-06-23 15:00', '2022-06-23 15:00', false, 'on-time', 'at the due date itself'],
  ['2022-06-23 15:00', '2022-06-23 15:01', false, 'late', 'a minute after'],
  ['2022-06-20 15:00', '2022-06-23 15:00', false, 'late', 'three days after'],
  ['–', '2022-06-23 15:00', false, 'untimed', 'no time limit at all'],
  ['2022-06-24 12:00', '–', false, 'waiting', 'due this very instant'],
  ['2022-06-24 11:59', '–', false, 'overdue', 'due a minute ago'],
  ['2022-06-27 17:00', '–', false, 'waiting', 'due on Monday'],
  ['2022-06-20 17:00', '–', true, 'waiting', 'the clock stands still for a supplement'],
  ['–', '–', false, 'waiting', 'nothing to be late for'],
];

const now = at('2022-06-24 12:00');
const timeOf = (text: string) => (text === '–' ? null : at(text));

for (const [due, finished, isPaused, counts, why] of cases) {
  test(`due ${due}, finished ${finished}: ${counts} (${why})`, () => {
    const timing = { dueAt: timeOf(due), finishedAt: timeOf(finished), isPaused };
    assert.equal(punctualityOf(timing, now), counts);
  });
}

const shares: readonly (readonly [number, number, number, number | null])[] = [
  [0, 0, 0, null],
  [3, 1, 0, 0.75],
  [3, 0, 1, 0.75],
  [0, 0, 2, 0],
  [5, 0, 0, 1],
];

for (const [onTime, late, overdue, share] of shares) {
  test(`${onTime} on time, ${late} late, ${overdue} overdue: ${share}`, () => {
    assert.equal(onTimeShare({ onTime, late, overdue }), share);
  });
}

const instants = fc
  .integer({ min: 0, max: 2_000_000_000 })
  .map((seconds) => instantFromEpoch(seconds * 1000));
const perhaps = fc.option(instants, { nil: null });
const timings = fc.record({ dueAt: perhaps, finishedAt: perhaps, isPaused: fc.boolean() });

test('a due date that moves back never makes anything worse', () => {
  const better: Readonly<Record<Punctuality, number>> = {
    late: 0,
    overdue: 0,
    untimed: 1,
    'on-time': 1,
    waiting: 1,
  };
  fc.assert(
    fc.property(timings, instants, fc.nat(400), (timing, today, days) => {
      const { dueAt } = timing;
      if (dueAt === null) return;
      const later = { ...timing, dueAt: instantFromEpoch(epochOf(dueAt) + days * 86_400_000) };
      assert.ok(better[punctualityOf(later, today)] >= better[punctualityOf(timing, today)]);
    }),
  );
});

test('what is finished stays what it is, whatever day it is asked on', () => {
  fc.assert(
    fc.property(timings, instants, instants, (timing, one, other) => {
      if (timing.finishedAt === null) return;
      assert.equal(punctualityOf(timing, one), punctualityOf(timing, other));
    }),
  );
});

test('nothing that waits is better off tomorrow', () => {
  fc.assert(
    fc.property(timings, instants, (timing, today) => {
      const tomorrow = instantAt(addDays(dayOf(today), 1), 0);
      if (punctualityOf(timing, today) !== 'overdue') return;
      assert.equal(punctualityOf(timing, tomorrow), 'overdue');
    }),
  );
});

test('a share lies between 0 and 1, and falls with whatever is late', () => {
  const count = fc.nat(1000);
  fc.assert(
    fc.property(count, count, count, (onTime, late, overdue) => {
      const share = onTimeShare({ onTime, late, overdue });
      if (share === null) return;
      assert.ok(share >= 0 && share <= 1);
      assert.ok((onTimeShare({ onTime, late: late + 1, overdue }) ?? 1) <= share);
      assert.equal(onTimeShare({ onTime, late: overdue, overdue: late }), share);
    }),
  );
});
