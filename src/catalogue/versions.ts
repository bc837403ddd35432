import type { Day } from '#kernel/day.ts';

/** The last day of a code, from which nothing takes its place. */
export interface CodeEnd {
  readonly code: string;
  /** First day without it. */
  readonly validTo: Day;
}

interface Dated {
  readonly code: string;
  readonly validFrom: Day;
  readonly validTo: Day | null;
}

/**
 * Versions with the days on which they really end: where the next of the same code begins, or
 * earlier where they say so themselves. A version that is published thus ends the one before it
 * without changing it.
 */
export function withEnds<T extends Dated>(versions: readonly T[]): readonly T[] {
  return [...Map.groupBy(versions, (version) => version.code).values()].flatMap((ofCode) => {
    const inOrder = ofCode.toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
    return inOrder.map((version, index) => {
      const next = inOrder[index + 1]?.validFrom ?? null;
      return { ...version, validTo: earlier(version.validTo, next) };
    });
  });
}

/** The earlier of two ends; null where neither ends. */
export function earlier(a: Day | null, b: Day | null): Day | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}
