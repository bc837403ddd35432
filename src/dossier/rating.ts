import type { Bilingual } from '#kernel/bilingual.ts';
import type { Instant } from '#kernel/day.ts';
import type { Dossier } from '#dossier/dossier.ts';

/** How content somebody is with the service, from 5 (very) to 1 (not at all). */
export type Grade = 1 | 2 | 3 | 4 | 5;

/** What the citizen of a dossier says of how it was dealt with. */
export interface Rating {
  readonly grade: Grade;
  /** In their own words; empty where there are none. */
  readonly remark: string;
  readonly ratedAt: Instant;
}

/** The best first, as they are offered. */
export const GRADES: readonly Grade[] = [5, 4, 3, 2, 1];

/** From this grade on a rating counts as content. */
export const SATISFIED_FROM: Grade = 4;

export const GRADE_NAMES: Readonly<Record<Grade, Bilingual>> = {
  5: { vi: 'Rất hài lòng', en: 'Very satisfied' },
  4: { vi: 'Hài lòng', en: 'Satisfied' },
  3: { vi: 'Bình thường', en: 'Neither' },
  2: { vi: 'Không hài lòng', en: 'Not satisfied' },
  1: { vi: 'Rất không hài lòng', en: 'Not satisfied at all' },
};

/**
 * Nobody is asked before the result is there: to say something is never a condition of having it. What is
 * done together is rated once, as a whole.
 */
export const mayBeRated = ({ phase, finishedAt, received }: Dossier): boolean =>
  received.bundle === undefined && (phase.kind === 'closed' || finishedAt !== null);
