import type pg from 'pg';
import { addDays, type Day, type Instant, instantAt } from '#kernel/day.ts';
import type { ListPage } from '#reports/ii-06a/read-dossiers.ts';
import { FEEDBACK_LINE, type FeedbackLine } from '#store/feedback-lists.ts';

export interface FeedbackAsked {
  /** Codes of those that answer; null for all. */
  readonly agencies: readonly string[] | null;
  readonly from: Day;
  /** The last day, which is part of it. */
  readonly to: Day;
  readonly at: Instant;
}

/** What forms count of reports and suggestions. */
export const FEEDBACK_FIGURES = [
  'feedback-in-time.all',
  'feedback-in-time.good',
  'feedback-settled.all',
  'feedback-settled.good',
  'feedback-due.all',
  'feedback-due.good',
  'feedback-due.dragging',
] as const;
export type FeedbackFigure = (typeof FEEDBACK_FIGURES)[number];

/** What was refused as out of scope is no matter. */
const COUNTS = `(stage ->> 'kind' <> 'refused' and ($1::text[] is null or agency = any($1)))`;
const RECEIVED = `(${COUNTS} and received_at >= $2 and received_at < $3)`;
const DUE = `(${COUNTS} and due_at >= $2 and due_at < $3)`;
const IS_DRAGGING = '(closed_at is null and due_at < $4)';
/** Answered, or past its date. */
const IS_JUDGED = `(closed_at is not null or ${IS_DRAGGING})`;
const IS_IN_TIME = 'coalesce(closed_at <= due_at, false)';

/** Rows of `feedback` that a figure counts; parameters as `feedbackValues` has them. */
export const FEEDBACK_SQL: Readonly<Record<FeedbackFigure, string>> = {
  'feedback-in-time.all': `(${RECEIVED} and ${IS_JUDGED})`,
  'feedback-in-time.good': `(${RECEIVED} and ${IS_IN_TIME})`,
  'feedback-settled.all': `(${RECEIVED} and closed_at is not null)`,
  // Nobody reported about the same dossier after the answer.
  'feedback-settled.good': `(${RECEIVED} and closed_at is not null and not exists (
    select from feedback as again where again.dossier_code = feedback.dossier_code
      and again.received_at > feedback.closed_at))`,
  'feedback-due.all': `(${DUE} and ${IS_JUDGED})`,
  'feedback-due.good': `(${DUE} and ${IS_IN_TIME})`,
  'feedback-due.dragging': `(${DUE} and ${IS_DRAGGING})`,
};

/** `$1` to `$4`. */
export function feedbackValues({ agencies, from, to, at }: FeedbackAsked): unknown[] {
  return [agencies, instantAt(from, 0), instantAt(addDays(to, 1), 0), at];
}

/** How many there are of each figure, by the agency that answers; an agency without any is not there. */
export async function countFeedback<F extends FeedbackFigure>(
  pool: pg.Pool,
  asked: FeedbackAsked,
  figures: readonly F[],
): Promise<ReadonlyMap<string, Readonly<Record<F, number>>>> {
  const { rows } = await pool.query(
    `select agency, ${figures.map((one) => `count(*) filter (where ${FEEDBACK_SQL[one]})::int as "${one}"`).join(', ')}
    from feedback where (${figures.map((one) => FEEDBACK_SQL[one]).join(' or ')}) and $4::timestamptz is not null
    group by 1`,
    feedbackValues(asked),
  );
  return new Map(rows.map(({ agency, ...counts }) => [String(agency), counts]));
}

/** The reports and suggestions that a figure counts, those due first before. */
export async function readFeedbackBehind(
  pool: pg.Pool,
  asked: FeedbackAsked,
  figure: FeedbackFigure,
  page: ListPage,
): Promise<readonly FeedbackLine[]> {
  const { rows } = await pool.query<FeedbackLine>(
    `select ${FEEDBACK_LINE} from feedback
    where ${FEEDBACK_SQL[figure]} and $4::timestamptz is not null
    order by due_at, feedback_id limit $5 offset $6`,
    [...feedbackValues(asked), page.size, (page.number - 1) * page.size],
  );
  return rows;
}
