import { createHash, createSecretKey, type KeyObject, randomBytes } from 'node:crypto';

/** A key by which contents are sealed, and the name under which a sealed content says which one. */
export interface ContentKey {
  /** 8 bytes; tells nothing of the key. */
  readonly id: Buffer;
  readonly secret: KeyObject;
}

const KEY_BYTES = 32;
export const KEY_ID_BYTES = 8;

/** Of 32 bytes in base64 or base64url; null where it is something else. */
export function parseContentKey(text: string): ContentKey | null {
  const bytes = Buffer.from(text.trim(), 'base64');
  if (bytes.length !== KEY_BYTES) return null;
  const id = createHash('sha256').update('mot-cua content key id\n').update(bytes).digest();
  return { id: id.subarray(0, KEY_ID_BYTES), secret: createSecretKey(bytes) };
}

export const newContentKey = (): string => randomBytes(KEY_BYTES).toString('base64url');
