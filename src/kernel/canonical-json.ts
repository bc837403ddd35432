export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue | undefined };

/**
 * JSON with one spelling for each value, after RFC 8785: no white space, object members sorted by
 * UTF-16 code units, members without value left out. Equal values give equal text, so a hash over
 * it survives storage that reorders members. Throws a TypeError on what JSON cannot write, and on
 * whole numbers beyond 2^53 - 1, which another reader may round.
 */
export function canonicalJson(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return quoted(value);
    case 'number':
      return numberText(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      if (value === null) return 'null';
      return Array.isArray(value) ? arrayText(value) : objectText(value);
    default:
      throw new TypeError(`JSON has no ${typeof value}`);
  }
}

function numberText(value: number): string {
  const isWritable = Number.isInteger(value) ? Number.isSafeInteger(value) : Number.isFinite(value);
  if (!isWritable) throw new TypeError('JSON has no such number');
  return String(value);
}

function arrayText(values: readonly unknown[]): string {
  let text = '';
  for (const value of values) text += (text === '' ? '' : ',') + canonicalJson(value);
  return `[${text}]`;
}

function objectText(record: object): string {
  const keys = Object.keys(record);
  sortKeys(keys);
  let text = '';
  for (const key of keys) {
    const value: unknown = memberOf(record, key);
    if (value === undefined) continue;
    text += `${text === '' ? '' : ','}${keyText(key)}${canonicalJson(value)}`;
  }
  return `{${text}}`;
}

// Indexed access is four times as fast as Reflect.get; the key is one of the record's own.
const memberOf = (record: object, key: string): unknown =>
  (record as Readonly<Record<string, unknown>>)[key];

/** What JSON writes with an escape; most strings have none and are quoted as they stand. */
const ESCAPED = /["\\\u0000-\u001f\ud800-\udfff]/;

const quoted = (text: string): string => (ESCAPED.test(text) ? JSON.stringify(text) : `"${text}"`);

/** Member names come again and again: each is quoted once. Bounded, should they be data after all. */
const keyTexts = new Map<string, string>();
const MAX_KEY_TEXTS = 1000;

function keyText(key: string): string {
  const known = keyTexts.get(key);
  if (known !== undefined) return known;
  const text = `${quoted(key)}:`;
  if (keyTexts.size < MAX_KEY_TEXTS) keyTexts.set(key, text);
  return text;
}

const MANY_KEYS = 32;

/** By UTF-16 code units, in place. Records are small and nearly sorted: insertion beats sort(). */
function sortKeys(keys: string[]): void {
  if (keys.length > MANY_KEYS) {
    keys.sort();
    return;
  }
  for (let index = 1; index < keys.length; index += 1) {
    const key = keys[index] ?? '';
    let place = index;
    for (let before = keys[place - 1]; before !== undefined && before > key; ) {
      keys[place] = before;
      place -= 1;
      before = keys[place - 1];
    }
    keys[place] = key;
  }
}
