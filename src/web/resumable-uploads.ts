import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { FileStore } from '@tus/file-store';
import { Server } from '@tus/server';
import { safeFileName } from '#documents/inspect-upload.ts';
import { uploadFaultText } from '#documents/upload-fault.ts';
import { MAX_FILE_BYTES } from '#documents/inspect-upload.ts';
import type { UploadGate } from '#documents/upload-gate.ts';
import type { Attachment } from '#dossier/dossier-event.ts';
import type { SharedLocks } from '#store/shared-locks.ts';
import { uploadLocker } from '#web/upload-locker.ts';

/** Where uploads in parts are sent. */
export const UPLOADS = '/nop/tep';
/** How long a half-sent file may be gone on with. */
export const HALF_SENT_MS = 24 * 3_600_000;

/** Files that come in parts, by the tus protocol 1.0 (tus.io). */
export interface ResumableUploads {
  /** Answers one request of the protocol; whether its sender may send it was asked before. */
  readonly handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  /** Removes what has lain half sent for too long. */
  readonly removeExpired: () => Promise<number>;
}

export interface ResumableUploadsOptions {
  /** Where half-sent files lie. */
  readonly directory: string;
  /** By which one request at a time writes a file, whichever process answers it. */
  readonly locks: SharedLocks;
  readonly gate: UploadGate;
  /** A whole file that was accepted is the draft's from now on. */
  readonly attach: (draftId: string, attachment: Attachment) => Promise<void>;
}

/** The draft to which an upload belongs, by its id; null for what is no id of ours. */
export const draftOfUpload = (uploadId: string): string | null =>
  /^([0-9a-f-]{36})-[0-9a-f]{32}$/.exec(uploadId)?.[1] ?? null;

/** What the browser says of a file when it begins to send it. */
export interface UploadMetadata {
  readonly draftId: string;
  readonly component: string;
  readonly name: string;
}

/** Reads `Upload-Metadata`: pairs of a key and a value in Base64; null where one is missing. */
export function readUploadMetadata(header: string | undefined): UploadMetadata | null {
  const pairs = new Map(
    (header ?? '').split(',').map((pair): [string, string] => {
      const [key = '', value = ''] = pair.trim().split(' ');
      return [key, Buffer.from(value, 'base64').toString()];
    }),
  );
  const [draftId, component, name] = ['draftId', 'component', 'name'].map((key) => pairs.get(key));
  if (!draftId || !component || !name) return null;
  return { draftId, component, name };
}

export function createResumableUploads({
  directory,
  locks,
  gate,
  attach,
}: ResumableUploadsOptions): ResumableUploads {
  const datastore = new FileStore({ directory, expirationPeriodInMilliseconds: HALF_SENT_MS });
  const server = new Server({
    path: UPLOADS,
    datastore,
    locker: uploadLocker(locks),
    maxSize: MAX_FILE_BYTES,
    relativeLocation: true,
    namingFunction: (_request, metadata) =>
      `${metadata?.['draftId'] ?? ''}-${randomBytes(16).toString('hex')}`,
    // A repeat of the last part comes here again: what was done is done once. The upload itself is kept a
    // while, so that a browser whose answer was lost learns that all of it is there.
    onUploadFinish: async (_request, { id, metadata, storage }) => {
      const { draftId = '', component = '', name = '' } = metadata ?? {};
      const taken = await gate.take(createReadStream(storage?.path ?? ''));
      if (!taken.ok) {
        await datastore.remove(id);
        return refusal(taken.error);
      }
      const attachment = {
        component: component ?? '',
        name: safeFileName(name ?? ''),
        ...taken.value,
      };
      await attach(draftId ?? '', attachment);
      return {};
    },
  });
  return {
    handle: (request, response) => server.handle(request, response),
    removeExpired: () => datastore.deleteExpired(),
  };
}

/** A file that is not accepted: both languages, of which the script shows one. */
const refusal = (fault: Parameters<typeof uploadFaultText>[0]) => ({
  status_code: 422,
  headers: { 'content-type': 'application/json; charset=utf-8' },
  body: JSON.stringify(uploadFaultText(fault), ['vi', 'en']),
});
