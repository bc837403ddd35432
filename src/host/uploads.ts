import { join } from 'node:path';
import type { Core } from '#host/core.ts';
import { changeAttachments } from '#store/drafts.ts';
import type { SharedLocks } from '#store/shared-locks.ts';
import { createResumableUploads, type ResumableUploads } from '#web/resumable-uploads.ts';
import type { Services } from '#web/services.ts';

const HOUR_MS = 3_600_000;

/** Uploads in parts below the data directory; what is whole and accepted is its draft's. */
export const createUploads = (
  dataDir: string,
  { pool, uploadGate, now }: Pick<Core, 'pool' | 'uploadGate' | 'now'>,
  locks: SharedLocks,
): ResumableUploads =>
  createResumableUploads({
    locks,
    directory: join(dataDir, 'uploads'),
    gate: uploadGate,
    attach: async (draftId, attachment) => {
      await changeAttachments(pool, draftId, { add: [attachment], drop: [] }, now());
    },
  });

/** Throws away each hour what was half sent and never gone on with; answers how to stop. */
export function tidyUploads({ uploads, log }: Pick<Services, 'uploads' | 'log'>): () => void {
  const timer = setInterval(() => {
    uploads
      .removeExpired()
      .catch((fault: unknown) => log.warn({ fault: String(fault) }, 'half-sent files stay'));
  }, HOUR_MS);
  timer.unref();
  return () => clearInterval(timer);
}
