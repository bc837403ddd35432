import {
  closingMinute,
  countWorkingDays,
  isWorkingNumber,
  openingMinute,
  type WorkingCalendar,
  workingNumberFrom,
} from '#calendar/working-calendar.ts';
import { type Instant, type LocalMinute, localMinuteOf } from '#kernel/day.ts';

/** Minutes of working time from one moment to the other; 0 where `to` is not after `from`. */
export function workingMinutesBetween(
  from: Instant,
  to: Instant,
  calendar: WorkingCalendar,
): number {
  return workingMinutes(localMinuteOf(from), localMinuteOf(to), calendar);
}

export function workingMinutes(
  from: LocalMinute,
  to: LocalMinute,
  calendar: WorkingCalendar,
): number {
  if (to <= from) return 0;
  const first = Math.floor(from / DAY);
  const last = Math.floor(to / DAY);
  if (first === last) return minutesOfDay(first, from - first * DAY, to - first * DAY, calendar);
  const between = countWorkingDays(first + 1, last - 1, calendar) * calendar.minutesPerDay;
  return (
    minutesOfDay(first, from - first * DAY, DAY, calendar) +
    between +
    minutesOfDay(last, 0, to - last * DAY, calendar)
  );
}

/**
 * The moment when `minutes` of working time have passed since `from`. A result at the very end of
 * a session stays there and does not become the start of the next. With 0 minutes: `from` itself
 * within working time, else the next opening.
 */
export function addWorkingMinutes(
  from: LocalMinute,
  minutes: number,
  calendar: WorkingCalendar,
): LocalMinute {
  let day = Math.floor(from / DAY);
  let minute = from - day * DAY;
  let left = minutes;
  for (;;) {
    if (isWorkingNumber(day, calendar)) {
      const reached = reachedWithin(minute, left, calendar);
      if (reached !== null) return day * DAY + reached;
      left -= minutesOfDay(day, minute, DAY, calendar);
    }
    day += 1;
    minute = 0;
  }
}

/**
 * The moment at which a dossier counts as received: after closing or on a day off at the next
 * opening, before opening at opening, else (the midday break too) when it came (domain.md §7.1).
 */
export function countedArrival(received: LocalMinute, calendar: WorkingCalendar): LocalMinute {
  const day = Math.floor(received / DAY);
  const opening = openingMinute(calendar);
  if (received - day * DAY > closingMinute(calendar) || !isWorkingNumber(day, calendar)) {
    return workingNumberFrom(day + 1, calendar) * DAY + opening;
  }
  return Math.max(received, day * DAY + opening);
}

/** Working minutes of one day between two of its minutes since midnight. */
export function minutesOfDay(
  day: number,
  from: number,
  to: number,
  calendar: WorkingCalendar,
): number {
  if (!isWorkingNumber(day, calendar)) return 0;
  let sum = 0;
  for (const session of calendar.sessions) {
    sum += Math.max(0, Math.min(to, session.end) - Math.max(from, session.start));
  }
  return sum;
}

const DAY = 1440;

/** The minute of a working day at which `left` minutes have passed, or null if the day ends before. */
function reachedWithin(minute: number, left: number, calendar: WorkingCalendar): number | null {
  let rest = left;
  for (const session of calendar.sessions) {
    if (minute > session.end) continue;
    const start = Math.max(minute, session.start);
    if (rest <= session.end - start) return start + rest;
    rest -= session.end - start;
  }
  return null;
}
