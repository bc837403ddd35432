import { isWorkingNumber, type WorkingCalendar } from '#calendar/working-calendar.ts';
import { type Instant, instantOfLocalMinute, localMinuteOf } from '#kernel/day.ts';

const DAY = 1440;

/** So many working days after (negative: before) a moment; the time of day is kept. */
export function shiftWorkingDays(from: Instant, days: number, calendar: WorkingCalendar): Instant {
  const minute = localMinuteOf(from);
  let day = Math.floor(minute / DAY);
  const step = days < 0 ? -1 : 1;
  for (let left = Math.abs(days); left > 0; ) {
    day += step;
    if (isWorkingNumber(day, calendar)) left -= 1;
  }
  return instantOfLocalMinute(day * DAY + (minute - Math.floor(minute / DAY) * DAY));
}
