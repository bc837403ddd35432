import { strict as assert } from 'node:assert';
import { parseTime, type Session, type WorkingHours } from '#calendar/working-hours.ts';
import {
  type Day,
  dayFromNumber,
  type DayNumber,
  dayNumber,
  type Instant,
  instantAt,
  weekdayOfNumber,
} from '#kernel/day.ts';

/** One row of the table of days off and make-up working days, as the Government publishes it. */
export interface CalendarDay {
  readonly date: Day;
  readonly name: string;
  readonly kind: 'off' | 'work';
}

/** The working time of one agency. Made by `workingCalendar` only. */
export interface WorkingCalendar {
  /** Days off besides Saturdays and Sundays, with their names. */
  readonly daysOff: ReadonlyMap<Day, string>;
  /** Saturdays (or Sundays) that are worked to make up for a swapped day off. */
  readonly workingSaturdays: ReadonlyMap<Day, string>;
  /** Years whose days off the Government has published. */
  readonly declaredYears: ReadonlySet<number>;
  readonly hours: WorkingHours;
  /** The same in numbers, so that the clock runs without a date object. */
  readonly sessions: readonly Session[];
  readonly minutesPerDay: number;
  readonly exceptions: ReadonlyMap<DayNumber, CalendarDay>;
}

/** Of two rows for one date the later holds. Hours must be those that `parseWorkingHours` gives. */
export function workingCalendar(
  days: readonly CalendarDay[],
  hours: WorkingHours,
  declaredYears: Iterable<number>,
): WorkingCalendar {
  const sessions = hours.map(sessionOf);
  assert(sessions.length > 0, 'an agency has at least one working session');
  const exceptions = new Map(days.map((row) => [dayNumber(row.date), row]));
  const named = (kind: CalendarDay['kind']) =>
    new Map(
      [...exceptions.values()].filter((row) => row.kind === kind).map((r) => [r.date, r.name]),
    );
  return {
    daysOff: named('off'),
    workingSaturdays: named('work'),
    declaredYears: new Set(declaredYears),
    hours,
    sessions,
    minutesPerDay: sessions.reduce((sum, session) => sum + session.end - session.start, 0),
    exceptions,
  };
}

export function isWorkingDay(day: Day, calendar: WorkingCalendar): boolean {
  return isWorkingNumber(dayNumber(day), calendar);
}

/** The first working day after `day`. */
export function nextWorkingDay(day: Day, calendar: WorkingCalendar): Day {
  return dayFromNumber(workingNumberFrom(dayNumber(day) + 1, calendar));
}

/** The end of office hours of `day`, whether or not it is worked. */
export function closingInstant(day: Day, calendar: WorkingCalendar): Instant {
  return instantAt(day, closingMinute(calendar));
}

/** The end of office hours of the `count`-th working day after `day`. */
export function endOfWorkingDays(day: Day, count: number, calendar: WorkingCalendar): Instant {
  let last = day;
  for (let counted = 0; counted < count; counted += 1) last = nextWorkingDay(last, calendar);
  return closingInstant(last, calendar);
}

export function isWorkingNumber(number: DayNumber, calendar: WorkingCalendar): boolean {
  const exception = calendar.exceptions.get(number);
  return exception === undefined ? !isWeekend(number) : exception.kind === 'work';
}

/** The first working day that is `number` or later. */
export function workingNumberFrom(number: DayNumber, calendar: WorkingCalendar): DayNumber {
  let found = number;
  while (!isWorkingNumber(found, calendar)) found += 1;
  return found;
}

/** How many working days there are from `first` to `last`, both included. */
export function countWorkingDays(
  first: DayNumber,
  last: DayNumber,
  calendar: WorkingCalendar,
): number {
  let count = 0;
  for (let number = first; number <= last; number += 1) {
    if (isWorkingNumber(number, calendar)) count += 1;
  }
  return count;
}

export function isWeekend(number: DayNumber): boolean {
  const weekday = weekdayOfNumber(number);
  return weekday === 0 || weekday === 6;
}

export function openingMinute(calendar: WorkingCalendar): number {
  return calendar.sessions[0]?.start ?? 0;
}

export function closingMinute(calendar: WorkingCalendar): number {
  return calendar.sessions.at(-1)?.end ?? 0;
}

function sessionOf(hours: { readonly from: string; readonly to: string }): Session {
  const start = parseTime(hours.from);
  const end = parseTime(hours.to);
  assert(start !== null && end !== null && start < end, `not a session: ${hours.from}–${hours.to}`);
  return { start, end };
}
