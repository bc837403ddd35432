import type { ContentStore } from '#documents/content-store.ts';

export interface CopyProgress {
  /** Copied now, and read back from where they went. */
  readonly copied: number;
  /** Were there already. */
  readonly there: number;
}

/** How many files are on their way at once. */
const AT_ONCE = 8;

/**
 * Copies every content to another store, sealed there with its key, and reads it back: it may be stopped
 * at any moment and begun again. What is unclaimed stays so. Throws where one is damaged; nothing of
 * it is left there.
 */
export async function copyContents(
  from: ContentStore,
  to: ContentStore,
  onProgress: (progress: CopyProgress) => void,
): Promise<CopyProgress> {
  const unclaimed = new Set(await from.unclaimedSince(Infinity));
  let progress: CopyProgress = { copied: 0, there: 0 };
  const copyOne = async (sha256: string): Promise<void> => {
    if (await to.has(sha256)) {
      progress = { ...progress, there: progress.there + 1 };
      return onProgress(progress);
    }
    const kept = await to.put(from.open(sha256), { maxBytes: Infinity });
    if (!kept.ok) throw new Error(`${sha256}: ${kept.error.code}`);
    for await (const _ of to.open(sha256)) continue;
    if (!unclaimed.has(sha256)) await to.claim(sha256);
    progress = { ...progress, copied: progress.copied + 1 };
    return onProgress(progress);
  };
  const waiting = from.list()[Symbol.asyncIterator]();
  const work = async (): Promise<void> => {
    for (let next = await waiting.next(); !next.done; next = await waiting.next()) {
      await copyOne(next.value.sha256);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return progress;
}
