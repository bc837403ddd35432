import { addDays, type Day, dayNumber, monthsAfter } from '#kernel/day.ts';

export const REPEATS = ['once', 'month', 'quarter', 'half-year', 'year'] as const;
export type Repeats = (typeof REPEATS)[number];

export interface Period {
  readonly from: Day;
  /** Last day. */
  readonly to: Day;
}

const MONTHS = { once: 0, month: 1, quarter: 3, 'half-year': 6, year: 12 } satisfies Record<
  Repeats,
  number
>;

/** The period after one: as many months on; of one that does not repeat, as many days from its end. */
export function nextPeriod({ from, to }: Period, repeats: Repeats): Period {
  const months = MONTHS[repeats];
  const first = addDays(to, 1);
  if (months > 0) return { from: first, to: addDays(monthsAfter(first, months), -1) };
  return { from: first, to: addDays(first, dayNumber(to) - dayNumber(from)) };
}
