import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { dueDate } from '#calendar/due-date.ts';
import { resumeAfterSupplement } from '#calendar/supplement.ts';
import type { TimeLimit } from '#calendar/time-limit.ts';
import {
  type CalendarDay,
  isWorkingDay,
  workingCalendar,
  type WorkingCalendar,
} from '#calendar/working-calendar.ts';
import { standardHours, type WorkingHours } from '#calendar/working-hours.ts';
import { workingMinutesBetween } from '#calendar/working-time.ts';
import { addDays, type Day, dayOf, type Instant, instantAt, minuteOfDay } from '#kernel/day.ts';

const basis = 'Điều 1';
const supplementBasis = 'Điều khoản về bổ sung';
const start = '2023-12-01' as Day;
// Properties: any table of days off, any sessions, any limit.
const offsets = fc.integer({ min: 0, max: 400 });
const minutes = fc.integer({ min: 0, max: 1439 });
const receipts = fc.tuple(offsets, minutes).map(([o, m]) => instantAt(addDays(start, o), m));
const tables = fc.array(
  fc.record({
    date: offsets.map((offset) => addDays(start, offset)),
    kind: fc.constantFrom<CalendarDay['kind']>('off', 'off', 'work'),
    name: fc.constantFrom('Tết', 'Quốc khánh', 'Làm bù'),
  }),
  { maxLength: 60 },
);
const hours = fc.constantFrom<WorkingHours>(
  standardHours,
  [
    { from: '07:30', to: '11:30' },
    { from: '13:30', to: '17:00' },
  ],
  [{ from: '08:00', to: '12:15' }],
);
const calendars = fc
  .tuple(tables, hours)
  .map(([days, sessions]) => workingCalendar(days, sessions, [2024]));
const workingDays = (quantity: number): TimeLimit => ({ unit: 'WORKING_DAY', quantity, basis });
const counts = fc.integer({ min: 1, max: 40 });
const calendarLimits = fc.oneof(
  counts.map((quantity): TimeLimit => ({ unit: 'DAY', quantity, basis })),
  fc.integer({ min: 1, max: 6 }).map((quantity): TimeLimit => ({ unit: 'MONTH', quantity, basis })),
  fc
    .constantFrom('11:15', '15:00')
    .map((cutOff): TimeLimit => ({ unit: 'SAME_DAY', cutOff, basis })),
);
const timedLimits = fc.oneof(
  counts.map(workingDays),
  counts.map((quantity): TimeLimit => ({ unit: 'HOUR', quantity, basis })),
);
const limits = fc.oneof(calendarLimits, timedLimits);

function dueAt(received: Instant, limit: TimeLimit, calendar: WorkingCalendar): Instant {
  const due = dueDate(received, limit, calendar);
  assert.ok(due.kind === 'due');
  return due.at;
}

const inSession = (moment: Instant, calendar: WorkingCalendar): boolean =>
  isWorkingDay(dayOf(moment), calendar) &&
  calendar.sessions.some(
    ({ start: from, end }) => minuteOfDay(moment) >= from && minuteOfDay(moment) <= end,
  );

test('who comes later is never served earlier', () => {
  fc.assert(
    fc.property(receipts, receipts, limits, calendars, (one, other, limit, calendar) => {
      const [first, second] = one <= other ? [one, other] : [other, one];
      assert.ok(dueAt(first, limit, calendar) <= dueAt(second, limit, calendar));
    }),
  );
});

test('a due date is never on a day off nor outside office hours, and not before receipt', () => {
  fc.assert(
    fc.property(receipts, limits, calendars, (received, limit, calendar) => {
      const due = dueAt(received, limit, calendar);
      assert.ok(inSession(due, calendar));
      assert.ok(due >= received);
    }),
  );
});

test('calendar limits end at close of business', () => {
  fc.assert(
    fc.property(receipts, calendarLimits, calendars, (received, limit, calendar) => {
      const due = dueAt(received, limit, calendar);
      assert.equal(minuteOfDay(due), calendar.sessions.at(-1)?.end);
    }),
  );
});

test('N days and then M days are N + M days', () => {
  fc.assert(
    fc.property(receipts, counts, counts, calendars, (received, n, m, calendar) => {
      const between = dueAt(received, workingDays(n), calendar);
      assert.equal(
        dueAt(between, workingDays(m), calendar),
        dueAt(received, workingDays(n + m), calendar),
      );
    }),
  );
});

test('N working days are so much working time', () => {
  fc.assert(
    fc.property(receipts, counts, calendars, (received, n, calendar) => {
      const due = dueAt(received, workingDays(n), calendar);
      assert.equal(workingMinutesBetween(received, due, calendar), n * calendar.minutesPerDay);
    }),
  );
});

test('one more day off never makes a due date earlier', () => {
  fc.assert(
    fc.property(receipts, limits, tables, offsets, (received, limit, days, offset) => {
      const off: CalendarDay = { date: addDays(start, offset), kind: 'off', name: 'Nghỉ' };
      const before = workingCalendar(days, standardHours, []);
      const after = workingCalendar([...days, off], standardHours, []);
      assert.ok(dueAt(received, limit, after) >= dueAt(received, limit, before));
    }),
  );
});

test('the stretches of a proof of working time add up to the limit', () => {
  fc.assert(
    fc.property(receipts, counts, tables, (received, quantity, days) => {
      const calendar = workingCalendar(days, standardHours, [2023, 2024, 2025]);
      const { proof } = dueDate(received, workingDays(quantity), calendar);
      const sum = proof.slice(2, -1).reduce((total, line) => total + minutesIn(line.text.en), 0);
      assert.equal(sum, quantity * 480);
    }),
  );
});

test('every proof is there and names the article', () => {
  fc.assert(
    fc.property(receipts, limits, calendars, (received, limit, calendar) => {
      const { proof } = dueDate(received, limit, calendar);
      assert.ok(proof.some((line) => line.basis === basis));
      assert.ok(proof.every((line) => line.text.vi !== '' && line.text.en !== ''));
      assert.ok(proof.every((line) => line.text.vi === line.text.vi.normalize('NFC')));
    }),
  );
});

test('a pause moves the due date by the working time that was waited', () => {
  fc.assert(
    fc.property(
      receipts,
      offsets,
      offsets,
      limits,
      calendars,
      (received, a, b, limit, calendar) => {
        const suspendedAt = instantAt(addDays(dayOf(received), a % 30), 600);
        const resumedAt = instantAt(addDays(dayOf(suspendedAt), b % 30), 900);
        const due = dueAt(received, limit, calendar);
        const policy = 'pause';
        const resumed = resumeAfterSupplement({
          policy,
          due,
          suspendedAt,
          resumedAt,
          limit,
          basis: supplementBasis,
          calendar,
        });
        assert.ok(resumed.kind === 'due');
        assert.equal(
          workingMinutesBetween(due, resumed.at, calendar),
          workingMinutesBetween(suspendedAt, resumedAt, calendar),
        );
        assert.ok(resumed.proof.some((line) => line.basis === basis));
        assert.ok(resumed.proof.some((line) => line.basis === supplementBasis));
      },
    ),
  );
});

test('a restart is the full limit from resumption', () => {
  fc.assert(
    fc.property(receipts, receipts, limits, calendars, (due, resumedAt, limit, calendar) => {
      const wait = {
        policy: 'restart',
        due,
        suspendedAt: due,
        resumedAt,
        limit,
        basis: supplementBasis,
        calendar,
      } as const;
      const resumed = resumeAfterSupplement(wait);
      assert.ok(resumed.kind === 'due');
      assert.equal(resumed.at, dueAt(resumedAt, limit, calendar));
      assert.ok(resumed.proof.some((line) => line.basis === basis));
      assert.ok(resumed.proof.some((line) => line.basis === supplementBasis));
    }),
  );
});

/** Working minutes that an English line of a proof counts; 0 where it counts none. */
function minutesIn(text: string): number {
  const amount = (unit: string) => Number(new RegExp(`(\\d+) ${unit}`).exec(text)?.[1] ?? 0);
  return amount('working day') * 480 + amount('hour') * 60 + amount('minute');
}
