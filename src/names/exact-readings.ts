import type { Cause } from '#names/cause.ts';
import { type SingleByte, singleBytes, strictUtf8 } from '#names/code-pages.ts';
import { type DoubleByte, doubleBytes, MAKERS, OF_DOUBLE_BYTES } from '#names/double-byte.ts';
import { fromHex, fromHtml, fromPercent, fromUnicodeEscapes } from '#names/escapes.ts';
import { hexBeforeInputMethod } from '#names/input-method.ts';
import { fromTelexKeys, fromViqr, fromVniKeys } from '#names/keystrokes.ts';
import { fromTcvn3, fromVni } from '#names/legacy-fonts.ts';
import { SYLLABLES } from '#names/syllables.ts';
import { composed } from '#names/vietnamese-letters.ts';

/** A reading by which nothing was lost. */
export interface Reading {
  readonly text: string;
  readonly cause: Cause;
}

interface Decoder {
  readonly cause: Cause;
  readonly read: (text: string) => string | null;
}

const single = (cause: Cause, page: SingleByte): Decoder => ({
  cause,
  read: (text) => fromBytes(singleBytes(text, page)),
});
const double = (cause: Cause, page: DoubleByte): readonly Decoder[] =>
  MAKERS[page].map((maker) => ({
    cause,
    read: (text) => (OF_DOUBLE_BYTES.test(text) ? fromBytes(doubleBytes(text, page, maker)) : null),
  }));
const fromBytes = (bytes: Uint8Array | null): string | null =>
  bytes === null ? null : strictUtf8(bytes);

/** What may have been done more than once, or before something else. */
const LAYERS: readonly Decoder[] = [
  { cause: 'html-entities', read: fromHtml },
  { cause: 'percent-encoded', read: fromPercent },
  { cause: 'unicode-escapes', read: fromUnicodeEscapes },
  { cause: 'hex', read: fromHex },
  { cause: 'input-method', read: hexBeforeInputMethod },
  single('utf8-as-windows-1252', 'windows-1252'),
  single('utf8-as-latin1', 'latin1'),
  single('utf8-as-windows-1258', 'windows-1258'),
  ...double('utf8-as-big5', 'big5'),
  ...double('utf8-as-shift-jis', 'shift_jis'),
  ...double('utf8-as-gbk', 'gbk'),
  ...double('utf8-as-cp949', 'euc-kr'),
];

/** Fonts and ways of typing, which come last. */
const SPELLINGS: readonly Decoder[] = [
  { cause: 'tcvn3', read: fromTcvn3 },
  { cause: 'vni', read: fromVni },
  { cause: 'viqr', read: fromViqr },
  { cause: 'telex-keys', read: fromTelexKeys },
  { cause: 'vni-keys', read: fromVniKeys },
];

const DEEPEST = 3;

/** Every text of which this one may have been made without a loss; not the text itself. */
export function exactReadings({
  text,
  bytes,
}: {
  readonly text: string;
  readonly bytes?: Uint8Array;
}): readonly Reading[] {
  const roots = [{ text, cause: null }, ...readingsOfBytes(bytes)];
  const found = new Map<string, Reading>();
  let layer: readonly Node[] = roots;
  for (const root of roots) if (root.cause !== null) keep(found, root.text, root.cause);
  for (let depth = 0; depth <= DEEPEST && layer.length > 0; depth += 1) {
    layer = layer.flatMap((node) => readFurther(node, found));
  }
  found.delete(text);
  return [...found.values()];
}

interface Node {
  readonly text: string;
  readonly cause: Cause | null;
}

/** Keeps all readings of a text; answers those that may be read once more. */
function readFurther({ text, cause: outer }: Node, found: Map<string, Reading>): readonly Node[] {
  for (const { cause, read } of SPELLINGS) {
    keep(found, spelledOnly(text, read(text)), outer ?? cause);
  }
  return LAYERS.flatMap(({ cause, read }) => {
    const made = keep(found, read(text), causeOf(outer, cause));
    return made === null || isSpelled(made.text) ? [] : [made];
  });
}

/** A font or a way of typing gives syllables; where a word becomes none, it was not that. */
function spelledOnly(text: string, read: string | null): string | null {
  const before = text.split(' ');
  const words = read?.split(' ') ?? [];
  return words.every((word, index) => word === before[index] || isSpelled(word)) ? read : null;
}

const isSpelled = (text: string): boolean =>
  text.split(' ').every((word) => SYLLABLES.has(word.toLowerCase()));

/** A code page twice is an encoding twice; else the last layer that was put on. */
function causeOf(outer: Cause | null, inner: Cause): Cause {
  if (outer === null) return inner;
  const isTwice = outer.startsWith('utf8-as-') && inner.startsWith('utf8-as-');
  return isTwice || outer === 'encoded-twice' ? 'encoded-twice' : outer;
}

function keep(found: Map<string, Reading>, read: string | null, cause: Cause): Reading | null {
  if (read === null) return null;
  const text = composed(read.replaceAll(/[ \t\r\n]+/g, ' ').replaceAll(/^ | $/g, ''));
  if (text === '' || found.has(text)) return null;
  const reading = { text, cause };
  found.set(text, reading);
  return reading;
}

/** What bytes say by themselves, whatever was made of them. */
function readingsOfBytes(bytes: Uint8Array | undefined): readonly Reading[] {
  if (bytes === undefined) return [];
  const cause = 'wrong-code-page';
  const asUtf8 = strictUtf8(bytes);
  if (asUtf8 !== null && !asUtf8.includes('\0')) return [{ text: composed(asUtf8), cause }];
  const labels =
    asUtf8 === null
      ? ['windows-1258', 'windows-1252', 'utf-16le', 'utf-16be']
      : ['utf-16le', 'utf-16be'];
  return labels.map((label) => ({
    text: composed(new TextDecoder(label).decode(bytes)),
    cause,
  }));
}
