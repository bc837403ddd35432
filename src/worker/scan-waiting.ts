import type { Logger } from 'pino';
import type pg from 'pg';
import type { ContentStore } from '#documents/content-store.ts';
import { ScannerFault, type VirusScanner } from '#documents/virus-scan.ts';
import type { Instant } from '#kernel/day.ts';
import { leaseWaiting, noteClean, noteInfected } from '#store/content-scans.ts';

export interface ScanDuty {
  readonly pool: pg.Pool;
  readonly content: ContentStore;
  readonly scanner: VirusScanner;
  readonly now: () => Instant;
  readonly log: Logger;
}

/**
 * Scans all that was taken while the scanner gave no verdict, one after the other. Throws where it still
 * answers nobody; a file over which it fails comes last from then on, and holds up no other.
 */
export async function scanWaiting(duty: ScanDuty, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const sha256 = await leaseWaiting(duty.pool, duty.now());
    if (sha256 === null) return;
    await scanOne(duty, sha256);
  }
}

async function scanOne(
  { pool, content, scanner, now, log }: ScanDuty,
  sha256: string,
): Promise<void> {
  // Lost, or on a disk that we do not see: nothing can be said of it. What no form sent the housekeeper
  // throws away, and forgets.
  if (!(await content.has(sha256))) {
    log.warn({ sha256 }, 'a file that waits for its scan is not there');
    return;
  }
  try {
    const verdict = await scanner.scan(content.open(sha256));
    if (verdict.kind === 'clean') return await noteClean(pool, sha256);
    await noteInfected(pool, sha256, verdict.signature, now());
    log.error({ sha256, signature: verdict.signature }, 'an infected file is withheld');
  } catch (fault) {
    const isOfFile =
      fault instanceof ScannerFault &&
      (fault.code === 'not-scanned' || fault.code === 'not-understood');
    if (!isOfFile) throw fault;
    log.warn({ sha256, fault: fault.message }, 'a file still waits for its scan');
  }
}
