import { addDays, type Day, dayNumber, monthsAfter, yearOf } from '#kernel/day.ts';

export const REPEATS = ['once', 'month', 'quarter', 'half-year', 'year'] as const;
export type Repeats = (typeof REPEATS)[number];

export interface Period {
  readonly from: Day;
  /** Last day. */
  readonly to: Day;
}

const MONTHS = { month: 1, quarter: 3, 'half-year': 6, year: 12 } satisfies Record<
  Exclude<Repeats, 'once'>,
  number
>;

/**
 * The period after one: as many months on; of one that does not repeat, as many whole months as it has,
 * else as many days from its end.
 */
export function nextPeriod({ from, to }: Period, repeats: Repeats): Period {
  const months = repeats === 'once' ? wholeMonths({ from, to }) : MONTHS[repeats];
  const first = addDays(to, 1);
  if (months > 0) return { from: first, to: addDays(monthsAfter(first, months), -1) };
  return { from: first, to: addDays(first, dayNumber(to) - dayNumber(from)) };
}

/** How many calendar months a period is; 0 where it begins or ends within one. */
export function wholeMonths({ from, to }: Period): number {
  const after = addDays(to, 1);
  if (!from.endsWith('-01') || !after.endsWith('-01')) return 0;
  const count = (day: Day): number => yearOf(day) * 12 + Number(day.slice(5, 7));
  return count(after) - count(from);
}
