import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import fc from 'fast-check';
import { isWorkingDay } from '#calendar/working-calendar.ts';
import { bookableDays, ruleOn, SLOT_MINUTES, type SlotRule, slotsOn } from '#desk/slots.ts';
import { addDays, dayOf, formatInstant, minuteOfDay } from '#kernel/day.ts';
import { at, calendar, day } from '#test/support/dossier-fixtures.ts';

const rule = (changes: Partial<SlotRule> = {}): SlotRule => ({
  desk: 'D',
  validFrom: day('2022-06-01'),
  minutes: 60,
  capacity: 2,
  daysAhead: 7,
  ...changes,
});

const days = (from: string, rules: readonly SlotRule[]) =>
  bookableDays(rules, () => calendar, { today: dayOf(at(from)), now: at(from) });

test('the slots of a day lie in its working hours, noon is left out', () => {
  assert.deepEqual(
    slotsOn(day('2022-06-21'), rule(), calendar).map(({ start }) =>
      formatInstant(start).slice(0, 5),
    ),
    ['07:00', '08:00', '09:00', '10:00', '13:00', '14:00', '15:00', '16:00'],
  );
});

test('days off and weekends are not offered, nor what has begun, nor what is too far', () => {
  // Friday 2 September 2022 is off, and so is Thursday; Saturday and Sunday are anyway.
  assert.deepEqual(
    days('2022-08-31 15:30', [rule()]).map((found) => [found.day, found.slots.length]),
    [
      ['2022-08-31', 1],
      ['2022-09-05', 8],
      ['2022-09-06', 8],
      ['2022-09-07', 8],
    ],
  );
});

test('a rule holds from its first day; with no capacity nothing is offered', () => {
  const rules = [rule(), rule({ validFrom: day('2022-06-22'), capacity: 0 })];
  assert.equal(ruleOn(rules, day('2022-05-31')), null);
  assert.equal(ruleOn(rules, day('2022-06-22'))?.capacity, 0);
  assert.deepEqual(
    days('2022-06-21 06:00', rules).map((found) => found.day),
    ['2022-06-21'],
  );
});

test('slots never overlap and never leave the working hours', () => {
  fc.assert(
    fc.property(fc.nat(700), fc.constantFrom(...SLOT_MINUTES), (ahead, minutes) => {
      const date = addDays(day('2022-01-01'), ahead);
      const slots = slotsOn(date, rule({ minutes }), calendar);
      assert.equal(slots.length > 0, isWorkingDay(date, calendar));
      for (const [index, slot] of slots.entries()) {
        assert.equal(dayOf(slot.start), date);
        const from = minuteOfDay(slot.start);
        assert.ok(
          calendar.sessions.some(({ start, end }) => start <= from && from + minutes <= end),
        );
        const next = slots[index + 1];
        assert.ok(next === undefined || next.start >= slot.end);
      }
    }),
  );
});
