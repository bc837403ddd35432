import type { RatingRules } from '#catalogue/report-rules.ts';
import type { Bilingual } from '#kernel/bilingual.ts';
import type { DossierIndicator, Indicator, Mark } from '#reports/nd-61/indicators.ts';

/** How often each mark was given by one indicator in a period. */
export type MarkCounts = readonly [zero: number, one: number, two: number];
export type PeriodMarks = Readonly<Record<DossierIndicator, MarkCounts>>;

/** A number that sums of means come to exactly: no rounding turns 15 into less. */
export interface Fraction {
  readonly over: bigint;
  readonly under: bigint;
}

export interface RatedIndicator {
  readonly indicator: Indicator;
  /** The mean of its marks, or the one that was stated; null where there is none yet. */
  readonly mark: Fraction | null;
  readonly counts: MarkCounts;
}

export interface Rating {
  readonly indicators: readonly RatedIndicator[];
  readonly points: Fraction;
  /** Of those that have a mark: 18 for an agency of which all is known, 10 for an officer. */
  readonly most: number;
  readonly missing: readonly Indicator[];
}

/** The mean of an indicator over the dossiers of a period. */
export function meanMark(counts: MarkCounts): Fraction | null {
  const [zero, one, two] = counts;
  const all = zero + one + two;
  return all === 0 ? null : { over: BigInt(one + 2 * two), under: BigInt(all) };
}

/** What an indicator of dossiers came to in a period. */
export const ratedBy = (indicator: DossierIndicator, marks: PeriodMarks): RatedIndicator => ({
  indicator,
  mark: meanMark(marks[indicator]),
  counts: marks[indicator],
});

export const wholeMark = (mark: Mark): Fraction => ({ over: BigInt(mark), under: 1n });

export function ratingOf(indicators: readonly RatedIndicator[]): Rating {
  const marks = indicators.flatMap(({ mark }) => (mark === null ? [] : [mark]));
  return {
    indicators,
    points: marks.reduce(addFractions, { over: 0n, under: 1n }),
    most: 2 * marks.length,
    missing: indicators.filter(({ mark }) => mark === null).map(({ indicator }) => indicator),
  };
}

const addFractions = (one: Fraction, other: Fraction): Fraction => ({
  over: one.over * other.under + other.over * one.under,
  under: one.under * other.under,
});

/** The grade of an agency: 15 itself is "Xuất sắc". Null while indicators are missing. */
export function gradeOf({ points, missing }: Rating, { grades }: RatingRules): Bilingual | null {
  if (missing.length > 0) return null;
  return grades.find(({ from }) => points.over >= BigInt(from) * points.under)?.name ?? null;
}

/** To be shown; to be compared are the fractions. */
export const decimalOf = ({ over, under }: Fraction): number =>
  Number((over * 10_000n) / under) / 10_000;
