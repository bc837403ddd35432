import type pg from 'pg';
import {
  addDays,
  dayOf,
  epochOf,
  type Instant,
  instantFromEpoch,
  monthsAfter,
} from '#kernel/day.ts';
import { forgetVisitors } from '#store/appointments.ts';
import { forgetOldAttempts } from '#store/attempts.ts';
import { forgetOldDrafts } from '#store/drafts.ts';
import { forgetOldCalls } from '#store/exchange-log.ts';
import { forgetOldLineStates } from '#store/line-states.ts';

/** Months of the audit that have their own partition ahead of time. */
const MONTHS_AHEAD = 2;

/** What a process that ended says of its lines is worth nothing after a day. */
const DAY_MS = 24 * 3_600_000;
/** Days for which a draft is kept after it was last changed: the pages say so. */
const DRAFT_DAYS = 30;

/**
 * What must be done now and then: partitions ahead; old sessions, misses, line states, names of
 * visitors and calls of the exchange away. The log of calls is kept for so many full months.
 */
export async function keepHouse(
  pool: pg.Pool,
  now: Instant,
  exchangeLogMonths: number,
): Promise<void> {
  const today = dayOf(now);
  for (let month = 0; month <= MONTHS_AHEAD; month += 1) {
    await pool.query('select ensure_audit_partition($1), ensure_exchange_partition($1)', [
      monthsAfter(today, month),
    ]);
  }
  for (const table of ['session', 'citizen_session']) {
    await pool.query(`delete from ${table} where expires_at < $1`, [addDays(today, -1)]);
  }
  await forgetOldDrafts(pool, instantFromEpoch(epochOf(now) - DRAFT_DAYS * DAY_MS));
  await forgetOldAttempts(pool, now);
  await forgetVisitors(pool, today);
  await forgetOldLineStates(pool, instantFromEpoch(epochOf(now) - DAY_MS));
  await forgetOldCalls(pool, exchangeLogMonths, now);
}
