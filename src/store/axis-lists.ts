import type pg from 'pg';
import type { Business } from '#axis/axis-document.ts';
import type { Instant } from '#kernel/day.ts';
import type { KeptAxisFile, KeptDocument } from '#store/axis-documents.ts';
import type { AxisNote, KeptReceiver } from '#store/axis-rows.ts';

export interface ListedDocument {
  readonly id: string;
  readonly document: KeptDocument;
  readonly receivers: readonly KeptReceiver[];
  /** What its messages are that are not sent yet. */
  readonly waiting: readonly MessageKind[];
}

/** A document of ours, what we want of one, or a status that we tell of one of theirs. */
export type MessageKind = Business['kind'] | 'status';

const MESSAGE_KIND = `coalesce(message.body->'document'->'business'->>'kind', 'status')`;

/** Documents of a direction, the latest first; one more than asked for where there are more. */
export async function listAxisDocuments(
  pool: pg.Pool,
  direction: 'in' | 'out',
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Promise<readonly ListedDocument[]> {
  const { rows } = await pool.query<ListedDocument>(
    `select axis_document_id as id, body as document, ${RECEIVERS} as receivers,
        array(select ${MESSAGE_KIND} from axis_message as message
          where message.axis_document_id = one.axis_document_id and sent_at is null) as waiting
      from axis_document as one where direction = $1
      order by created_at desc, axis_document_id offset $2 limit $3`,
    [direction, offset, limit + 1],
  );
  return rows;
}

const RECEIVERS = `(select coalesce(json_agg(json_build_object('organ', organ, 'name', name,
    'state', json_build_object('handling', handling, 'request', request)) order by organ), '[]')
  from axis_receiver as receiver where receiver.axis_document_id = one.axis_document_id)`;

export interface WaitingMessage {
  readonly kind: MessageKind;
  readonly attempts: number;
  readonly faultCode: string | null;
  readonly fault: string | null;
  /** When it is tried next. */
  readonly dueAt: Instant;
}

export interface ShownDocument {
  readonly id: string;
  readonly direction: 'in' | 'out';
  readonly document: KeptDocument;
  readonly receivers: readonly (KeptReceiver & { readonly changedAt: Instant })[];
  readonly notes: readonly AxisNote[];
  readonly files: readonly (KeptAxisFile & { readonly version: number })[];
  readonly waiting: readonly WaitingMessage[];
}

/** All that there is to show of one document; null where there is none. */
export async function readAxisDocument(pool: pg.Pool, id: string): Promise<ShownDocument | null> {
  const [documents, receivers, notes, files, waiting] = await Promise.all([
    pool.query<Pick<ShownDocument, 'id' | 'direction' | 'document'>>(
      `select axis_document_id as id, direction, body as document from axis_document
        where axis_document_id = $1`,
      [id],
    ),
    pool.query<ShownDocument['receivers'][number]>(
      `select organ, name, json_build_object('handling', handling, 'request', request) as state,
          changed_at as "changedAt"
        from axis_receiver where axis_document_id = $1 order by organ`,
      [id],
    ),
    pool.query<AxisNote>(
      `select organ, told, description, ignored, at from axis_note
        where axis_document_id = $1 order by noted_at, note_id`,
      [id],
    ),
    pool.query<ShownDocument['files'][number]>(
      `select version, file_id as id, name, media_type as "mediaType", sha256, size from axis_file
        where axis_document_id = $1 order by version, file_id`,
      [id],
    ),
    pool.query<WaitingMessage>(
      `select ${MESSAGE_KIND} as kind, attempts, fault_code as "faultCode", fault, due_at as "dueAt"
        from axis_message as message
        where axis_document_id = $1 and sent_at is null order by due_at`,
      [id],
    ),
  ]);
  const [document] = documents.rows;
  if (document === undefined) return null;
  return {
    ...document,
    receivers: receivers.rows,
    notes: notes.rows,
    files: files.rows,
    waiting: waiting.rows,
  };
}

/** A message that could not be sent, with the document that it is about. */
export interface StuckMessage extends WaitingMessage {
  readonly documentId: string;
  /** Number and notation, as on the document. */
  readonly code: string;
  readonly failingSince: Instant;
}

/** Messages that fail, the longest first. */
export async function stuckMessages(
  pool: pg.Pool,
  limit: number,
): Promise<readonly StuckMessage[]> {
  const { rows } = await pool.query<StuckMessage>(
    `select message.axis_document_id as "documentId", one.body->'id'->>'code' as code,
        ${MESSAGE_KIND} as kind, attempts, fault_code as "faultCode", fault,
        failing_since as "failingSince", due_at as "dueAt"
      from axis_message as message join axis_document as one using (axis_document_id)
      where sent_at is null and failing_since is not null
      order by failing_since, message_id limit $1`,
    [limit],
  );
  return rows;
}

/** Messages to us that nobody could read: why, and since when. */
export async function listUnread(
  pool: pg.Pool,
): Promise<readonly { readonly name: string; readonly fault: string; readonly at: Instant }[]> {
  const { rows } = await pool.query(
    `select name, fault, first_at as at from axis_unread where set_aside_at is not null
      order by first_at desc limit 50`,
  );
  return rows;
}
