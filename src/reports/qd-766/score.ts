import type { Measure, ScoreGroup, ScorePart, ServiceScore } from '#catalogue/report-rules.ts';
import type { Bilingual } from '#kernel/bilingual.ts';

/** What a part of the score is counted from. */
export interface Ratio {
  readonly numerator: number;
  readonly denominator: number;
}
export type Ratios = Readonly<Record<Measure, Ratio>>;

export interface ScoredPart extends Ratio {
  readonly part: ScorePart;
  /** Null where there is nothing to judge: the part counts for nothing then, neither way. */
  readonly points: number | null;
}

export interface ScoredGroup {
  readonly group: ScoreGroup;
  readonly parts: readonly ScoredPart[];
  readonly points: number;
  /** Points of the parts that could be judged. */
  readonly most: number;
}

export interface Score {
  readonly groups: readonly ScoredGroup[];
  readonly points: number;
  /** 100 where every part could be judged. */
  readonly most: number;
  /** The points as of a hundred; null where nothing could be judged. */
  readonly ofHundred: number | null;
  readonly grade: { readonly name: Bilingual; readonly isConfirmed: boolean } | null;
}

/** The score of QĐ 766 of one agency, from what its parts are counted from. */
export function scoreOf(rules: ServiceScore, ratios: Ratios): Score {
  const groups = rules.groups.map((group): ScoredGroup => {
    const parts = group.parts.map((part) => scoredPart(part, ratios[part.measure]));
    const judged = parts.filter(({ points }) => points !== null);
    return {
      group,
      parts,
      points: sum(judged.map(({ points }) => points ?? 0)),
      most: sum(judged.map(({ part }) => part.weight)),
    };
  });
  const points = sum(groups.map((group) => group.points));
  const most = sum(groups.map((group) => group.most));
  const ofHundred = most === 0 ? null : (points / most) * 100;
  const grade =
    ofHundred === null ? null : (rules.grades.find(({ from }) => atLeast(ofHundred, from)) ?? null);
  return { groups, points, most, ofHundred, grade };
}

function scoredPart(part: ScorePart, { numerator, denominator }: Ratio): ScoredPart {
  const points = denominator === 0 ? null : part.weight * share({ numerator, denominator });
  return { part, numerator, denominator, points };
}

/** From 0 to 1: what was counted twice by mistake still gives no more than the part is worth. */
const share = ({ numerator, denominator }: Ratio): number =>
  Math.min(1, Math.max(0, numerator / denominator));

const sum = (values: readonly number[]): number =>
  values.reduce((total, value) => total + value, 0);

/** Sums of shares have an error in their last digits: what is 90 reaches 90. */
const atLeast = (points: number, from: number): boolean => points > from - 1e-9;

/** Of how many of a hundred points an agency must be measured to be ranked. */
export const LEAST_TO_RANK = 50;

export interface Ranked<T> {
  readonly ranked: readonly T[];
  /** Too little is known of them; by their names as well. */
  readonly unranked: readonly T[];
}

/** By points as of a hundred, the best first, those that have as many by their names. */
export function rankScores<T extends { readonly name: string; readonly score: Score }>(
  scored: readonly T[],
): Ranked<T> {
  // What differs by an error of addition alone is the same.
  const pointsOf = ({ score }: T): number => Math.round((score.ofHundred ?? 0) * 1e6);
  const byName = (one: T, other: T): number => one.name.localeCompare(other.name, 'vi');
  const isRanked = ({ score }: T): boolean => atLeast(score.most, LEAST_TO_RANK);
  return {
    ranked: scored
      .filter(isRanked)
      .toSorted((one, other) => pointsOf(other) - pointsOf(one) || byName(one, other)),
    unranked: scored.filter((one) => !isRanked(one)).toSorted(byName),
  };
}

/** What one part would bring. */
export interface Gain {
  readonly scored: ScoredPart;
  /** Points if every case counted. */
  readonly whole: number;
  /** Points if ten in a hundred more did. */
  readonly tenth: number;
  /** How many cases are missing. */
  readonly missing: number;
}

/** What would raise the score most, the most first; parts that are full or cannot be judged are not among them. */
export const gainsOf = ({ groups }: Score): readonly Gain[] =>
  groups
    .flatMap(({ parts }) => parts)
    .flatMap((scored): readonly Gain[] => {
      const { part, points, numerator, denominator } = scored;
      if (points === null || points >= part.weight) return [];
      const whole = part.weight - points;
      const tenth = Math.min(whole, part.weight / 10);
      return [{ scored, whole, tenth, missing: denominator - numerator }];
    })
    .toSorted((one, other) => other.whole - one.whole || one.missing - other.missing);
