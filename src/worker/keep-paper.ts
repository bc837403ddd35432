import type { ContentStore, StoredContent } from '#documents/content-store.ts';
import { RegistryFault } from '#registries/registry-fault.ts';

const MOST_BYTES = 20 * 1024 * 1024;

/**
 * Keeps a paper that a system sent, for good. Throws a RegistryFault in the name of `what` it is where
 * it is empty or larger than 20 MiB.
 */
export async function keepPaper(
  content: ContentStore,
  bytes: Uint8Array,
  what: string,
): Promise<StoredContent> {
  const kept = await content.put(bytes, { maxBytes: MOST_BYTES });
  if (!kept.ok) throw new RegistryFault('too-large', `${what}: ${kept.error.code}`);
  await content.claim(kept.value.sha256);
  return kept.value;
}
