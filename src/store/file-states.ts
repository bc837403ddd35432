import type pg from 'pg';
import { type ContentScan, scansOf } from '#store/content-scans.ts';
import { retiredOf } from '#store/retired-contents.ts';

/** What there is to say of a file beside its name. */
export type FileState = ContentScan | 'retired';

/** Those of the contents of a dossier or report of which there is something to say. */
export async function fileStatesOf(
  pool: pg.Pool,
  subject: string,
  contents: readonly string[],
): Promise<ReadonlyMap<string, FileState>> {
  const [scans, retired] = await Promise.all([
    scansOf(pool, contents),
    retiredOf(pool, contents, subject),
  ]);
  return new Map<string, FileState>([
    ...scans,
    ...[...retired].map((sha256) => [sha256, 'retired'] as const),
  ]);
}
