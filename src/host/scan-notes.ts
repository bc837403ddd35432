import type pg from 'pg';
import type { ScanNotes } from '#documents/upload-gate.ts';
import type { Instant } from '#kernel/day.ts';
import { isHeld, noteClean, noteInfected, noteWaiting } from '#store/content-scans.ts';

/** What the gate remembers of scans, in the database. */
export const scanNotes = (pool: pg.Pool, now: () => Instant): ScanNotes => ({
  waiting: (sha256) => noteWaiting(pool, sha256, now()),
  clean: (sha256) => noteClean(pool, sha256),
  infected: (sha256, signature) => noteInfected(pool, sha256, signature, now()),
  isHeld: (sha256) => isHeld(pool, sha256),
});
