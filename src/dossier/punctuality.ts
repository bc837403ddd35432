import type { Instant } from '#kernel/day.ts';

/**
 * How a dossier counts in the statistics of its agency. `untimed`: finished under a procedure that
 * has no time limit, and so neither on time nor late.
 */
export type Punctuality = 'on-time' | 'late' | 'untimed' | 'waiting' | 'overdue';

/** What the count looks at; `isPaused`: the applicant is to bring a supplement. */
export interface Timing {
  readonly dueAt: Instant | null;
  readonly finishedAt: Instant | null;
  readonly isPaused: boolean;
}

/**
 * On time is what was finished at the due date or before, to the instant. The due date is the one
 * that stands: the time in which a supplement was awaited has moved it, and so has the one new date
 * that an apology may give. While a supplement is awaited nothing falls overdue.
 */
export function punctualityOf({ dueAt, finishedAt, isPaused }: Timing, now: Instant): Punctuality {
  if (finishedAt === null) {
    return dueAt !== null && !isPaused && dueAt < now ? 'overdue' : 'waiting';
  }
  if (dueAt === null) return 'untimed';
  return finishedAt <= dueAt ? 'on-time' : 'late';
}

/** Dossiers whose punctuality is settled: finished ones of a period, and what is overdue now. */
export interface Settled {
  readonly onTime: number;
  readonly late: number;
  readonly overdue: number;
}

/**
 * The share of those on time, 0 to 1: what waits and is overdue already counts as late, what waits in
 * time does not count yet. Null where there is nothing to judge.
 */
export function onTimeShare({ onTime, late, overdue }: Settled): number | null {
  const judged = onTime + late + overdue;
  return judged === 0 ? null : onTime / judged;
}
