import type pg from 'pg';
import type { Day, Instant } from '#kernel/day.ts';
import { localDay } from '#store/figure-columns.ts';
import { inTransaction } from '#store/transaction.ts';
import { NO_DOSSIER, writeAudit } from '#store/write-batch.ts';

/** The log of the exchange is never kept for less; the database refuses it too. */
export const FEWEST_LOG_MONTHS = 3;

/**
 * Forgets the calls of months before the last `months` full ones, by the database's clock, and writes
 * into the audit what is gone where anything is.
 */
export async function forgetOldCalls(pool: pg.Pool, months: number, now: Instant): Promise<void> {
  await inTransaction(pool, async (client) => {
    const { rows } = await client.query(
      `select kept_since as "keptSince", partitions, calls from forget_exchange_calls($1)`,
      [months],
    );
    const { keptSince, partitions, calls } = rows[0];
    if (partitions === 0 && calls === 0) return;
    const detail = `kept since ${keptSince}, partitions ${partitions}, calls ${calls}`;
    const by = { subject: 'system', role: 'system', agency: 'system' };
    const act = { act: 'forget-exchange-calls', outcome: 'done', detail } as const;
    await writeAudit(client, [{ dossierId: NO_DOSSIER, at: now, ...by, ...act }]);
  });
}

/** Day of the oldest call of the log, or null where it is empty. */
export async function oldestCallDay(pool: pg.Pool): Promise<Day | null> {
  const { rows } = await pool.query({
    name: 'oldest-call',
    text: `select ${localDay('min(at)')} as day from exchange_call`,
  });
  return rows[0]?.day ?? null;
}
