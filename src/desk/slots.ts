import { isWorkingDay, type WorkingCalendar } from '#calendar/working-calendar.ts';
import { addDays, dayNumber, type Day, type Instant, instantAt } from '#kernel/day.ts';

/** How many may come to a desk in each slot of a working day, from a day on. */
export interface SlotRule {
  readonly desk: string;
  readonly validFrom: Day;
  /** Length of a slot. */
  readonly minutes: number;
  /** 0: no appointments from that day on. */
  readonly capacity: number;
  /** How far ahead one may book. */
  readonly daysAhead: number;
}

/** A time that may be agreed: its end is the beginning of the next. */
export interface Slot {
  readonly start: Instant;
  readonly end: Instant;
}

export const SLOT_MINUTES = [15, 20, 30, 60] as const;
export const MOST_DAYS_AHEAD = 60;
export const MOST_CAPACITY = 99;

/** The rule of a desk on a day, of rules in the order of their first days; null before the first. */
export const ruleOn = (rules: readonly SlotRule[], day: Day): SlotRule | null =>
  rules.findLast(({ validFrom }) => validFrom <= day) ?? null;

/** The slots of a day: as many whole ones as each session of working time has; none on a day off. */
export function slotsOn(
  day: Day,
  rule: SlotRule | null,
  calendar: WorkingCalendar,
): readonly Slot[] {
  if (rule === null || rule.capacity === 0 || !isWorkingDay(day, calendar)) return [];
  return calendar.sessions.flatMap(({ start, end }) =>
    Array.from({ length: Math.floor((end - start) / rule.minutes) }, (_, index) => ({
      start: instantAt(day, start + index * rule.minutes),
      end: instantAt(day, start + (index + 1) * rule.minutes),
    })),
  );
}

export interface Bookable {
  readonly day: Day;
  readonly rule: SlotRule;
  /** Those that have not begun. */
  readonly slots: readonly Slot[];
}

/** The days that may be booked now, each with its slots, by the calendar and the rule of that day. */
export function bookableDays(
  rules: readonly SlotRule[],
  calendarOn: (day: Day) => WorkingCalendar,
  { today, now }: { readonly today: Day; readonly now: Instant },
): readonly Bookable[] {
  return Array.from({ length: MOST_DAYS_AHEAD + 1 }, (_, ahead) => addDays(today, ahead)).flatMap(
    (day): readonly Bookable[] => {
      const rule = ruleOn(rules, day);
      if (rule === null || dayNumber(day) - dayNumber(today) > rule.daysAhead) return [];
      const slots = slotsOn(day, rule, calendarOn(day)).filter(({ start }) => start > now);
      return slots.length === 0 ? [] : [{ day, rule, slots }];
    },
  );
}
