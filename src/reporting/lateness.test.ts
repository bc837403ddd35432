import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Instant } from '#kernel/day.ts';
import { lateFrom, latenessOf } from '#reporting/lateness.ts';
import { reminderTimes } from '#reporting/reminder-times.ts';
import { at, calendar } from '#test/support/dossier-fixtures.ts';

const DUE = at('2022-06-16 17:00');
const times = (firstSubmittedAt: Instant | null, againDueAt: Instant | null = null) => ({
  state: firstSubmittedAt === null ? ('draft' as const) : ('submitted' as const),
  dueAt: DUE,
  firstSubmittedAt,
  submittedAt: firstSubmittedAt,
  againDueAt,
});

test('lateness is in working time: a weekend adds nothing, an hour after the due hour counts', () => {
  const late = (came: string) => latenessOf(times(at(came)), at('2022-07-29 16:00'), calendar);
  assert.equal(late('2022-06-16 17:00').minutes, 0);
  assert.equal(late('2022-06-16 22:00').minutes, 0); // no working time has passed
  assert.deepEqual([late('2022-06-20 08:00').days, late('2022-06-20 08:00').hours], [1, 1]);
  assert.deepEqual([late('2022-06-18 08:00').days, late('2022-06-19 20:00').days], [1, 1]);
  const open = latenessOf(times(null), at('2022-06-21 17:00'), calendar);
  assert.deepEqual([open.days, open.isOpen], [3, true]);
});

test('who was on time is not late for having been asked again, unless the second day passes', () => {
  const returned = {
    ...times(at('2022-06-16 10:00'), at('2022-06-22 17:00')),
    state: 'returned' as const,
  };
  assert.equal(latenessOf(returned, at('2022-06-22 16:00'), calendar).minutes, 0);
  assert.equal(latenessOf(returned, at('2022-06-24 17:00'), calendar).days, 2);
});

test('a time on a Sunday night is late from the next opening on, one within office hours at once', () => {
  assert.equal(lateFrom(at('2022-06-19 23:30'), calendar), at('2022-06-20 07:00'));
  assert.equal(lateFrom(at('2022-06-20 17:30'), calendar), at('2022-06-21 07:00'));
  assert.equal(lateFrom(at('2022-06-20 17:00'), calendar), null);
  assert.equal(lateFrom(at('2022-06-20 12:00'), calendar), null, 'the midday break');
});

test('who came late and was asked again is not overdue before the second day passes', () => {
  const returned = {
    ...times(at('2022-06-20 09:00'), at('2022-06-24 17:00')),
    state: 'returned' as const,
  };
  const before = latenessOf(returned, at('2022-06-22 16:00'), calendar);
  assert.ok(before.minutes > 0 && !before.isOpen);
  assert.ok(latenessOf(returned, at('2022-06-27 08:00'), calendar).isOpen);
});

test('lateness never shrinks as time goes by, and is as many days as working days passed', () => {
  const minute = fc.integer({ min: 0, max: 60 * 24 * 60 });
  fc.assert(
    fc.property(minute, minute, (a, b) => {
      const [sooner, later] = [Math.min(a, b), Math.max(a, b)].map((one) =>
        latenessOf(
          times(null),
          new Date(Date.parse(DUE) + one * 60_000).toISOString() as Instant,
          calendar,
        ),
      );
      assert.ok((sooner?.minutes ?? 0) <= (later?.minutes ?? 0));
    }),
  );
});

test('a reminder whose moment has passed when the due time is set is not given', () => {
  const days = [-3, -1, 1, 3];
  const told = (now: string) =>
    reminderTimes(days, { dueAt: at('2022-06-21 09:00'), now: at(now) }, calendar).map(
      (one) => one.days,
    );
  assert.deepEqual(told('2022-06-15 08:00'), days);
  assert.deepEqual(told('2022-06-20 08:59'), [-1, 1, 3]);
  assert.deepEqual(told('2022-06-20 09:00'), [1, 3], 'the evening before, two had passed');
});
