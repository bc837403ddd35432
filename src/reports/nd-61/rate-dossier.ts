import { dayOf, type Instant } from '#kernel/day.ts';
import type { DossierIndicator, Mark } from '#reports/nd-61/indicators.ts';

/** When something was due and done. */
export interface DueAndDone {
  /** Null where the law sets no time. */
  readonly dueAt: Instant | null;
  readonly finishedAt: Instant;
}

/** What the indicators look at of one dossier that ended. */
export interface RatedDossier {
  /** Of the agency's own part. */
  readonly own: DueAndDone;
  /** Of the whole: the same but for a leg of an interlinked dossier. */
  readonly whole: DueAndDone;
  /** How often a supplement was asked for. */
  readonly supplements: number;
  /** Whether its conduct was reported, and the report not refused as out of scope. */
  readonly isComplainedOf: boolean;
}

/**
 * The marks of one dossier. Null: the law sets no time by which indicators 1, 2 and 7 could be judged; where conduct
 * was reported, 7 is 0 all the same. Late and not complained of is no case of indicator 7's text: no more than 0 can
 * be said of it. A supplement is asked for by the desk, the one agency that is seen for it.
 */
export function rateDossier(
  dossier: RatedDossier,
): Readonly<Record<DossierIndicator, Mark | null>> {
  const { own, whole, supplements, isComplainedOf } = dossier;
  return {
    1: timeMark(whole),
    2: timeMark(own),
    3: supplements === 0 ? 2 : supplements === 1 ? 1 : 0,
    4: supplements === 0 ? 2 : 1,
    7: isComplainedOf ? 0 : timeMark(own),
  };
}

/** 2: shorter than the time allowed, 1: on its last day, 0: longer. */
function timeMark({ dueAt, finishedAt }: DueAndDone): Mark | null {
  if (dueAt === null) return null;
  if (finishedAt > dueAt) return 0;
  return dayOf(finishedAt) < dayOf(dueAt) ? 2 : 1;
}

/** How reports about an agency were answered in a period: its mark of indicator 8. */
export function feedbackMark(counts: {
  readonly answerable: number;
  readonly answeredInTime: number;
  /** Past their due dates and not answered yet. */
  readonly dragging: number;
}): Mark {
  const { answerable, answeredInTime, dragging } = counts;
  if (dragging > 0) return 0;
  if (answeredInTime === answerable) return 2;
  return answeredInTime * 10 >= answerable * 9 ? 1 : 0;
}
