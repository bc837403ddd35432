import type pg from 'pg';
import type { Instant } from '#kernel/day.ts';

/** A message of the outbox, leased to this worker for one minute. */
export interface LeasedMessage {
  readonly dossierId: string;
  readonly messageId: string;
  readonly kind: string;
  readonly body: unknown;
  readonly attempts: number;
}

/**
 * Leases up to `limit` due messages: they are pushed one minute into the future, so that no lock
 * is held while they are delivered and a worker that dies loses nothing. At least once.
 */
export async function leaseDue(
  pool: pg.Pool,
  now: Instant,
  limit: number,
): Promise<readonly LeasedMessage[]> {
  const { rows } = await pool.query({
    name: 'lease-due',
    text: `
      with due as (
        select dossier_id, message_id from outbox
        where done_at is null and due_at <= $1
        order by due_at limit $2
        for update skip locked
      )
      update outbox set due_at = $1::timestamptz + interval '1 minute', attempts = attempts + 1
      from due where outbox.dossier_id = due.dossier_id and outbox.message_id = due.message_id
      returning outbox.dossier_id as "dossierId", outbox.message_id as "messageId",
        outbox.kind, outbox.body, outbox.attempts`,
    values: [now, limit],
  });
  return rows;
}

/** Marks a message delivered. */
export async function markDone(pool: pg.Pool, message: LeasedMessage, now: Instant): Promise<void> {
  await pool.query({
    name: 'mark-done',
    text: `update outbox set done_at = $3, last_error = null
      where dossier_id = $1 and message_id = $2`,
    values: [message.dossierId, message.messageId, now],
  });
}

/** Keeps a message that failed, to be tried again at `retryAt`. Nothing is ever dropped. */
export async function markFailed(
  pool: pg.Pool,
  message: LeasedMessage,
  why: string,
  retryAt: Instant,
): Promise<void> {
  await pool.query({
    name: 'mark-failed',
    text: `update outbox set due_at = $3, last_error = $4
      where dossier_id = $1 and message_id = $2`,
    values: [message.dossierId, message.messageId, retryAt, why],
  });
}

/** Milliseconds for which the oldest due message has been due; 0 where none is. */
export async function outboxLagMs(pool: pg.Pool, now: Instant): Promise<number> {
  const { rows } = await pool.query({
    name: 'outbox-lag',
    text: `select (extract(epoch from $1::timestamptz - min(due_at)) * 1000)::float8 as lag
      from outbox where done_at is null and due_at <= $1`,
    values: [now],
  });
  return rows[0]?.lag ?? 0;
}
