import { canonicalWord } from '#linkage/canonical-word.ts';
import {
  intern,
  longer,
  packBytes,
  type SequenceTable,
  sequenceTable,
} from '#linkage/sequence-table.ts';

/**
 * Every word of both tables once. A register of millions has some ten thousand different words, so
 * each is read once and known by its bytes from then on.
 */
export interface WordBook {
  /** Bytes as they stand in a file → `wordOf`. */
  readonly raw: SequenceTable;
  /** Letters of a canonical word. */
  readonly words: SequenceTable;
  /** Letters without marks. */
  readonly folds: SequenceTable;
  /** By number in `raw`: the word, 0 where nothing is left of it. */
  wordOf: Int32Array;
  /** By number in `words`: its number in `folds`. */
  foldOf: Int32Array;
}

export const wordBook = (): WordBook => ({
  raw: sequenceTable(1 << 12),
  words: sequenceTable(1 << 12),
  folds: sequenceTable(1 << 12),
  wordOf: new Int32Array(1 << 12),
  foldOf: new Int32Array(1 << 12),
});

const decoder = new TextDecoder();
const letters = new Int32Array(4096);

/** The word of these bytes of a file. */
export function wordOfBytes(book: WordBook, bytes: Uint8Array, from: number, to: number): number {
  const { size } = book.raw;
  const raw = intern(book.raw, letters, packBytes(bytes, from, to, letters));
  if (raw <= size) return book.wordOf[raw] ?? 0;
  if (raw >= book.wordOf.length) book.wordOf = longer(book.wordOf, raw + 1);
  const word = wordOfText(book, decoder.decode(bytes.subarray(from, to)));
  book.wordOf[raw] = word;
  return word;
}

export function wordOfText(book: WordBook, text: string): number {
  const { word, folded } = canonicalWord(text);
  if (word === '') return 0;
  const { size } = book.words;
  const id = intern(book.words, letters, spell(word));
  if (id > size) {
    if (id >= book.foldOf.length) book.foldOf = longer(book.foldOf, id + 1);
    book.foldOf[id] = intern(book.folds, letters, spell(folded));
  }
  return id;
}

function spell(text: string): number {
  const length = Math.min(text.length, letters.length);
  for (let at = 0; at < length; at += 1) letters[at] = text.charCodeAt(at);
  return length;
}

/** The number here of a word of another book. */
export function takeWord(book: WordBook, other: WordBook, word: number): number {
  const { size } = book.words;
  const id = intern(book.words, letters, sequenceOf(other.words, word));
  if (id > size) {
    if (id >= book.foldOf.length) book.foldOf = longer(book.foldOf, id + 1);
    book.foldOf[id] = intern(book.folds, letters, sequenceOf(other.folds, other.foldOf[word] ?? 0));
  }
  return id;
}

/** Writes a sequence of a table into `letters`; answers its length. */
function sequenceOf({ offsets, items }: SequenceTable, id: number): number {
  const [start, end] = [offsets[id] ?? 0, offsets[id + 1] ?? 0];
  letters.set(items.subarray(start, end));
  return end - start;
}
