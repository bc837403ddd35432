import type { WorkingCalendar } from '#calendar/working-calendar.ts';
import { epochOf, type Instant } from '#kernel/day.ts';
import { shiftWorkingDays } from '#reporting/working-day-shift.ts';

/** When somebody is reminded, by working days from the due time. */
export interface Reminder {
  readonly days: number;
  readonly dueAt: Instant;
}

/** The reminders of a due time that are still ahead: one whose moment has passed says nothing new. */
export const reminderTimes = (
  days: readonly number[],
  { dueAt, now }: { readonly dueAt: Instant; readonly now: Instant },
  calendar: WorkingCalendar,
): readonly Reminder[] =>
  days
    .map((one) => ({ days: one, dueAt: shiftWorkingDays(dueAt, one, calendar) }))
    .filter((one) => epochOf(one.dueAt) > epochOf(now));
