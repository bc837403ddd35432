import { strict as assert } from 'node:assert';
import type pg from 'pg';
import type { Instant } from '#kernel/day.ts';
import { type DossierHistory, loadHistories } from '#store/load-dossier.ts';

export type TrackingAnswer =
  | { readonly kind: 'found'; readonly dossierId: string; readonly history: DossierHistory }
  | { readonly kind: 'not-found' }
  | { readonly kind: 'too-many-attempts' };

/** After this many misses within the window, a code or an address gets no more answers for now. */
export const MISSES_PER_CODE = 5;
export const MISSES_PER_ADDRESS = 30;
export const WINDOW_MINUTES = 15;

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
  const keys = [`code:${question.code}`, `address:${question.address}`];
  if (await tooManyMisses(pool, keys, question.now)) return { kind: 'too-many-attempts' };
  const { rows } = await pool.query({
    name: 'track-dossier',
    text: 'select dossier_id from dossier where code = $1 and $2 = any(tracking_keys)',
    values: [question.code, question.lastFour],
  });
  const row = rows[0];
  if (row === undefined) {
    await noteMiss(pool, keys, question.now);
    return { kind: 'not-found' };
  }
  const history = (await loadHistories(pool, [row.dossier_id])).get(row.dossier_id);
  assert(history !== undefined, 'a projected dossier has events');
  return { kind: 'found', dossierId: row.dossier_id, history };
}

/** Notes a miss, or whatever else is counted, under each of its keys. */
export async function noteMiss(
  client: pg.Pool | pg.ClientBase,
  keys: readonly string[],
  now: Instant,
): Promise<void> {
  await client.query({
    name: 'note-miss',
    text: 'insert into tracking_failure (key, at) select unnest($1::text[]), $2',
    values: [keys, now],
  });
}

/** Whether a key has as many within the window as it may: those of a code fewer than any other. */
export async function tooManyMisses(
  client: pg.Pool | pg.ClientBase,
  keys: readonly string[],
  now: Instant,
  most = MISSES_PER_ADDRESS,
): Promise<boolean> {
  const { rows } = await client.query({
    name: 'count-misses',
    text: `select key, count(*)::int as misses from tracking_failure
      where key = any($1) and at > $2::timestamptz - interval '${WINDOW_MINUTES} minutes'
      group by key`,
    values: [keys, now],
  });
  return rows.some((row) => row.misses >= (row.key.startsWith('code:') ? MISSES_PER_CODE : most));
}

/** Forgets misses that no longer count. */
export async function forgetOldMisses(pool: pg.Pool, now: Instant): Promise<void> {
  await pool.query(
    `delete from tracking_failure where at < $1::timestamptz - interval '${WINDOW_MINUTES} minutes'`,
    [now],
  );
}
