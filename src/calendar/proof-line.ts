import {
  arrivalText,
  dayText,
  momentText,
  stretchText,
  undeclaredText,
} from '#calendar/proof-text.ts';
import { offStretches, stretchesBetween } from '#calendar/stretches.ts';
import type { WorkingCalendar } from '#calendar/working-calendar.ts';
import type { Bilingual } from '#kernel/bilingual.ts';
import { type Day, dayFromNumber, type DayNumber, type LocalMinute, yearOf } from '#kernel/day.ts';

/** One line of the calculation, as an official would check it. */
export interface ProofLine {
  /** The first day that the line speaks of, or null for a rule. */
  readonly day: Day | null;
  readonly text: Bilingual;
  /** The article that the line rests on. */
  readonly basis: string | null;
}

/** Lines for the runs of days from one moment to another. */
export function stretchLines(
  from: LocalMinute,
  to: LocalMinute,
  calendar: WorkingCalendar,
): readonly ProofLine[] {
  return stretchesBetween(from, to, calendar).map((stretch) =>
    line(stretch.first, stretchText(stretch, calendar)),
  );
}

/** The last lines of every proof: the date, and a warning for each year not declared yet. */
export function conclusion(
  from: LocalMinute,
  due: LocalMinute,
  basis: string,
  calendar: WorkingCalendar,
): readonly ProofLine[] {
  const moment = momentText(due);
  const result = { vi: `Hẹn trả kết quả: ${moment.vi}.`, en: `Result due: ${moment.en}.` };
  const lines = [line(Math.floor(due / DAY), result, basis)];
  const lastYear = yearOf(dayFromNumber(Math.floor(due / DAY)));
  for (let year = yearOf(dayFromNumber(Math.floor(from / DAY))); year <= lastYear; year += 1) {
    if (!calendar.declaredYears.has(year)) lines.push(line(null, undeclaredText(year)));
  }
  return lines;
}

export function line(
  day: DayNumber | null,
  text: Bilingual,
  basis: string | null = null,
): ProofLine {
  return { day: day === null ? null : dayFromNumber(day), text, basis };
}

/** Where the clock starts, and the days off that lie between the receipt and that start. */
export function waitLines(
  received: LocalMinute,
  from: LocalMinute,
  calendar: WorkingCalendar,
): readonly ProofLine[] {
  const day = Math.floor(received / DAY);
  return [
    line(day, arrivalText(received, calendar)),
    ...offLines(day, Math.floor(from / DAY) - 1, calendar),
  ];
}

/** The days off from `first` until `dueDay`, and that the date moves on because of them. */
export function rollLines(
  first: DayNumber,
  dueDay: DayNumber,
  calendar: WorkingCalendar,
): readonly ProofLine[] {
  if (first === dueDay) return [];
  const day = dayText(dueDay);
  return [
    ...offLines(first, dueDay - 1, calendar),
    line(dueDay, {
      vi: `Chuyển sang ngày làm việc tiếp theo: ${day.vi}.`,
      en: `Moved on to the next working day: ${day.en}.`,
    }),
  ];
}

const DAY = 1440;

function offLines(
  first: DayNumber,
  last: DayNumber,
  calendar: WorkingCalendar,
): readonly ProofLine[] {
  if (last < first) return [];
  return offStretches(first, last, calendar).map((stretch) =>
    line(stretch.first, stretchText(stretch, calendar)),
  );
}
