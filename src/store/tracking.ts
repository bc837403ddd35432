import { strict as assert } from 'node:assert';
import type pg from 'pg';
import type { Instant } from '#kernel/day.ts';
import { type AttemptLimit, isOverLimit, noteAttempt } from '#store/attempts.ts';
import { type DossierHistory, loadHistories } from '#store/load-dossier.ts';

export type TrackingAnswer =
  | { readonly kind: 'found'; readonly dossierId: string; readonly history: DossierHistory }
  | { readonly kind: 'not-found' }
  | { readonly kind: 'too-many-attempts' };

/** After this many misses within the window, a code or an address gets no more answers for now. */
export const MISSES_PER_CODE = 5;
export const MISSES_PER_ADDRESS = 30;

/** How often one may be wrong about a code, and from an address. */
export const trackingLimits = ({
  code,
  address,
}: Pick<TrackingQuestion, 'code' | 'address'>): readonly AttemptLimit[] => [
  { key: `code:${code}`, most: MISSES_PER_CODE },
  { key: `address:${address}`, most: MISSES_PER_ADDRESS },
];

export interface TrackingQuestion {
  readonly code: string;
  /** Last four digits of the identity or phone number. */
  readonly lastFour: string;
  /** Network address of the one who asks. */
  readonly address: string;
  readonly now: Instant;
}

/**
 * Finds a dossier for a stranger who knows its code and four digits. A wrong code and wrong digits
 * get the same answer; misses are counted by code and by address in a table that all processes
 * share, because four digits alone are soon guessed.
 */
export async function trackDossier(
  pool: pg.Pool,
  question: TrackingQuestion,
): Promise<TrackingAnswer> {
  const limits = trackingLimits(question);
  if (await isOverLimit(pool, limits, question.now)) return { kind: 'too-many-attempts' };
  const { rows } = await pool.query({
    name: 'track-dossier',
    text: 'select dossier_id from dossier where code = $1 and $2 = any(tracking_keys)',
    values: [question.code, question.lastFour],
  });
  const row = rows[0];
  if (row === undefined) {
    await noteAttempt(pool, limits, question.now);
    return { kind: 'not-found' };
  }
  const history = (await loadHistories(pool, [row.dossier_id])).get(row.dossier_id);
  assert(history !== undefined, 'a projected dossier has events');
  return { kind: 'found', dossierId: row.dossier_id, history };
}
