import type { FieldKind } from '#linkage/field.ts';
import { type SequenceTable, sequenceTable } from '#linkage/sequence-table.ts';
import { type WordBook, wordBook } from '#linkage/word-book.ts';

/** The different values of a field in both tables; a record holds their numbers. */
export interface FieldValues {
  readonly name: string;
  readonly kind: FieldKind;
  /** Words of a text, letters of a number packed by fours, or one date. */
  readonly table: SequenceTable;
}

/** Records of one table: for each, the number of its value in every field, side by side. */
export interface Records {
  count: number;
  rows: Int32Array;
  /** The names of the records as they stand in the file. */
  ids: Uint8Array;
  idEnds: Int32Array;
}

export interface Corpus {
  readonly book: WordBook;
  readonly fields: readonly FieldValues[];
  /** Dates are written month first, as in the United States. */
  readonly monthFirst: boolean;
}

export const newCorpus = (
  fields: readonly { readonly name: string; readonly kind: FieldKind }[],
  monthFirst = false,
): Corpus => ({
  monthFirst,
  book: wordBook(),
  fields: fields.map(({ name, kind }) => ({ name, kind, table: sequenceTable() })),
});

export const newRecords = (fields: number): Records => ({
  count: 0,
  rows: new Int32Array(fields * 1024),
  ids: new Uint8Array(16_384),
  idEnds: new Int32Array(1024),
});
