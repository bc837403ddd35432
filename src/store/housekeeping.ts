import type pg from 'pg';
import { addDays, dayOf, type Instant, monthsAfter } from '#kernel/day.ts';
import { forgetOldMisses } from '#store/tracking.ts';

/** Months of the audit that have their own partition ahead of time. */
const MONTHS_AHEAD = 2;

/** What must be done now and then: partitions of the audit ahead, old sessions and misses away. */
export async function keepHouse(pool: pg.Pool, now: Instant): Promise<void> {
  const today = dayOf(now);
  for (let month = 0; month <= MONTHS_AHEAD; month += 1) {
    await pool.query('select ensure_audit_partition($1), ensure_exchange_partition($1)', [
      monthsAfter(today, month),
    ]);
  }
  await pool.query('delete from session where expires_at < $1', [addDays(today, -1)]);
  await forgetOldMisses(pool, now);
}
