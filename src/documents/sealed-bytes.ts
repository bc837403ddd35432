import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { type ContentKey, KEY_ID_BYTES } from '#documents/content-key.ts';
import { ContentFault } from '#documents/content-fault.ts';

/*
 * A sealed content: `MCS1`, the id of its key, a salt; then pieces of 64 KiB, each AES-256-GCM with its
 * own nonce (its number, and whether it is the last) and the head as further data. What is cut off, put
 * in another order or taken from another content does not open. Each content has a key of its own, made
 * of the store's key and the salt, so that no nonce is used twice under one key.
 */
const MAGIC = Buffer.from('MCS1');
const SALT_BYTES = 16;
const HEAD_BYTES = MAGIC.length + KEY_ID_BYTES + SALT_BYTES;
const PIECE_BYTES = 64 * 1024;
const TAG_BYTES = 16;
const SEALED_PIECE_BYTES = PIECE_BYTES + TAG_BYTES;
const CIPHER = 'aes-256-gcm';

/** Seals what comes, a piece at a time: memory stays flat, however much it is. */
export interface Sealer {
  readonly head: Buffer;
  /** What can be written by now. */
  readonly push: (bytes: Uint8Array) => Buffer;
  /** The last piece. */
  readonly end: () => Buffer;
}

export function createSealer({ id, secret }: ContentKey): Sealer {
  const salt = randomBytes(SALT_BYTES);
  const head = Buffer.concat([MAGIC, id, salt]);
  const key = keyOf(secret, salt);
  let held: Buffer = Buffer.alloc(0);
  let number = 0;
  const seal = (piece: Buffer, isLast: boolean): readonly Buffer[] => {
    const cipher = createCipheriv(CIPHER, key, nonceOf(number, isLast)).setAAD(head);
    number += 1;
    return [cipher.update(piece), cipher.final(), cipher.getAuthTag()];
  };
  return {
    head,
    push: (bytes) => {
      held = Buffer.concat([held, bytes]);
      const whole: Buffer[] = [];
      while (held.length > PIECE_BYTES) {
        whole.push(...seal(held.subarray(0, PIECE_BYTES), false));
        held = held.subarray(PIECE_BYTES);
      }
      return Buffer.concat(whole);
    },
    end: () => Buffer.concat(seal(held, true)),
  };
}

/** Opens what was sealed by any of the keys. Throws a `ContentFault` where it was not, or is damaged. */
export async function* unsealed(
  source: AsyncIterable<Buffer>,
  keys: readonly ContentKey[],
): AsyncGenerator<Buffer> {
  let held: Buffer = Buffer.alloc(0);
  let opening: ReturnType<typeof createOpener> | null = null;
  for await (const bytes of source) {
    held = Buffer.concat([held, bytes]);
    if (opening === null) {
      if (held.length < HEAD_BYTES) continue;
      opening = createOpener(held.subarray(0, HEAD_BYTES), keys);
      held = held.subarray(HEAD_BYTES);
    }
    while (held.length > SEALED_PIECE_BYTES) {
      yield opening(held.subarray(0, SEALED_PIECE_BYTES), false);
      held = held.subarray(SEALED_PIECE_BYTES);
    }
  }
  if (opening === null) throw new ContentFault('damaged', 'it ends within its head');
  yield opening(held, true);
}

function createOpener(head: Buffer, keys: readonly ContentKey[]) {
  if (!head.subarray(0, MAGIC.length).equals(MAGIC)) {
    throw new ContentFault('damaged', 'it does not begin as a sealed content');
  }
  const id = head.subarray(MAGIC.length, MAGIC.length + KEY_ID_BYTES);
  const known = keys.find((key) => key.id.equals(id));
  if (known === undefined) throw new ContentFault('unknown-key', id.toString('hex'));
  const key = keyOf(known.secret, head.subarray(MAGIC.length + KEY_ID_BYTES));
  let number = 0;
  return (piece: Buffer, isLast: boolean): Buffer => {
    const split = piece.length - TAG_BYTES;
    if (split < 0) throw new ContentFault('damaged', 'it is cut off');
    const decipher = createDecipheriv(CIPHER, key, nonceOf(number, isLast)).setAAD(head);
    decipher.setAuthTag(piece.subarray(split));
    number += 1;
    try {
      return Buffer.concat([decipher.update(piece.subarray(0, split)), decipher.final()]);
    } catch (fault) {
      throw new ContentFault('damaged', `piece ${number} does not open`, fault);
    }
  };
}

const keyOf = (secret: ContentKey['secret'], salt: Uint8Array): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, salt, 'mot-cua content', 32));

/** 96 bits: three of zero, the number of the piece, and whether it is the last. */
function nonceOf(number: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeBigUInt64BE(BigInt(number), 3);
  nonce[11] = isLast ? 1 : 0;
  return nonce;
}
