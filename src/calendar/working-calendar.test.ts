import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { urgency } from '#calendar/urgency.ts';
import {
  type CalendarDay,
  closingInstant,
  endOfWorkingDays,
  isWorkingDay,
  nextWorkingDay,
  workingCalendar,
} from '#calendar/working-calendar.ts';
import { parseWorkingHours, standardHours } from '#calendar/working-hours.ts';
import { countedArrival, workingMinutesBetween } from '#calendar/working-time.ts';
import {
  type Day,
  type Instant,
  instantAt,
  instantOfLocalMinute,
  localMinuteOf,
} from '#kernel/day.ts';

const day = (text: string) => text as Day;
const at = (on: string, hour: number): Instant => instantAt(day(on), hour * 60);
const minutes = (from: Instant, to: Instant) => workingMinutesBetween(from, to, calendar);
const rows: readonly CalendarDay[] = [
  { date: day('2024-04-29'), kind: 'off', name: 'Nghỉ hoán đổi' },
  { date: day('2024-04-30'), kind: 'off', name: 'Ngày Chiến thắng 30/4' },
  { date: day('2024-05-01'), kind: 'off', name: 'Ngày Quốc tế Lao động' },
  { date: day('2024-05-04'), kind: 'work', name: 'Làm bù' },
];
const calendar = workingCalendar(rows, standardHours, [2024]);

test('working days: weekdays and make-up Saturdays, not the days off', () => {
  const worked = ['2024-04-26', '2024-05-02', '2024-05-04'];
  const free = ['2024-04-27', '2024-04-28', '2024-04-29', '2024-05-01', '2024-05-05'];
  assert.ok(worked.every((text) => isWorkingDay(day(text), calendar)));
  assert.ok(!free.some((text) => isWorkingDay(day(text), calendar)));
  assert.equal(nextWorkingDay(day('2024-04-26'), calendar), '2024-05-02');
  assert.equal(nextWorkingDay(day('2024-05-03'), calendar), '2024-05-04');
  assert.equal(calendar.daysOff.get(day('2024-04-30')), 'Ngày Chiến thắng 30/4');
  assert.deepEqual([...calendar.workingSaturdays], [['2024-05-04', 'Làm bù']]);
});

test('closing times', () => {
  assert.equal(closingInstant(day('2024-05-02'), calendar), at('2024-05-02', 17));
  assert.equal(endOfWorkingDays(day('2024-04-26'), 3, calendar), at('2024-05-04', 17));
  assert.equal(endOfWorkingDays(day('2024-04-26'), 0, calendar), at('2024-04-26', 17));
});

test('of two rows for one date the later holds', () => {
  const date = day('2024-05-02');
  const changed: readonly CalendarDay[] = [
    { date, kind: 'off', name: 'Nghỉ' },
    { date, kind: 'work', name: 'Làm' },
  ];
  assert.ok(isWorkingDay(date, workingCalendar(changed, standardHours, [])));
});

test('hours without a session, or without length, are a fault', () => {
  assert.throws(() => workingCalendar([], [], []));
  assert.throws(() => workingCalendar([], [{ from: '11:00', to: '07:00' }], []));
});

test('working hours are read in order and refused where they cannot be', () => {
  assert.deepEqual(parseWorkingHours('07:00-11:00, 13:00 – 17:00'), {
    ok: true,
    value: standardHours,
  });
  assert.deepEqual(parseWorkingHours('7:30-11:30'), {
    ok: true,
    value: [{ from: '07:30', to: '11:30' }],
  });
  const refused = ['', '07:00', '07:00-07:00', '11:00-07:00', '13:00-17:00,07:00-11:00'];
  for (const text of [...refused, '07:00-11:00,11:00-17:00', '07:00-24:00', '07:60-11:00']) {
    assert.deepEqual(parseWorkingHours(text), { ok: false, error: 'not-working-hours' }, text);
  }
});

test('working minutes between two moments', () => {
  assert.equal(minutes(at('2024-04-26', 10), at('2024-04-26', 14)), 120);
  assert.equal(minutes(at('2024-04-26', 16), at('2024-05-02', 8)), 120);
  assert.equal(minutes(at('2024-05-03', 7), at('2024-05-05', 12)), 960);
  assert.equal(minutes(at('2024-04-27', 0), at('2024-04-28', 23)), 0);
  assert.equal(minutes(at('2024-05-03', 10), at('2024-05-02', 10)), 0);
});

test('urgency counts working days: over a weekend Monday is one day away', () => {
  const due = at('2024-05-02', 10);
  const band = (now: Instant) => urgency(due, now, calendar);
  assert.deepEqual(band(at('2024-05-02', 9)), { band: 'today', workingDays: 0 });
  assert.deepEqual(band(due), { band: 'today', workingDays: 0 });
  assert.deepEqual(band(at('2024-05-02', 11)), { band: 'overdue', workingDays: 0 });
  assert.deepEqual(band(at('2024-05-06', 9)), { band: 'overdue', workingDays: -3 });
  assert.deepEqual(band(at('2024-04-26', 9)), { band: 'soon', workingDays: 1 });
  assert.deepEqual(band(at('2024-04-28', 9)), { band: 'soon', workingDays: 1 });
  assert.deepEqual(band(at('2024-04-25', 9)), { band: 'soon', workingDays: 2 });
  assert.deepEqual(band(at('2024-04-24', 9)), { band: 'ok', workingDays: 3 });
  assert.deepEqual(urgency(null, due, calendar), { band: 'none', workingDays: 0 });
});

test('a dossier counts as received when the agency is open, the midday break included', () => {
  const counted = (on: string, hour: number) =>
    instantOfLocalMinute(countedArrival(localMinuteOf(at(on, hour)), calendar));
  assert.equal(counted('2024-05-02', 6), at('2024-05-02', 7));
  assert.equal(counted('2024-05-02', 12), at('2024-05-02', 12));
  assert.equal(counted('2024-05-02', 17), at('2024-05-02', 17));
  assert.equal(counted('2024-05-02', 18), at('2024-05-03', 7));
  assert.equal(counted('2024-04-27', 6), at('2024-05-02', 7));
});
