import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import * as fc from 'fast-check';
import {
  addDays,
  type Day,
  dayFromNumber,
  dayNumber,
  dayOf,
  epochOf,
  formatDay,
  formatInstant,
  type Instant,
  instantAt,
  instantFromEpoch,
  instantOfLocalMinute,
  isDate,
  localMinuteOf,
  minuteOfDay,
  monthsAfter,
  parseDay,
  parseInstant,
  parseTypedDay,
  weekday,
  yearOf,
} from '#kernel/day.ts';

const day = (text: string) => text as Day;
const instant = (text: string) => text as Instant;
const dayNumbers = fc.integer({ min: -700_000, max: 2_900_000 });

test('a day exists in the calendar or is refused', () => {
  for (const text of ['2022-06-20', '2024-02-29', '2000-02-29', '0099-12-31']) {
    assert.deepEqual(parseDay(text), { ok: true, value: text });
  }
  for (const text of ['2023-02-29', '1900-02-29', '2022-13-01', '2022-00-10', '2022-06-31']) {
    assert.deepEqual(parseDay(text), { ok: false, error: 'not-a-day' }, text);
  }
  for (const text of ['', '20/06/2022', '2022-6-2', '2022-06-20 ', '2022-06-20T00:00']) {
    assert.equal(parseDay(text).ok, false, text);
  }
  assert.equal(isDate(2022, 4, 31), false);
});

test('people type days with the date first', () => {
  for (const text of ['1/7/2026', ' 01-07-2026', '1.7.2026', '01 07 2026', '2026-07-01']) {
    assert.deepEqual(parseTypedDay(text), { ok: true, value: '2026-07-01' }, text);
  }
  for (const text of ['7/31/2026', '31/06/2026', '1/7/26', '1/7', 'mai']) {
    assert.equal(parseTypedDay(text).ok, false, text);
  }
});

test('an instant is read only in the one form that sorts', () => {
  assert.ok(parseInstant('2022-06-21T08:00:00.000Z').ok);
  for (const text of ['2022-06-21T08:00:00Z', '2022-06-21T08:00:00.000+07:00', '2022-02-30']) {
    assert.deepEqual(parseInstant(text), { ok: false, error: 'not-an-instant' }, text);
  }
  assert.equal(parseInstant('2022-06-21T25:00:00.000Z').ok, false);
  assert.equal(parseInstant('2022-02-30T08:00:00.000Z').ok, false);
});

test('local time is seven hours ahead of UTC', () => {
  assert.equal(instantAt(day('2022-06-21'), 15 * 60), '2022-06-21T08:00:00.000Z');
  assert.equal(instantAt(day('2022-06-21'), 60), '2022-06-20T18:00:00.000Z');
  assert.equal(dayOf(instant('2022-06-20T16:59:59.999Z')), '2022-06-20');
  assert.equal(dayOf(instant('2022-06-20T17:00:00.000Z')), '2022-06-21');
  assert.equal(minuteOfDay(instant('2022-06-20T16:59:59.999Z')), 1439);
  assert.equal(formatInstant(instant('2022-06-20T01:05:30.000Z')), '08:05 20/06/2022');
  assert.equal(formatDay(day('2022-06-01')), '01/06/2022');
});

test('weekdays and years', () => {
  assert.equal(weekday(day('2022-06-19')), 0);
  assert.equal(weekday(day('2024-05-04')), 6);
  assert.equal(weekday(day('1969-12-31')), 3);
  assert.equal(yearOf(day('2026-11-24')), 2026);
});

test('months later is the same date, or the last of a shorter month', () => {
  assert.equal(monthsAfter(day('2023-01-31'), 1), '2023-02-28');
  assert.equal(monthsAfter(day('2024-01-31'), 1), '2024-02-29');
  assert.equal(monthsAfter(day('2024-02-29'), 12), '2025-02-28');
  assert.equal(monthsAfter(day('2022-12-14'), 1), '2023-01-14');
  assert.equal(monthsAfter(day('2022-03-31'), -1), '2022-02-28');
  assert.equal(monthsAfter(day('2022-06-15'), 0), '2022-06-15');
});

test('a moment beyond four digits of the year is a fault', () => {
  assert.throws(() => instantFromEpoch(8.64e15), RangeError);
  assert.throws(() => instantFromEpoch(Number.NaN), RangeError);
});

test('day numbers agree with the platform over all years', () => {
  fc.assert(
    fc.property(dayNumbers, (number) => {
      const expected = new Date(number * 86_400_000).toISOString().slice(0, 10);
      assert.equal(dayFromNumber(number), expected);
      assert.equal(dayNumber(dayFromNumber(number)), number);
      assert.deepEqual(parseDay(expected), { ok: true, value: expected });
    }),
    { numRuns: 2000 },
  );
});

test('days, minutes and instants convert back and forth', () => {
  fc.assert(
    fc.property(dayNumbers, fc.integer({ min: 0, max: 1439 }), (number, minute) => {
      const on = dayFromNumber(number);
      const at = instantAt(on, minute);
      assert.equal(dayOf(at), on);
      assert.equal(minuteOfDay(at), minute);
      assert.equal(instantOfLocalMinute(localMinuteOf(at)), at);
      assert.equal(instantFromEpoch(epochOf(at)), at);
      assert.equal(instantAt(addDays(on, 1), 0), instantAt(on, 1440));
    }),
  );
});
