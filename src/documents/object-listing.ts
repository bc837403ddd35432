import { SaxesParser } from 'saxes';
import type { ShelfEntry } from '#documents/shelf.ts';

/** One page of what a bucket holds, and where the next begins; null where this is the last. */
export interface ObjectListing {
  readonly entries: readonly ShelfEntry[];
  readonly next: string | null;
}

/** Reads an answer to ListObjectsV2; throws where it is none. */
export function readListing(xml: string): ObjectListing {
  const entries: ShelfEntry[] = [];
  const path: string[] = [];
  let entry: Record<string, string> = {};
  const page: Record<string, string> = {};
  const parser = new SaxesParser();
  parser.on('error', (fault) => {
    throw fault;
  });
  parser.on('opentag', ({ name }) => path.push(name));
  parser.on('text', (said) => {
    const name = path.at(-1) ?? '';
    if (path.length === 3 && path[1] === 'Contents') entry[name] = (entry[name] ?? '') + said;
    if (path.length === 2) page[name] = (page[name] ?? '') + said;
  });
  parser.on('closetag', ({ name }) => {
    path.pop();
    if (path.length !== 1 || name !== 'Contents') return;
    entries.push({
      name: entry['Key'] ?? '',
      writtenAt: Date.parse(entry['LastModified'] ?? ''),
    });
    entry = {};
  });
  parser.write(xml).close();
  const { IsTruncated, NextContinuationToken } = page;
  if (IsTruncated === undefined) throw new Error('the bucket answers with no listing');
  return { entries, next: IsTruncated === 'true' ? (NextContinuationToken ?? null) : null };
}
