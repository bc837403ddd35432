import type pg from 'pg';
import type { Instant } from '#kernel/day.ts';
import type { KeptAxisFile } from '#store/axis-documents.ts';
import type { MessageBody } from '#store/axis-rows.ts';

/** A message that one worker sends now. */
export interface LeasedMessage {
  readonly id: string;
  readonly key: string;
  readonly documentId: string;
  readonly body: MessageBody;
  /** This try counted. */
  readonly attempts: number;
}

/**
 * The message that is due first, a worker's alone for a while. Messages of one document go in their order: a
 * recall is not sent before what it recalls.
 */
export async function leaseMessage(
  pool: pg.Pool,
  now: Instant,
  milliseconds: number,
): Promise<LeasedMessage | null> {
  const { rows } = await pool.query<LeasedMessage>(
    `with due as (
      select message_id from axis_message as message
      where sent_at is null and due_at <= $1 and (leased_until is null or leased_until <= $1)
        and not exists (
          select from axis_message as earlier
          where earlier.axis_document_id = message.axis_document_id and earlier.sent_at is null
            and (earlier.body->>'version')::int < (message.body->>'version')::int)
      order by due_at, message_id limit 1 for update skip locked
    )
    update axis_message as message set attempts = attempts + 1,
      leased_until = $1::timestamptz + $2 * interval '1 millisecond'
    from due where message.message_id = due.message_id
    returning message.message_id as id, key, axis_document_id as "documentId", body, attempts`,
    [now, milliseconds],
  );
  return rows[0] ?? null;
}

export async function keepSent(pool: pg.Pool, id: string, now: Instant): Promise<void> {
  await pool.query(
    `update axis_message set sent_at = $2, leased_until = null, fault = null, fault_code = null,
        failing_since = null
      where message_id = $1`,
    [id, now],
  );
}

export async function keepSendFault(
  pool: pg.Pool,
  id: string,
  fault: { readonly code: string; readonly text: string },
  { now, retryAt }: { readonly now: Instant; readonly retryAt: Instant },
): Promise<void> {
  await pool.query(
    `update axis_message set due_at = $4, leased_until = null, fault_code = $2, fault = $3,
        failing_since = coalesce(failing_since, $5)
      where message_id = $1`,
    [id, fault.code, fault.text, retryAt, now],
  );
}

/** Lets every message that fails be tried now, but what is just being tried; returns how many. */
export async function retryMessages(pool: pg.Pool, now: Instant): Promise<number> {
  const { rowCount } = await pool.query(
    `update axis_message set due_at = $1
      where sent_at is null and failing_since is not null
        and (leased_until is null or leased_until <= $1)`,
    [now],
  );
  return rowCount ?? 0;
}

export async function filesOfVersion(
  pool: pg.Pool,
  documentId: string,
  version: number,
): Promise<readonly KeptAxisFile[]> {
  const { rows } = await pool.query<KeptAxisFile>(
    `select file_id as id, name, media_type as "mediaType", sha256, size from axis_file
      where axis_document_id = $1 and version = $2 order by file_id`,
    [documentId, version],
  );
  return rows;
}

/** Counts a try to read a message to us; answers how many there were. */
export async function countUnread(
  pool: pg.Pool,
  name: string,
  fault: string,
  now: Instant,
): Promise<number> {
  const { rows } = await pool.query<{ readonly tries: number }>(
    `insert into axis_unread (name, tries, fault, first_at) values ($1, 1, $2, $3)
      on conflict (name) do update set tries = axis_unread.tries + 1, fault = excluded.fault
      returning tries`,
    [name, fault, now],
  );
  return rows[0]?.tries ?? 1;
}

export async function setAside(pool: pg.Pool, name: string, now: Instant): Promise<void> {
  await pool.query('update axis_unread set set_aside_at = $2 where name = $1', [name, now]);
}
