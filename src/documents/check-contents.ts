import { createHash } from 'node:crypto';
import type { ContentStore } from '#documents/content-store.ts';
import { ContentFault } from '#documents/content-fault.ts';

/** What is wrong with a content that something names. */
export type ContentFlaw = 'missing' | ContentFault['code'];

/** Reads a content to its end: null where it is there, opens and has the hash that is its name. */
export async function flawOf(content: ContentStore, sha256: string): Promise<ContentFlaw | null> {
  if (!(await content.has(sha256))) return 'missing';
  const hash = createHash('sha256');
  try {
    for await (const bytes of content.open(sha256)) hash.update(bytes);
  } catch (fault) {
    if (fault instanceof ContentFault) return fault.code;
    throw fault;
  }
  return hash.digest('hex') === sha256 ? null : 'damaged';
}
