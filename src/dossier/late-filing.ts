import type { FiledWithin, Procedure } from '#catalogue/procedure.ts';
import { type Day, dayNumber, parseDay } from '#kernel/day.ts';

/** The time in which it should have been filed, where what was declared says that it passed; else null. */
export function lateFiling(
  { filedWithin }: Pick<Procedure, 'filedWithin'>,
  answers: Readonly<Record<string, unknown>>,
  filedOn: Day,
): FiledWithin | null {
  const answer = filedWithin === undefined ? undefined : answers[filedWithin.field];
  // Of a date of which the day is not known nobody says that it is late.
  const day = typeof answer === 'string' ? parseDay(answer) : null;
  if (filedWithin === undefined || day === null || !day.ok) return null;
  return dayNumber(filedOn) - dayNumber(day.value) > filedWithin.days ? filedWithin : null;
}
