import { conclusion, line, type ProofLine, stretchLines } from '#calendar/proof-line.ts';
import type { WorkingCalendar } from '#calendar/working-calendar.ts';
import { addWorkingMinutes } from '#calendar/working-time.ts';
import type { Bilingual } from '#kernel/bilingual.ts';
import { type Instant, instantOfLocalMinute, localMinuteOf } from '#kernel/day.ts';

/** Working days that the law adds to a time limit, with why as it is printed in the proof. */
export interface ExtraDays {
  readonly workingDays: number;
  readonly reason: Bilingual;
  readonly basis: string;
}

interface Due {
  readonly at: Instant;
  readonly proof: readonly ProofLine[];
}

/** A due date moved on by so many working days; the proof says by how many, why and by which law. */
export function addWorkingDays(
  { at, proof }: Due,
  { workingDays, reason, basis }: ExtraDays,
  calendar: WorkingCalendar,
): Due {
  const before = localMinuteOf(at);
  const due = addWorkingMinutes(before, workingDays * calendar.minutesPerDay, calendar);
  const why = {
    vi: `Cộng thêm ${workingDays} ngày làm việc: ${reason.vi}.`,
    en: `${workingDays} working days more: ${reason.en}.`,
  };
  const more = [
    line(null, why, basis),
    ...stretchLines(before, due, calendar),
    ...conclusion(before, due, basis, calendar),
  ];
  return { at: instantOfLocalMinute(due), proof: [...proof, ...more] };
}
