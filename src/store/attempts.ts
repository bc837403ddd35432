import type pg from 'pg';
import type { Instant } from '#kernel/day.ts';

/** How long an attempt counts. */
export const WINDOW_MINUTES = 15;

/** The most attempts within the window that whoever a key stands for may make. */
export interface AttemptLimit {
  readonly key: string;
  readonly most: number;
}

/** Whether one of the limits is reached; counted in a table that all processes share. */
export async function isOverLimit(
  pool: pg.Pool | pg.ClientBase,
  limits: readonly AttemptLimit[],
  now: Instant,
): Promise<boolean> {
  const { rows } = await pool.query<{ key: string; count: number }>({
    name: 'count-attempts',
    text: `select key, count(*)::int as count from tracking_failure
      where key = any($1) and at > $2::timestamptz - interval '${WINDOW_MINUTES} minutes'
      group by key`,
    values: [limits.map(({ key }) => key), now],
  });
  const counts = new Map(rows.map(({ key, count }) => [key, count]));
  return limits.some(({ key, most }) => (counts.get(key) ?? 0) >= most);
}

/** Counts an attempt against each limit. */
export async function noteAttempt(
  pool: pg.Pool | pg.ClientBase,
  limits: readonly AttemptLimit[],
  now: Instant,
): Promise<void> {
  await pool.query({
    name: 'note-attempt',
    text: 'insert into tracking_failure (key, at) select unnest($1::text[]), $2',
    values: [limits.map(({ key }) => key), now],
  });
}

/** Forgets attempts that no longer count. */
export async function forgetOldAttempts(pool: pg.Pool, now: Instant): Promise<void> {
  await pool.query(
    `delete from tracking_failure where at < $1::timestamptz - interval '${WINDOW_MINUTES} minutes'`,
    [now],
  );
}
