import { strict as assert } from 'node:assert';
import {
  calendarText,
  cutOffText,
  lastDayText,
  type Limit,
  sameDayText,
  workingTimeText,
} from '#calendar/limit-text.ts';
import {
  conclusion,
  line,
  type ProofLine,
  rollLines,
  stretchLines,
  waitLines,
} from '#calendar/proof-line.ts';
import type { TimeLimit } from '#calendar/time-limit.ts';
import {
  closingMinute,
  type WorkingCalendar,
  workingNumberFrom,
} from '#calendar/working-calendar.ts';
import { parseTime } from '#calendar/working-hours.ts';
import { addWorkingMinutes, countedArrival } from '#calendar/working-time.ts';
import {
  dayFromNumber,
  dayNumber,
  formatMinute,
  type Instant,
  instantOfLocalMinute,
  type LocalMinute,
  localMinuteOf,
  monthsAfter,
} from '#kernel/day.ts';

export type { ProofLine } from '#calendar/proof-line.ts';

/** A due date with its calculation; `none` where the procedure has no time limit. */
export type DueDate =
  | { readonly kind: 'due'; readonly at: Instant; readonly proof: readonly ProofLine[] }
  | { readonly kind: 'none'; readonly proof: readonly ProofLine[] };

/**
 * When the result is due for a dossier received at this moment (domain.md §7; seconds dropped).
 *
 * WORKING_DAY: so many full working days of the agency (8 hours where it works 8) from receipt, so
 * the time of day is kept; an agency of 7.5 hours a day does not drift. HOUR: working hours.
 * DAY and MONTH: calendar time after the day of receipt, rolled forward off a day off, at close of
 * business. SAME_DAY: at close of business of the day, or of the next working day after the cut-off.
 * What arrives after closing or on a day off counts from the next opening.
 */
export function dueDate(receivedAt: Instant, limit: TimeLimit, calendar: WorkingCalendar): DueDate {
  const received = localMinuteOf(receivedAt);
  switch (limit.unit) {
    case 'WORKING_DAY':
      return byWorkingTime(received, limit, limit.quantity * calendar.minutesPerDay, calendar);
    case 'HOUR':
      return byWorkingTime(received, limit, limit.quantity * 60, calendar);
    case 'DAY':
    case 'MONTH':
      return byCalendar(received, limit, calendar);
    case 'SAME_DAY':
      return bySameDay(received, limit, calendar);
    case 'NONE':
      return { kind: 'none', proof: [line(null, limit.reason, limit.basis)] };
  }
}

const DAY = 1440;

function byWorkingTime(
  received: LocalMinute,
  limit: Limit<'WORKING_DAY'> | Limit<'HOUR'>,
  minutes: number,
  calendar: WorkingCalendar,
): DueDate {
  assert(Number.isInteger(minutes) && minutes > 0, `not a time limit: ${limit.quantity}`);
  const due = addWorkingMinutes(received, minutes, calendar);
  const from = addWorkingMinutes(received, 0, calendar);
  return concluded(received, due, limit.basis, calendar, [
    line(null, workingTimeText(limit, calendar), limit.basis),
    ...waitLines(received, from, calendar),
    ...stretchLines(from, due, calendar),
  ]);
}

function byCalendar(
  received: LocalMinute,
  limit: Limit<'DAY'> | Limit<'MONTH'>,
  calendar: WorkingCalendar,
): DueDate {
  assert(Number.isInteger(limit.quantity) && limit.quantity > 0, 'not a time limit');
  const from = countedArrival(received, calendar);
  const first = Math.floor(from / DAY);
  const last =
    limit.unit === 'DAY'
      ? first + limit.quantity
      : dayNumber(monthsAfter(dayFromNumber(first), limit.quantity));
  const dueDay = workingNumberFrom(last, calendar);
  const due = dueDay * DAY + closingMinute(calendar);
  return concluded(received, due, limit.basis, calendar, [
    line(null, calendarText(limit), limit.basis),
    ...waitLines(received, from, calendar),
    line(last, lastDayText(last)),
    ...rollLines(last, dueDay, calendar),
  ]);
}

function bySameDay(
  received: LocalMinute,
  limit: Limit<'SAME_DAY'>,
  calendar: WorkingCalendar,
): DueDate {
  const cutOff = parseTime(limit.cutOff);
  assert(cutOff !== null, `not a time of day: ${limit.cutOff}`);
  const from = countedArrival(received, calendar);
  const first = Math.floor(from / DAY);
  const late = from - first * DAY > cutOff;
  const dueDay = late ? workingNumberFrom(first + 1, calendar) : first;
  const due = dueDay * DAY + closingMinute(calendar);
  const cut = formatMinute(cutOff);
  return concluded(received, due, limit.basis, calendar, [
    line(null, sameDayText(cut), limit.basis),
    ...waitLines(received, from, calendar),
    line(first, cutOffText(cut, late)),
    ...(late ? rollLines(first + 1, dueDay, calendar) : []),
  ]);
}

function concluded(
  received: LocalMinute,
  due: LocalMinute,
  basis: string,
  calendar: WorkingCalendar,
  lines: readonly ProofLine[],
): DueDate {
  const proof = [...lines, ...conclusion(received, due, basis, calendar)];
  return { kind: 'due', at: instantOfLocalMinute(due), proof };
}
