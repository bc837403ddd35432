import type { FieldKind } from '#linkage/field.ts';
import { type DateNote, readDate } from '#linkage/read-date.ts';
import { intern, packBytes } from '#linkage/sequence-table.ts';
import type { Corpus, FieldValues } from '#linkage/values.ts';
import { wordOfBytes, wordOfText } from '#linkage/word-book.ts';

/** The bytes of one cell. */
export interface Cell {
  bytes: Uint8Array;
  from: number;
  to: number;
}

export type CellNote = DateNote | 'formula';

const items = new Int32Array(1024);
const decoder = new TextDecoder();

/**
 * The number of a cell's value in its field; 0 where it says nothing. `note` hears why a cell that
 * is not empty could not be read, or was read with a doubt.
 */
export function encodeCell(
  corpus: Corpus,
  field: FieldValues,
  cell: Cell,
  note: (note: CellNote) => void,
): number {
  if (cell.from >= cell.to) return 0;
  if (cell.bytes[cell.from] === EQUALS && !unwrap(cell)) {
    note('formula');
    return 0;
  }
  const length = lengthOf(corpus, field.kind, cell, note);
  return length === 0 ? 0 : intern(field.table, items, length);
}

/** Excel's `="0123"`, which keeps a number's zeros, is what stands in it. */
function unwrap(cell: Cell): boolean {
  const { bytes, from, to } = cell;
  if (bytes[from + 1] !== QUOTE || bytes[to - 1] !== QUOTE || to - from < 3) return false;
  cell.from += 2;
  cell.to -= 1;
  return true;
}

function lengthOf(
  corpus: Corpus,
  kind: FieldKind,
  cell: Cell,
  note: (note: CellNote) => void,
): number {
  switch (kind) {
    case 'name':
    case 'text':
    case 'code':
      return wordsOf(corpus, cell);
    case 'place':
      return placeOf(corpus, wordsOf(corpus, cell));
    case 'sex':
      return sexOf(corpus, textOf(cell));
    case 'number':
      return digitsOf(cell, false);
    case 'phone':
      return digitsOf(cell, true);
    case 'date':
      return dateOf(corpus, cell, note);
  }
}

/** Words are runs of letters and digits; whatever else is ASCII parts them. */
function wordsOf(corpus: Corpus, { bytes, from, to }: Cell): number {
  let [length, at] = [0, from];
  while (at < to && length < items.length) {
    while (at < to && parts[bytes[at] ?? 0] === 1) at += 1;
    const start = at;
    while (at < to && parts[bytes[at] ?? 0] === 0) at += 1;
    const word = start === at ? 0 : wordOfBytes(corpus.book, bytes, start, at);
    if (word !== 0) items[length++] = word;
  }
  return length;
}

/** Without the word that says what kind of place it is: Xã Vĩnh Hòa and Vĩnh Hòa are one. */
function placeOf(corpus: Corpus, length: number): number {
  const { foldOf } = corpus.book;
  for (const prefix of corpus.prefixes) {
    if (prefix.length >= length) continue;
    if (!prefix.every((fold, at) => foldOf[items[at] ?? 0] === fold)) continue;
    items.copyWithin(0, prefix.length, length);
    return length - prefix.length;
  }
  return length;
}

function sexOf(corpus: Corpus, text: string): number {
  const sign = text.trim().toLowerCase().normalize('NFC');
  const sex = MALE.has(sign) ? 'nam' : FEMALE.has(sign) ? 'nu' : '';
  if (sex === '') return 0;
  items[0] = wordOfText(corpus.book, sex);
  return 1;
}

/** Letters and digits only, four to an item; +84 of a telephone is 0. */
function digitsOf(cell: Cell, isPhone: boolean): number {
  let [length, four, count] = [0, 0, 0];
  let from = cell.from;
  if (isPhone) {
    const text = textOf(cell);
    const abroad = /^\s*(?:\+|00)?84[\s.-]?(?=[1-9][\d\s.-]{8,})/.exec(text);
    if (abroad !== null) {
      from += abroad[0].length;
      [four, count] = [ZERO, 1];
    }
  }
  for (let at = from; at < cell.to && length < 16; at += 1) {
    const byte = cell.bytes[at] ?? 0;
    const isLetter = (byte >= 97 && byte <= 122) || (byte >= 65 && byte <= 90);
    if (!isLetter && (byte < ZERO || byte > ZERO + 9)) continue;
    four = (four << 8) | (isLetter ? byte & 0xdf : byte);
    count += 1;
    if (count < 4) continue;
    items[length++] = four;
    [four, count] = [0, 0];
  }
  if (count > 0) items[length++] = four;
  return allZeros(length) ? 0 : length;
}

/** 000000000 stands for no number. */
function allZeros(length: number): boolean {
  for (let at = 0; at < length; at += 1) if (((items[at] ?? 0) & ~0x3030_3030) !== 0) return false;
  return true;
}

function dateOf(corpus: Corpus, cell: Cell, note: (note: CellNote) => void): number {
  const { raw, read } = corpus.dates;
  const id = intern(raw, items, packBytes(cell.bytes, cell.from, cell.to, items));
  const date = (read[id] ??= readDate(textOf(cell), corpus.monthFirst));
  if (date.note !== null) note(date.note);
  if (date.value === 0) return 0;
  items[0] = date.value;
  return 1;
}

const textOf = ({ bytes, from, to }: Cell): string => decoder.decode(bytes.subarray(from, to));

const EQUALS = 61;
const QUOTE = 34;
const ZERO = 48;
const MALE = new Set(['nam', 'm', 'male', '1', 'trai', 'ông']);
const FEMALE = new Set(['nữ', 'nu', 'f', 'female', '0', '2', 'gái', 'bà', 'nu~']);
/** Whether a byte parts words: ASCII that is no letter, digit or apostrophe. */
const parts = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte >= 128 || /[\w']/.test(String.fromCharCode(byte)) ? 0 : 1,
);
