import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { type AxisStatus, documentIdText } from '#axis/axis-document.ts';
import type { ReceiverState } from '#axis/receiver-state.ts';
import type { Instant } from '#kernel/day.ts';
import type { KeptDocument } from '#store/axis-documents.ts';

export interface KeptReceiver {
  readonly organ: string;
  readonly name: string;
  readonly state: ReceiverState;
}

/** The receivers of a document, locked: whoever changes one of them waits for whoever does. */
export async function lockReceivers(
  client: pg.ClientBase,
  id: string,
): Promise<readonly KeptReceiver[]> {
  const { rows } = await client.query<KeptReceiver>(
    `select organ, name, json_build_object('handling', handling, 'request', request) as state
      from axis_receiver where axis_document_id = $1 order by organ for update`,
    [id],
  );
  return rows;
}

export async function changeState(
  client: pg.ClientBase,
  id: string,
  organ: string,
  { handling, request }: ReceiverState,
  now: Instant,
): Promise<void> {
  await client.query(
    `update axis_receiver set handling = $3, request = $4, changed_at = $5
      where axis_document_id = $1 and organ = $2`,
    [id, organ, handling, request, now],
  );
}

export interface AxisNote {
  readonly organ: string;
  /** A code, or what was asked for. */
  readonly told: string;
  readonly description: string;
  /** Why it changed nothing; null where it did. */
  readonly ignored: string | null;
  readonly at: Instant;
}

/** Notes what was told; the same of the same moment stands there once. */
export async function addNote(
  client: pg.ClientBase,
  id: string,
  { organ, told, description, ignored, at }: AxisNote,
  now: Instant,
): Promise<void> {
  await client.query(
    `insert into axis_note
        (note_id, axis_document_id, organ, told, description, ignored, at, noted_at)
      select $1, $2, $3, $4, $5, $6, $7, $8 where not exists (
        select from axis_note
        where axis_document_id = $2 and organ = $3 and told = $4 and at = $7)`,
    [randomUUID(), id, organ, told, description, ignored, at, now],
  );
}

/** What a message carries; files are read from their rows when it is sent. */
export type MessageBody =
  | { readonly kind: 'document'; readonly version: number; readonly document: KeptDocument }
  | { readonly kind: 'status'; readonly status: AxisStatus; readonly to: string };

/** Puts a message among those to be sent; its key names it for ever, so that it is sent once. */
export async function addMessage(
  client: pg.ClientBase,
  id: string,
  body: MessageBody,
  now: Instant,
): Promise<void> {
  await client.query(
    `insert into axis_message (message_id, axis_document_id, key, kind, body, queued_at, due_at)
      values ($1, $2, $3, $4, $5, $6, $6) on conflict (key) do nothing`,
    [randomUUID(), id, keyOf(body), body.kind, JSON.stringify(body), now],
  );
}

function keyOf(body: MessageBody): string {
  if (body.kind === 'document') {
    const { id, business, sentAt } = body.document;
    return [documentIdText(id), business.kind, sentAt].join('|');
  }
  const { about, code, at, from } = body.status;
  return [documentIdText(about), from.id, code, at].join('|');
}
