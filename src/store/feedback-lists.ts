import type pg from 'pg';
import type { Feedback } from '#feedback/feedback.ts';
import type { Instant } from '#kernel/day.ts';

/** One line of a list: nothing of the sender and nothing of the text. */
export type FeedbackLine = Pick<
  Feedback,
  'feedbackId' | 'code' | 'kind' | 'agency' | 'receivedAt' | 'dueAt' | 'stage'
>;

/** Columns of a `FeedbackLine`. */
export const FEEDBACK_LINE = `feedback_id as "feedbackId", code, kind, agency, received_at as "receivedAt",
  due_at as "dueAt", stage`;

/** What is open, the most urgent first, or closed, the last first; of one agency or of all (null). */
export async function listFeedback(
  pool: pg.Pool,
  {
    agency,
    open,
    page,
    limit,
  }: {
    readonly agency: string | null;
    readonly open: boolean;
    /** From 1. */
    readonly page: number;
    readonly limit: number;
  },
): Promise<readonly FeedbackLine[]> {
  const order = open ? 'due_at' : 'closed_at desc';
  const { rows } = await pool.query<FeedbackLine>(
    `select ${FEEDBACK_LINE} from feedback
      where closed_at is ${open ? '' : 'not'} null and ($1::text is null or agency = $1)
      order by ${order}, feedback_id limit $2 offset $3`,
    [agency, limit + 1, (page - 1) * limit],
  );
  return rows;
}

/** How many open reports are overdue, of all agencies. */
export async function countOverdueFeedback(pool: pg.Pool, now: Instant): Promise<number> {
  const { rows } = await pool.query(
    'select count(*)::int as overdue from feedback where closed_at is null and due_at < $1',
    [now],
  );
  return rows[0].overdue;
}

/** What stands on the public list, the last first. */
export interface PublishedFeedback {
  readonly code: string;
  readonly kind: Feedback['kind'];
  readonly agency: string;
  readonly closedAt: Instant;
  readonly question: string;
  readonly answer: string;
}

export async function listPublishedFeedback(
  pool: pg.Pool,
  page: number,
  limit: number,
): Promise<readonly PublishedFeedback[]> {
  const { rows } = await pool.query<PublishedFeedback>(
    `select code, kind, agency, closed_at as "closedAt", stage #>> '{publication,question}' as question,
        stage #>> '{publication,answer}' as answer
      from feedback where stage -> 'publication' <> 'null'::jsonb
      order by closed_at desc, feedback_id limit $1 offset $2`,
    [limit + 1, (page - 1) * limit],
  );
  return rows;
}
