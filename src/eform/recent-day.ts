import type { Field } from '#eform/form.ts';
import { addDays, type Day, formatDay, parseDay, parseTypedDay } from '#kernel/day.ts';

/** How many days back a list of days goes for this field; 0 where the day is only typed. */
export const recentOf = ({ type, recent = null }: Field): number =>
  type === 'date' ? (recent ?? 0) : 0;

/** The days of such a list, newest first: today, and as many before it. */
export const recentDays = (today: Day, back: number): readonly Day[] =>
  Array.from({ length: back + 1 }, (_, days) => addDays(today, -days));

/** A day that was chosen from the list, and what was typed beside it. */
export interface TwoDays {
  /** `YYYY-MM-DD`, or empty. */
  readonly chosen: string;
  readonly typed: string;
}

/**
 * The one answer of both. Who gives one of them, or the same day twice, has said which; of two that
 * differ neither is taken for the other: both are kept, and refused by `checkAnswers`.
 */
export function joinDays({ chosen, typed }: TwoDays): string {
  const day = parseTypedDay(typed);
  const text = day.ok ? day.value : typed;
  const listed = parseDay(chosen);
  if (!listed.ok || text === chosen) return text;
  return typed === '' ? chosen : `${formatDay(listed.value)}${BETWEEN}${typed}`;
}

/** The two days in an answer that holds two, or null. */
export function splitDays(answer: string): TwoDays | null {
  const [first = '', typed = ''] = answer.split(BETWEEN);
  const chosen = parseTypedDay(first);
  return typed !== '' && chosen.ok ? { chosen: chosen.value, typed } : null;
}

const BETWEEN = ' | ';
