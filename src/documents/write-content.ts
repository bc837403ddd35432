import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import type { StoredContent } from '#documents/content-store.ts';
import type { Sealer } from '#documents/sealed-bytes.ts';
import type { UploadFault } from '#documents/upload-fault.ts';
import { err, ok, type Result } from '#kernel/result.ts';

interface WriteHow {
  readonly maxBytes: number;
  /** Null where the bytes are written as they come. */
  readonly sealer: Sealer | null;
}

/** Seals, writes and hashes in one pass, to the disk before it is named; reads on past the limit. */
export async function writeContent(
  content: Readable,
  path: string,
  how: WriteHow,
): Promise<Result<StoredContent, UploadFault>> {
  const file = await open(path, 'wx', 0o600);
  try {
    const written = await copy(content, file, how);
    if (written.ok) await file.sync();
    return written;
  } finally {
    await file.close();
  }
}

async function copy(
  content: Readable,
  file: FileHandle,
  { maxBytes, sealer }: WriteHow,
): Promise<Result<StoredContent, UploadFault>> {
  const hash = createHash('sha256');
  let size = 0;
  if (sealer !== null) await file.appendFile(sealer.head);
  for await (const chunk of content) {
    const bytes: Uint8Array =
      chunk instanceof Uint8Array ? chunk : Buffer.from(String(chunk), 'utf8');
    size += bytes.length;
    if (size > maxBytes) continue; // drained, so that the rest of the form is still read
    hash.update(bytes);
    await file.appendFile(sealer === null ? bytes : sealer.push(bytes));
  }
  if (size > maxBytes) return err({ code: 'too-large' });
  if (sealer !== null) await file.appendFile(sealer.end());
  return size === 0 ? err({ code: 'empty' }) : ok({ sha256: hash.digest('hex'), size });
}
