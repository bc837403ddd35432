import { doubledWait } from '#worker/patience.ts';
import { randomUUID } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import type pg from 'pg';
import type { AxisFile, Organ } from '#axis/axis-document.ts';
import type { ContentStore } from '#documents/content-store.ts';
import type { UploadGate } from '#documents/upload-gate.ts';
import { epochOf, type Instant, instantFromEpoch } from '#kernel/day.ts';
import type {
  DocumentAxis,
  IncomingMessage,
  OutgoingMessage,
} from '#registries/document-axis/adapter.ts';
import type { CallContext } from '#registries/lgsp/gateway.ts';
import { RegistryFault } from '#registries/registry-fault.ts';
import type { KeptAxisFile } from '#store/axis-documents.ts';
import {
  countUnread,
  filesOfVersion,
  keepSendFault,
  keepSent,
  leaseMessage,
  type LeasedMessage,
  setAside,
} from '#store/axis-messages.ts';
import { takeDocument, takeStatus } from '#store/axis-statuses.ts';
import { inTransaction } from '#store/transaction.ts';
import { NO_DOSSIER } from '#store/write-batch.ts';

export interface DocumentDuty {
  readonly pool: pg.Pool;
  readonly axis: DocumentAxis;
  /** What we are called there. */
  readonly own: () => Organ;
  readonly content: ContentStore;
  readonly uploadGate: UploadGate;
  readonly now: () => Instant;
  /** Milliseconds until the first second try; doubled with each, up to the longest. */
  readonly firstWait: number;
  readonly longestWait: number;
}

const LEASE_MS = 120_000;
/** A message that the line may have garbled is read again so often before it is set aside. */
const MOST_TRIES = 5;

/** Sends what waits, and takes what waits for us; throws where the line is down. */
export async function exchangeDocuments(duty: DocumentDuty, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const message = await leaseMessage(duty.pool, duty.now(), LEASE_MS);
    if (message === null) break;
    await sendOne(duty, message);
  }
  for (const name of await duty.axis.waiting(contextOf(duty))) {
    if (signal.aborted) return;
    await takeOne(duty, name);
  }
}

/** An earlier try may have arrived though its answer did not: the axis is asked before a second one. */
async function sendOne(duty: DocumentDuty, message: LeasedMessage): Promise<void> {
  const { pool, axis, now } = duty;
  const context = contextOf(duty);
  try {
    const isThere = message.attempts > 1 && (await axis.isThere(message.key, context));
    if (!isThere) await axis.send(message.key, await outgoing(duty, message), context);
    await keepSent(pool, message.id, now());
  } catch (fault) {
    if (!(fault instanceof RegistryFault)) throw fault;
    const wait = doubledWait(message.attempts, duty);
    const failedAt = now();
    await keepSendFault(
      pool,
      message.id,
      { code: fault.code, text: fault.message },
      { now: failedAt, retryAt: instantFromEpoch(Math.round(epochOf(failedAt) + wait)) },
    );
    if (fault.isOutage) throw fault;
  }
}

async function outgoing(
  { pool, content }: DocumentDuty,
  { body, documentId }: LeasedMessage,
): Promise<OutgoingMessage> {
  if (body.kind === 'status') return { kind: 'status', status: body.status, to: body.to };
  const kept = await filesOfVersion(pool, documentId, body.version);
  const files = await Promise.all(
    kept.map(async ({ id, name, mediaType, sha256 }): Promise<AxisFile> => {
      const bytes = new Uint8Array(await buffer(content.open(sha256)));
      return { id, name, mediaType, bytes };
    }),
  );
  return { kind: 'document', document: { ...body.document, files } };
}

async function takeOne(duty: DocumentDuty, name: string): Promise<void> {
  const { pool, axis, now } = duty;
  const context = contextOf(duty);
  const message = await axis.fetch(name, context).catch(async (fault: unknown) => {
    if (!(fault instanceof RegistryFault) || !UNREADABLE.has(fault.code)) throw fault;
    const tries = await countUnread(pool, name, fault.message, now());
    if (tries >= MOST_TRIES) await dropUnread(duty, name);
    return null;
  });
  if (message === null) return;
  const taken = await takeIn(duty, message);
  if (taken === 'unknown') {
    await countUnread(pool, name, UNKNOWN, now());
    await setAside(pool, name, now());
  }
  await axis.taken(name, context);
}

const UNREADABLE: ReadonlySet<RegistryFault['code']> = new Set(['wrong-shape', 'not-xml']);
const UNKNOWN = 'về một văn bản mà hệ thống không có';

async function dropUnread(duty: DocumentDuty, name: string): Promise<void> {
  await setAside(duty.pool, name, duty.now());
  await duty.axis.taken(name, contextOf(duty));
}

async function takeIn(duty: DocumentDuty, message: IncomingMessage) {
  const { pool, own, now } = duty;
  if (message.kind === 'status') {
    const { status } = message;
    return inTransaction(pool, (client) => takeStatus(client, status, own().id, now()));
  }
  const { files, ...document } = message.document;
  const kept = await keepFiles(duty, files);
  return inTransaction(pool, (client) =>
    takeDocument(client, randomUUID(), { document, files: kept, own: own() }, now()),
  );
}

async function keepFiles(
  { uploadGate }: DocumentDuty,
  files: readonly AxisFile[],
): Promise<readonly KeptAxisFile[]> {
  const kept: KeptAxisFile[] = [];
  for (const { id, name, mediaType, bytes } of files) {
    const taken = await uploadGate.takeIssued(bytes);
    if (!taken.ok) throw new RegistryFault('too-large', `file ${id}: ${taken.error.code}`);
    kept.push({ id, name, mediaType, ...taken.value });
  }
  return kept;
}

/** In whose name the axis is called: nobody waits for it. */
const contextOf = ({ axis }: DocumentDuty): CallContext => ({
  dossierId: NO_DOSSIER,
  subject: 'system',
  agency: axis.organId,
  purpose: 'Gửi, nhận văn bản điện tử',
  procedureCode: null,
  person: null,
});
