import { pino } from 'pino';
import type pg from 'pg';
import type { ContentStore } from '#documents/content-store.ts';
import { createUploadGate, type UploadGate } from '#documents/upload-gate.ts';
import type { VirusScanner } from '#documents/virus-scan.ts';
import { scanNotes } from '#host/scan-notes.ts';
import { instantFromEpoch } from '#kernel/day.ts';

/** The gate before a content store, as the running system has it; without a scanner where none is given. */
export const openGate = (
  pool: pg.Pool,
  content: ContentStore,
  scanner: VirusScanner | null = null,
): UploadGate =>
  createUploadGate({
    content,
    scanner,
    notes: scanNotes(pool, () => instantFromEpoch(Date.now())),
    log: pino({ level: 'silent' }),
  });
