import type pg from 'pg';
import { countFeedback } from '#reports/feedback-figures.ts';
import type { CountsAsked } from '#reports/ii-06a/read-counts.ts';
import type { Ratio } from '#reports/qd-766/score.ts';
import { localDay } from '#store/figure-columns.ts';

/** How reports and suggestions were answered, by the agency that answers; an agency without any is not there. */
export interface FeedbackRatios {
  readonly 'feedback-in-time': Ratio;
  readonly 'feedback-settled': Ratio;
}

/** Of those received in the period: in time, of those answered or past their dates; settled, of those answered. */
export async function readFeedbackRatios(
  pool: pg.Pool,
  { agencies, from, to, at }: CountsAsked,
): Promise<ReadonlyMap<string, FeedbackRatios>> {
  const asked = { agencies: agencies === 'province' ? null : agencies, from, to, at };
  const counted = await countFeedback(pool, asked, [
    'feedback-in-time.good',
    'feedback-in-time.all',
    'feedback-settled.good',
    'feedback-settled.all',
  ]);
  return new Map(
    [...counted].map(([agency, counts]) => [
      agency,
      {
        'feedback-in-time': {
          numerator: counts['feedback-in-time.good'],
          denominator: counts['feedback-in-time.all'],
        },
        'feedback-settled': {
          numerator: counts['feedback-settled.good'],
          denominator: counts['feedback-settled.all'],
        },
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
    `select code, ${localDay('published_at')} <= valid_from as "isInTime"
    from catalogue_version
    where kind = 'procedure' and published_at is not null and valid_from between $1 and $2`,
    [from, to],
  );
  return rows;
}
