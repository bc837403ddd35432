import type pg from 'pg';
import { addDays, instantAt } from '#kernel/day.ts';
import type { CountsAsked } from '#reports/ii-06a/read-counts.ts';
import type { Ratio } from '#reports/qd-766/score.ts';

/** How reports and suggestions were answered, by the agency that answers; an agency without any is not there. */
export interface FeedbackRatios {
  readonly 'feedback-in-time': Ratio;
  readonly 'feedback-settled': Ratio;
}

/**
 * In time: of those that were received in the period and are answered or past their dates, the ones answered by them;
 * what was refused as out of scope is no matter. Settled: of those answered, the ones after which nobody reported
 * about the same dossier again.
 */
export async function readFeedbackRatios(
  pool: pg.Pool,
  { agencies, from, to, at }: CountsAsked,
): Promise<ReadonlyMap<string, FeedbackRatios>> {
  const { rows } = await pool.query(
    `select agency,
      count(*) filter (where closed_at is not null or due_at < $4)::int as due,
      count(*) filter (where closed_at <= due_at)::int as "inTime",
      count(closed_at)::int as answered,
      count(closed_at) filter (where not exists (
        select from feedback as again where again.dossier_code = feedback.dossier_code
          and again.received_at > feedback.closed_at))::int as settled
    from feedback
    where received_at >= $2 and received_at < $3 and stage ->> 'kind' <> 'refused'
      and ($1::text[] is null or agency = any($1))
    group by 1`,
    [
      agencies === 'province' ? null : agencies,
      instantAt(from, 0),
      instantAt(addDays(to, 1), 0),
      at,
    ],
  );
  return new Map(
    rows.map(({ agency, due, inTime, answered, settled }) => [
      String(agency),
      {
        'feedback-in-time': { numerator: inTime, denominator: due },
        'feedback-settled': { numerator: settled, denominator: answered },
      },
    ]),
  );
}

/** Versions of procedures that began in a period, and whether they were published by then. */
export async function readPublished(
  pool: pg.Pool,
  { from, to }: CountsAsked,
): Promise<readonly { readonly code: string; readonly isInTime: boolean }[]> {
  const { rows } = await pool.query(
    `select code, (published_at at time zone 'Asia/Ho_Chi_Minh')::date <= valid_from as "isInTime"
    from catalogue_version
    where kind = 'procedure' and published_at is not null and valid_from between $1 and $2`,
    [from, to],
  );
  return rows;
}
