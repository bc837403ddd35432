import { comparisonOf } from '#linkage/field.ts';
import { hashOf, mix } from '#linkage/sequence-table.ts';
import { type BlockingKey, type Part, partOf } from '#linkage/settings.ts';
import type { FieldValues } from '#linkage/values.ts';
import type { WordBook } from '#linkage/word-book.ts';

/** The words and numbers of fields that make a key, for any record of either table. */
export interface PassKey {
  readonly name: string;
  /** The places of its fields, which the pass fixes. */
  readonly fields: readonly number[];
  /** For each field, a hash by value; 0 where a value has no such part. */
  readonly hashes: readonly Int32Array[];
}

/** The records of the left table by key: each bucket is a run of `records`. */
export interface PassIndex {
  readonly key: PassKey;
  readonly starts: Int32Array;
  readonly records: Int32Array;
  /** The upper half of each record's key; the bucket is of the lower: who shares both shares the key. */
  readonly tags: Uint16Array;
  /** The share of records that are in blocks which are too large. */
  readonly passedOver: number;
}

/** The keys of passes; what several of them use is hashed once, and stays at hand of the processor. */
export function passKeys(
  book: WordBook,
  fields: readonly FieldValues[],
  keys: readonly BlockingKey[],
): readonly PassKey[] {
  const known = new Map<string, Int32Array>();
  const hashes = (name: string): Int32Array => {
    const { field, part } = partOf(name);
    const values = fields.find((one) => one.name === field) as FieldValues;
    const made = known.get(name) ?? hashesOf(book, values, part);
    known.set(name, made);
    return made;
  };
  return keys.map((key) => ({
    name: key.join(' + '),
    fields: key.map((name) => fields.findIndex((one) => one.name === partOf(name).field)),
    hashes: key.map(hashes),
  }));
}

/** The key of a record, never 0; 0 where a part of it is missing. */
export function keyOf(key: PassKey, rows: Int32Array, base: number): number {
  let hash = 1;
  for (let at = 0; at < key.fields.length; at += 1) {
    const value = rows[base + (key.fields[at] ?? 0)] ?? 0;
    const part = key.hashes[at]?.[value] ?? 0;
    if (part === 0) return 0;
    hash = mix(hash, part);
  }
  return hash === 0 ? 1 : hash;
}

export const tagOf = (key: number): number => key >>> 16;
const LEAST_BUCKETS = 2 ** 16;

const SAMPLE = 20_000;

/** How many pairs a pass would give, by a sample of the right records. */
export function pairsOf(
  { key, starts }: PassIndex,
  rows: Int32Array,
  width: number,
  count: number,
): number {
  const step = Math.max(1, Math.floor(count / SAMPLE));
  let [pairs, looked] = [0, 0];
  for (let record = 0; record < count; record += step) {
    const hash = keyOf(key, rows, record * width);
    looked += 1;
    if (hash === 0) continue;
    const bucket = hash & (starts.length - 2);
    pairs += (starts[bucket + 1] ?? 0) - (starts[bucket] ?? 0);
  }
  return (pairs / Math.max(1, looked)) * count;
}

/** Puts the left records into buckets by counting; a bucket of more than `largest` is left empty. */
export function passIndex(
  key: PassKey,
  rows: Int32Array,
  width: number,
  count: number,
  largest: number,
): PassIndex {
  const buckets = Math.max(LEAST_BUCKETS, 2 ** Math.ceil(Math.log2(count + 16)));
  const starts = new Int32Array(new SharedArrayBuffer((buckets + 1) * 4));
  const keys = new Int32Array(count);
  let keyed = 0;
  for (let record = 0; record < count; record += 1) {
    const hash = keyOf(key, rows, record * width);
    keys[record] = hash;
    if (hash === 0) continue;
    keyed += 1;
    const next = (hash & (buckets - 1)) + 1;
    starts[next] = (starts[next] ?? 0) + 1;
  }
  const full = new Uint8Array(buckets);
  for (let bucket = 0; bucket < buckets; bucket += 1) {
    const size = starts[bucket + 1] ?? 0;
    if (size > largest) full[bucket] = 1;
    starts[bucket + 1] = (starts[bucket] ?? 0) + (size > largest ? 0 : size);
  }
  const total = starts[buckets] ?? 0;
  const records = new Int32Array(new SharedArrayBuffer(Math.max(4, total * 4)));
  const tags = new Uint16Array(new SharedArrayBuffer(Math.max(2, total * 2)));
  const next = starts.slice(0, buckets);
  for (let record = 0; record < count; record += 1) {
    const hash = keys[record] ?? 0;
    const bucket = hash & (buckets - 1);
    if (hash === 0 || full[bucket] === 1) continue;
    const place = next[bucket] ?? 0;
    next[bucket] = place + 1;
    records[place] = record;
    tags[place] = tagOf(hash);
  }
  return { key, starts, records, tags, passedOver: 1 - total / Math.max(1, keyed) };
}

function hashesOf(book: WordBook, field: FieldValues, part: Part): Int32Array {
  const { size } = field.table;
  const hashes = new Int32Array(new SharedArrayBuffer((size + 1) * 4));
  for (let value = 1; value <= size; value += 1)
    hashes[value] = hashOfValue(book, field, part, value);
  return hashes;
}

const folds = new Int32Array(1024);

/** A hash of a part of a value, blind to marks; 0 where it has no such part. */
export function hashOfValue(book: WordBook, field: FieldValues, part: Part, value: number): number {
  const { offsets, items } = field.table;
  const [start, end] = [offsets[value] ?? 0, offsets[value + 1] ?? 0];
  const comparison = comparisonOf(field.kind);
  if (comparison === 'date') {
    const date = items[start] ?? 0;
    if (part === 'year') return mix(7, Math.floor(date / 10_000)) | 1;
    return date % 100 === 0 ? 0 : mix(8, date) | 1;
  }
  if (comparison === 'number') return hashOf(items.subarray(start, end), end - start) | 1;
  for (let at = start; at < end; at += 1) folds[at - start] = book.foldOf[items[at] ?? 0] ?? 0;
  const count = end - start;
  switch (part) {
    case 'first':
      return mix(9, folds[0] ?? 0) | 1;
    case 'last':
      return mix(9, folds[count - 1] ?? 0) | 1;
    case 'start':
      return startOf(book, folds[0] ?? 0) | 1;
    case 'year':
    case 'whole':
      return hashOf(folds, count) | 1;
  }
}

const START = 3;

function startOf(book: WordBook, fold: number): number {
  const from = book.folds.offsets[fold] ?? 0;
  const to = Math.min(book.folds.offsets[fold + 1] ?? 0, from + START);
  let hash = 10;
  for (let at = from; at < to; at += 1) hash = mix(hash, book.folds.items[at] ?? 0);
  return hash;
}
