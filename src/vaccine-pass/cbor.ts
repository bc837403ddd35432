import { decode, type DecodeOptions, encode } from 'cborg';
import { err, ok, type Result } from '#kernel/result.ts';

/** What CBOR says under a tag. */
export interface Tagged {
  readonly tag: number;
  readonly value: unknown;
}

/** COSE_Sign1, a CWT, a day or an instant as text or number: the tags of a health certificate. */
export const SIGN1_TAG = 18;
export const CWT_TAG = 61;

const isTagged = (value: unknown): value is Tagged => value instanceof TaggedValue;

class TaggedValue implements Tagged {
  readonly tag: number;
  readonly value: unknown;
  constructor(tag: number, value: unknown) {
    this.tag = tag;
    this.value = value;
  }
}

const OPTIONS: DecodeOptions = {
  useMaps: true,
  rejectDuplicateMapKeys: true,
  tags: {
    // A day with or without its time, as text or as seconds: what it says is what counts.
    0: (inner) => inner(),
    1: (inner) => inner(),
    1004: (inner) => inner(),
    [SIGN1_TAG]: (inner) => new TaggedValue(SIGN1_TAG, inner()),
    [CWT_TAG]: (inner) => new TaggedValue(CWT_TAG, inner()),
  },
};

/** Reads CBOR (RFC 8949) to its last byte; maps are Maps, for their keys are numbers too. */
export function readCbor(bytes: Uint8Array): Result<unknown, string> {
  try {
    return ok(decode(bytes, OPTIONS));
  } catch (fault) {
    // The library throws on whatever it does not like; the stack runs out on a thousand nested arrays.
    if (fault instanceof Error) return err(fault.message);
    throw fault;
  }
}

export const writeCbor = (value: unknown): Uint8Array => encode(value);

/** What stands under the given tags, which may be left out or stand around each other. */
export function withoutTags(value: unknown, tags: readonly number[]): unknown {
  let inner = value;
  for (let depth = 0; depth < tags.length && isTagged(inner); depth += 1) {
    if (!tags.includes(inner.tag)) return inner;
    inner = inner.value;
  }
  return inner;
}

/** CBOR as JSON says it: maps with text keys as objects. Throws a TypeError on what JSON does not have. */
export function jsonOf(value: unknown): unknown {
  if (value instanceof Map) {
    return Object.fromEntries(
      [...(value as ReadonlyMap<unknown, unknown>)].map(([key, member]) => {
        if (typeof key !== 'string') throw new TypeError('JSON has no such key');
        return [key, jsonOf(member)];
      }),
    );
  }
  if (Array.isArray(value)) return value.map(jsonOf);
  if (value === undefined) return null;
  const isRounded =
    typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value);
  if (isRounded || value === Infinity || value === -Infinity || Number.isNaN(value)) {
    throw new TypeError('JSON has no such number');
  }
  if (value instanceof Uint8Array || isTagged(value) || typeof value === 'bigint') {
    throw new TypeError('JSON has no such value');
  }
  return value;
}
