import { isWorkingDay, type WorkingCalendar } from '#calendar/working-calendar.ts';
import type { WorkingHours } from '#calendar/working-hours.ts';
import { type Day, dayNumber, dayOf, type Instant, minuteOfDay, yearOf } from '#kernel/day.ts';

/** What a day is like for whoever wants to come: when it is open, or why it is not. */
export type Opening =
  | { readonly kind: 'work'; readonly hours: WorkingHours; readonly isOpen: boolean }
  /** `name` of a day off of the calendar; null of a plain weekend. */
  | { readonly kind: 'off'; readonly name: string | null };

/** The opening of the day of `now`, and whether it is open at this minute; both ends are open. */
export function openingAt(now: Instant, calendar: WorkingCalendar): Opening {
  const today = dayOf(now);
  if (!isWorkingDay(today, calendar)) {
    return { kind: 'off', name: calendar.exceptions.get(dayNumber(today))?.name ?? null };
  }
  const minute = minuteOfDay(now);
  const isOpen = calendar.sessions.some(({ start, end }) => minute >= start && minute <= end);
  return { kind: 'work', hours: calendar.hours, isOpen };
}

/** Whether the days off of a year have been published: until then only weekends are known. */
export const isDeclared = (day: Day, { declaredYears }: WorkingCalendar): boolean =>
  declaredYears.has(yearOf(day));
