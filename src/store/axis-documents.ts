import type pg from 'pg';
import {
  type AxisDocument,
  documentIdText,
  type Organ,
  type RequestKind,
} from '#axis/axis-document.ts';
import { afterRequest, type ReceiverState } from '#axis/receiver-state.ts';
import type { Instant } from '#kernel/day.ts';
import { addMessage, addNote, changeState, lockReceivers } from '#store/axis-rows.ts';

/** A document as it is kept: its files lie in the content store. */
export type KeptDocument = Omit<AxisDocument, 'files'>;

export interface KeptAxisFile {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly sha256: string;
  readonly size: number;
}

/** Keeps a document of ours and the message that sends it, once; `known` where it is there already. */
export async function sendDocument(
  client: pg.ClientBase,
  id: string,
  document: KeptDocument,
  files: readonly KeptAxisFile[],
): Promise<'done' | 'known'> {
  if (!(await addDocument(client, id, 'out', document, files))) return 'known';
  await addReceivers(client, id, document.to, 'sent', document.sentAt);
  await addMessage(client, id, { kind: 'document', version: 1, document }, document.sentAt);
  return 'done';
}

/** Keeps a document that was sent to us; false where it is there already. */
export async function addReceived(
  client: pg.ClientBase,
  id: string,
  { document, files, own }: ReceivedDocument,
  now: Instant,
): Promise<boolean> {
  if (!(await addDocument(client, id, 'in', document, files))) return false;
  await addReceivers(client, id, [own], 'sent', now);
  return true;
}

export interface ReceivedDocument {
  readonly document: KeptDocument;
  readonly files: readonly KeptAxisFile[];
  /** Ourselves. */
  readonly own: Organ;
}

async function addDocument(
  client: pg.ClientBase,
  id: string,
  direction: 'in' | 'out',
  document: KeptDocument,
  files: readonly KeptAxisFile[],
): Promise<boolean> {
  const { rowCount } = await client.query(
    `insert into axis_document (axis_document_id, direction, document_id, body, created_at)
      values ($1, $2, $3, $4, $5) on conflict do nothing`,
    [id, direction, documentIdText(document.id), JSON.stringify(document), document.sentAt],
  );
  if (rowCount !== 1) return false;
  await addFiles(client, id, 1, files);
  return true;
}

export const addFiles = async (
  client: pg.ClientBase,
  id: string,
  version: number,
  files: readonly KeptAxisFile[],
): Promise<void> => {
  await client.query(
    `insert into axis_file (axis_document_id, version, file_id, name, media_type, sha256, size)
      select $1, $2, id, name, "mediaType", sha256, size from json_to_recordset($3::json)
        as x (id text, name text, "mediaType" text, sha256 text, size int)
      on conflict do nothing`,
    [id, version, JSON.stringify(files)],
  );
};

const addReceivers = async (
  client: pg.ClientBase,
  id: string,
  organs: readonly Organ[],
  handling: ReceiverState['handling'],
  at: Instant,
): Promise<void> => {
  await client.query(
    `insert into axis_receiver (axis_document_id, organ, name, handling, changed_at)
      select $1, id, name, $3, $4 from json_to_recordset($2::json) as x (id text, name text)
      on conflict do nothing`,
    [id, JSON.stringify(organs), handling, at],
  );
};

export interface WantedChange {
  readonly kind: RequestKind;
  readonly reason: string;
  /** The document as it is to stand; with a recall as it stands. */
  readonly document: KeptDocument;
  readonly files: readonly KeptAxisFile[];
}

/**
 * Asks the receivers of a document of ours to give it back or to take another in its place: those who have it
 * and are asked for nothing else. `nobody` where that is none, and nothing is sent.
 */
export async function requestChange(
  client: pg.ClientBase,
  id: string,
  { kind, reason, document, files }: WantedChange,
  now: Instant,
): Promise<'done' | 'nobody'> {
  const receivers = await lockReceivers(client, id);
  const asked = receivers.flatMap(({ organ, name, state }) => {
    const next = afterRequest(state, kind);
    return next.ok ? [{ organ, name, state: next.value }] : [];
  });
  if (asked.length === 0) return 'nobody';
  const to = asked.map(({ organ, name }) => ({ id: organ, name }));
  const message = { ...document, to, business: { kind, reason }, sentAt: now };
  const { rows } = await client.query<{ readonly version: number }>(
    `update axis_document set version = version + 1, body = $2
      where axis_document_id = $1 and direction = 'out' returning version`,
    [id, JSON.stringify({ ...document, business: { kind: 'new' } })],
  );
  const version = rows[0]?.version;
  if (version === undefined) return 'nobody';
  await addFiles(client, id, version, files);
  for (const { organ, state } of asked) await changeState(client, id, organ, state, now);
  await addMessage(client, id, { kind: 'document', version, document: message }, now);
  const note = { organ: document.from.id, told: kind, description: reason, ignored: null, at: now };
  await addNote(client, id, note, now);
  return 'done';
}
