import type { StoredContent } from '#documents/content-store.ts';
import type { UploadGate } from '#documents/upload-gate.ts';
import { RegistryFault } from '#registries/registry-fault.ts';

/**
 * Keeps a paper that a system sent, for good. Throws a RegistryFault in the name of `what` it is where
 * it is empty or larger than 20 MiB.
 */
export async function keepPaper(
  gate: UploadGate,
  bytes: Uint8Array,
  what: string,
): Promise<StoredContent> {
  const kept = await gate.takeIssued(bytes);
  if (!kept.ok) throw new RegistryFault('too-large', `${what}: ${kept.error.code}`);
  return kept.value;
}
