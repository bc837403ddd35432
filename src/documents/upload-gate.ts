import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { Logger } from 'pino';
import type { ContentStore, StoredContent } from '#documents/content-store.ts';
import { type InspectedUpload, inspectUpload, MAX_FILE_BYTES } from '#documents/inspect-upload.ts';
import type { UploadFault } from '#documents/upload-fault.ts';
import { looksLikeTable } from '#documents/looks-like-table.ts';
import { ScannerFault, type ScanVerdict, type VirusScanner } from '#documents/virus-scan.ts';
import { err, ok, type Result } from '#kernel/result.ts';

export type TakenUpload = StoredContent & Pick<InspectedUpload, 'mediaType'>;

/** The one way in for files, wherever they come from. */
export interface UploadGate {
  /** Keeps a file, judges it by its content and has it scanned; of what is refused nothing is left. */
  readonly take: (content: Readable | Uint8Array) => Promise<Result<TakenUpload, UploadFault>>;
  /** Keeps a table (CSV or XLSX, up to 100 MB) and has it scanned; of what is refused nothing is left. */
  readonly takeTable: (content: Readable) => Promise<Result<StoredContent, UploadFault>>;
  /** Keeps for good what an outside system issued, whatever it is; it waits for its scan. */
  readonly takeIssued: (bytes: Uint8Array) => Promise<Result<StoredContent, UploadFault>>;
}

/** What is remembered of scans, by the content; of what is clean nothing is. */
export interface ScanNotes {
  /** A content was taken without a verdict. Answers `infected` where it is known to be that. */
  readonly waiting: (sha256: string) => Promise<'waiting' | 'infected'>;
  /** What was said of it before no longer holds. */
  readonly clean: (sha256: string) => Promise<void>;
  readonly infected: (sha256: string, signature: string) => Promise<void>;
  /** Whether a dossier, a report or a draft holds the content. */
  readonly isHeld: (sha256: string) => Promise<boolean>;
}

export interface UploadGateOptions {
  readonly content: ContentStore;
  /** Null where none is configured: files are taken without a scan. */
  readonly scanner: VirusScanner | null;
  readonly notes: ScanNotes;
  readonly log: Logger;
}

const MAX_TABLE_BYTES = 100 * 1024 * 1024;

/** A scanner that did not answer is not asked again for so long: of many files one waits for it. */
const REST_MS = 30_000;

/**
 * The gate. A scanner that is dead or slow stops nobody: the file is taken and waits for its scan
 * (`worker/scan-waiting.ts`).
 */
export function createUploadGate({ content, scanner, notes, log }: UploadGateOptions): UploadGate {
  let restUntil = 0;
  const verdictOf = async (sha256: string): Promise<ScanVerdict | null> => {
    if (scanner === null || performance.now() < restUntil) return null;
    try {
      return await scanner.scan(content.open(sha256));
    } catch (fault) {
      if (!(fault instanceof ScannerFault)) throw fault;
      const isDead = fault.code === 'unreachable' || fault.code === 'too-slow';
      if (isDead) restUntil = performance.now() + REST_MS;
      log.warn({ sha256, fault: fault.message }, 'a file was taken before its scan');
      return null;
    }
  };
  const isClean = async (sha256: string): Promise<boolean> => {
    if (scanner === null) return true;
    const verdict = await verdictOf(sha256);
    if (verdict === null) return (await notes.waiting(sha256)) !== 'infected';
    if (verdict.kind === 'infected') {
      await notes.infected(sha256, verdict.signature);
      log.warn({ sha256, signature: verdict.signature }, 'an infected file was refused');
      return false;
    }
    // What is left is scanned once more; the file is clean all the same.
    await notes.clean(sha256).catch((fault: unknown) => {
      log.warn({ sha256, fault: String(fault) }, 'a clean scan could not be noted');
    });
    return true;
  };
  return {
    take: async (source) => {
      const stored = await content.put(source, { maxBytes: MAX_FILE_BYTES });
      if (!stored.ok) return stored;
      const { sha256 } = stored.value;
      const inspected = await inspectUpload(await buffer(content.open(sha256)));
      if (!inspected.ok) {
        await content.remove(sha256); // no dossier can ever hold what is not accepted
        return inspected;
      }
      if (await isClean(sha256)) {
        return ok({ ...stored.value, mediaType: inspected.value.mediaType });
      }
      // A dossier may hold it since an hour without a scanner: a paper is withheld, not destroyed.
      if (!(await notes.isHeld(sha256))) await content.remove(sha256);
      return err({ code: 'infected' });
    },
    takeTable: async (source) => {
      const stored = await content.put(source, { maxBytes: MAX_TABLE_BYTES });
      if (!stored.ok) {
        return stored.error.code === 'too-large' ? err({ code: 'table-too-large' }) : stored;
      }
      const { sha256 } = stored.value;
      const isTable = await looksLikeTable(content.open(sha256));
      if (isTable && (await isClean(sha256))) return stored;
      if (!(await notes.isHeld(sha256))) await content.remove(sha256);
      return err({ code: isTable ? 'infected' : 'no-table' });
    },
    takeIssued: async (bytes) => {
      const stored = await content.put(bytes, { maxBytes: MAX_FILE_BYTES });
      if (!stored.ok) return stored;
      if (scanner !== null) await notes.waiting(stored.value.sha256);
      await content.claim(stored.value.sha256);
      return stored;
    },
  };
}
