import type { PassIndex } from '#linkage/blocking.ts';
import type { SequenceTable } from '#linkage/sequence-table.ts';
import type { FieldValues, Records } from '#linkage/values.ts';
import type { WordBook } from '#linkage/word-book.ts';

/** Both tables, read; in memory that threads share, so that none has a copy. */
export interface Linkable {
  readonly book: WordBook;
  readonly fields: readonly FieldValues[];
  /** For each record, its values side by side. */
  readonly left: Int32Array;
  readonly leftCount: number;
  readonly right: Int32Array;
  readonly rightCount: number;
  /** The right table is the left one: a pair is an earlier and a later record of it. */
  readonly dedupe: boolean;
}

/** With the left records in their blocks. */
export interface IndexedLinkable extends Linkable {
  readonly passes: readonly PassIndex[];
}

export function linkableOf(
  corpus: { readonly book: WordBook; readonly fields: readonly FieldValues[] },
  left: Records,
  right: Records | null,
): Linkable {
  const width = corpus.fields.length;
  const { book } = corpus;
  const rows = sharedInts(left.rows, left.count * width);
  return {
    book: {
      raw: sharedTable(book.raw, 'raw'),
      words: sharedTable(book.words, 'items'),
      folds: sharedTable(book.folds, 'items'),
      wordOf: sharedInts(book.wordOf, 0),
      foldOf: sharedInts(book.foldOf, book.words.size + 1),
    },
    fields: corpus.fields.map(({ name, kind, family, table }) => ({
      name,
      kind,
      family,
      table: sharedTable(table, 'items'),
    })),
    left: rows,
    leftCount: left.count,
    right: right === null ? rows : sharedInts(right.rows, right.count * width),
    rightCount: right === null ? left.count : right.count,
    dedupe: right === null,
  };
}

/** What comparing needs of a table: the items; nothing is added to it any more. */
function sharedTable(table: SequenceTable, keep: 'items' | 'raw'): SequenceTable {
  const end = keep === 'raw' ? 0 : (table.offsets[table.size + 1] ?? 0);
  return {
    size: table.size,
    offsets: sharedInts(table.offsets, keep === 'raw' ? 0 : table.size + 2),
    items: sharedInts(table.items, end),
    slots: sharedInts(table.slots, 0),
  };
}

function sharedInts(from: Int32Array, length: number): Int32Array {
  const ints = new Int32Array(new SharedArrayBuffer(length * 4));
  ints.set(from.subarray(0, length));
  return ints;
}
