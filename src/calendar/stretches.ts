import {
  closingMinute,
  isWeekend,
  isWorkingNumber,
  openingMinute,
  type WorkingCalendar,
} from '#calendar/working-calendar.ts';
import { minutesOfDay } from '#calendar/working-time.ts';
import type { DayNumber, LocalMinute } from '#kernel/day.ts';

/** A run of days that the calculation treats alike: one line of a proof. */
export type Stretch = WorkedStretch | OffStretch;

/** Days of which working time is counted. */
export interface WorkedStretch {
  readonly kind: 'worked';
  readonly first: DayNumber;
  readonly last: DayNumber;
  /** Working minutes counted in all. */
  readonly minutes: number;
  /** Whether each day counts in full; a day that does not stands alone. */
  readonly full: boolean;
  /** Minute of the day from which, and until which, it counts where that is not the whole day. */
  readonly since: number | null;
  readonly until: number | null;
  /** The name of a make-up day, which stands alone. */
  readonly makeUp: string | null;
}

/** Days that are skipped: the name of the holiday, or null for Saturdays and Sundays. */
export interface OffStretch {
  readonly kind: 'off';
  readonly first: DayNumber;
  readonly last: DayNumber;
  readonly name: string | null;
}

/** All days from one moment to the other in runs; days without a counted minute are left out. */
export function stretchesBetween(
  from: LocalMinute,
  to: LocalMinute,
  calendar: WorkingCalendar,
): readonly Stretch[] {
  const stretches: Stretch[] = [];
  const lastDay = Math.floor(to / DAY);
  for (let day = Math.floor(from / DAY); day <= lastDay; day += 1) {
    append(
      stretches,
      isWorkingNumber(day, calendar)
        ? workedDay(day, Math.max(0, from - day * DAY), Math.min(DAY, to - day * DAY), calendar)
        : offDay(day, calendar),
    );
  }
  return stretches;
}

/** The days off from `first` to `last`, both included, in runs. */
export function offStretches(
  first: DayNumber,
  last: DayNumber,
  calendar: WorkingCalendar,
): readonly OffStretch[] {
  return stretchesBetween(first * DAY, last * DAY, calendar).filter(
    (stretch) => stretch.kind === 'off',
  );
}

const DAY = 1440;

function workedDay(
  day: DayNumber,
  start: number,
  end: number,
  calendar: WorkingCalendar,
): WorkedStretch {
  const minutes = minutesOfDay(day, start, end, calendar);
  return {
    kind: 'worked',
    first: day,
    last: day,
    minutes,
    full: minutes === calendar.minutesPerDay,
    since: start > openingMinute(calendar) ? start : null,
    until: end < closingMinute(calendar) ? end : null,
    makeUp: isWeekend(day) ? (calendar.exceptions.get(day)?.name ?? null) : null,
  };
}

function offDay(day: DayNumber, calendar: WorkingCalendar): OffStretch {
  return { kind: 'off', first: day, last: day, name: calendar.exceptions.get(day)?.name ?? null };
}

function append(stretches: Stretch[], next: Stretch): void {
  const previous = stretches.at(-1);
  if (previous?.kind === 'off' && next.kind === 'off' && previous.name === next.name) {
    stretches[stretches.length - 1] = { ...previous, last: next.last };
  } else if (previous?.kind === 'worked' && next.kind === 'worked' && joins(previous, next)) {
    const minutes = previous.minutes + next.minutes;
    stretches[stretches.length - 1] = { ...previous, last: next.last, minutes };
  } else if (next.kind === 'off' || next.minutes > 0) {
    stretches.push(next);
  }
}

const joins = (previous: WorkedStretch, next: WorkedStretch): boolean =>
  previous.full && next.full && previous.makeUp === null && next.makeUp === null;
