import { countWorkingDays, type WorkingCalendar } from '#calendar/working-calendar.ts';
import { dayNumber, dayOf, type Instant } from '#kernel/day.ts';

export interface Urgency {
  readonly band: 'overdue' | 'today' | 'soon' | 'ok' | 'none';
  /**
   * Working days from today to the due day: 0 on the day itself, negative when it has passed, 0
   * where there is no due date.
   */
  readonly workingDays: number;
}

/** How near a due date is. `soon` is one or two working days left; null is no due date. */
export function urgency(due: Instant | null, now: Instant, calendar: WorkingCalendar): Urgency {
  if (due === null) return { band: 'none', workingDays: 0 };
  const today = dayNumber(dayOf(now));
  const dueDay = dayNumber(dayOf(due));
  if (now > due) {
    return { band: 'overdue', workingDays: 0 - countWorkingDays(dueDay + 1, today, calendar) };
  }
  if (dueDay === today) return { band: 'today', workingDays: 0 };
  const workingDays = countWorkingDays(today + 1, dueDay, calendar);
  return { band: workingDays <= SOON_DAYS ? 'soon' : 'ok', workingDays };
}

const SOON_DAYS = 2;
