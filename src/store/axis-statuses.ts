import type pg from 'pg';
import { type AxisStatus, documentIdText, type RequestKind } from '#axis/axis-document.ts';
import { afterRequest, afterStatus } from '#axis/receiver-state.ts';
import type { Instant } from '#kernel/day.ts';
import {
  addFiles,
  addReceived,
  type KeptDocument,
  type ReceivedDocument,
} from '#store/axis-documents.ts';
import { addMessage, addNote, changeState, lockReceivers } from '#store/axis-rows.ts';

/** What became of something that came: `unknown` where it is about a document that is not there. */
export type Taken = 'done' | 'ignored' | 'unknown';

async function findDocument(
  client: pg.ClientBase,
  direction: 'in' | 'out',
  documentId: string,
): Promise<string | null> {
  const { rows } = await client.query<{ readonly id: string }>(
    `select axis_document_id as id from axis_document
      where direction = $1 and document_id = $2 for update`,
    [direction, documentId],
  );
  return rows[0]?.id ?? null;
}

/**
 * Takes a status that came: of a receiver about a document of ours, or of a sender who asks for one of theirs
 * back. What was told before or cannot follow is noted and changes nothing.
 */
export async function takeStatus(
  client: pg.ClientBase,
  status: AxisStatus,
  own: string,
  now: Instant,
): Promise<Taken> {
  const direction = status.about.organ === own ? 'out' : 'in';
  const id = await findDocument(client, direction, documentIdText(status.about));
  if (id === null) return 'unknown';
  const organ = direction === 'out' ? status.from.id : own;
  const one = (await lockReceivers(client, id)).find((receiver) => receiver.organ === organ);
  if (one === undefined) return 'unknown';
  const next = afterStatus(one.state, status.code);
  const ignored = next.ok ? null : next.error;
  const { code: told, description, at } = status;
  await addNote(client, id, { organ: status.from.id, told, description, ignored, at }, now);
  if (!next.ok) return 'ignored';
  await changeState(client, id, organ, next.value, now);
  return 'done';
}

/** Takes a document that came: a new one, or what its sender wants of one that we have. */
export async function takeDocument(
  client: pg.ClientBase,
  id: string,
  received: ReceivedDocument,
  now: Instant,
): Promise<Taken> {
  const { document, own } = received;
  if (document.business.kind !== 'new') {
    const { kind, reason } = document.business;
    return takeRequest(client, received, { kind, reason }, now);
  }
  if (!(await addReceived(client, id, received, now))) return 'ignored';
  await tellOwn(client, id, statusOf(document, own, '01', now), now);
  return 'done';
}

async function takeRequest(
  client: pg.ClientBase,
  { document, files, own }: ReceivedDocument,
  { kind, reason }: { readonly kind: RequestKind; readonly reason: string },
  now: Instant,
): Promise<Taken> {
  const id = await findDocument(client, 'in', documentIdText(document.id));
  const [one] = id === null ? [] : await lockReceivers(client, id);
  if (id === null || one === undefined) return 'unknown';
  const next = afterRequest(one.state, kind);
  const ignored = next.ok ? null : next.error;
  const note = { organ: document.from.id, told: kind, description: reason, ignored };
  await addNote(client, id, { ...note, at: document.sentAt }, now);
  if (!next.ok) return 'ignored';
  await changeState(client, id, own.id, next.value, now);
  const { rows } = await client.query<{ readonly version: number }>(
    `update axis_document set version = version + 1, pending = $2
      where axis_document_id = $1 returning version`,
    [id, kind === 'recall' ? null : JSON.stringify({ ...document, business: { kind: 'new' } })],
  );
  await addFiles(client, id, rows[0]?.version ?? 1, files);
  return 'done';
}

/** Tells the sender of a document how we get on with it; what cannot follow is not told. */
export async function tellOwn(
  client: pg.ClientBase,
  id: string,
  status: AxisStatus,
  now: Instant,
): Promise<'done' | 'repeated' | 'out-of-order'> {
  const one = (await lockReceivers(client, id)).find(({ organ }) => organ === status.from.id);
  if (one === undefined) return 'out-of-order';
  const next = afterStatus(one.state, status.code);
  if (!next.ok) return next.error;
  await changeState(client, id, status.from.id, next.value, now);
  const { code: told, description, at } = status;
  await addNote(client, id, { organ: status.from.id, told, description, ignored: null, at }, now);
  if (status.code === '15' || status.code === '16') {
    await client.query(
      `update axis_document set pending = null,
          body = case when $2 then coalesce(pending, body) else body end
        where axis_document_id = $1`,
      [id, status.code === '15'],
    );
  }
  await addMessage(client, id, { kind: 'status', status, to: status.about.organ }, now);
  return 'done';
}

/** A status of ours without words. */
const statusOf = (
  { id }: KeptDocument,
  own: ReceivedDocument['own'],
  code: AxisStatus['code'],
  at: Instant,
): AxisStatus => ({
  from: own,
  about: id,
  code,
  description: '',
  staff: { department: '', name: '' },
  at,
});
