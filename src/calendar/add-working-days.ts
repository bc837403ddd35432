import type { WorkingCalendar } from '#calendar/working-calendar.ts';
import { addWorkingMinutes } from '#calendar/working-time.ts';
import { type Instant, instantOfLocalMinute, localMinuteOf } from '#kernel/day.ts';

/** So many full working days of an agency after a moment; the time of day is kept. */
export const addWorkingDays = (from: Instant, days: number, calendar: WorkingCalendar): Instant =>
  instantOfLocalMinute(
    addWorkingMinutes(localMinuteOf(from), days * calendar.minutesPerDay, calendar),
  );
