import type { FieldKind } from '#linkage/field.ts';
import { type SequenceTable, sequenceTable } from '#linkage/sequence-table.ts';
import type { ReadDate } from '#linkage/read-date.ts';
import { type WordBook, wordBook, wordOfText } from '#linkage/word-book.ts';

/** The different values of a field in both tables; a record holds their numbers. */
export interface FieldValues {
  readonly name: string;
  readonly kind: FieldKind;
  readonly family: boolean;
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
  /** Dates by their bytes in a file, each read once. */
  readonly dates: ReadDates;
  /** The words that say what kind of place one is, by their numbers in `book.folds`. */
  readonly prefixes: readonly (readonly number[])[];
}

export interface ReadDates {
  readonly raw: SequenceTable;
  readonly read: ReadDate[];
}

export const newCorpus = (
  fields: readonly Pick<FieldValues, 'name' | 'kind' | 'family'>[],
  monthFirst = false,
): Corpus => {
  const book = wordBook();
  const fold = (word: string): number => book.foldOf[wordOfText(book, word)] ?? 0;
  return {
    book,
    fields: fields.map(({ name, kind, family }) => ({
      name,
      kind,
      family,
      table: sequenceTable(),
    })),
    monthFirst,
    dates: { raw: sequenceTable(), read: [] },
    prefixes: PLACE_WORDS.map((words) => words.split(' ').map(fold)),
  };
};

const PLACE_WORDS = [
  'xa',
  'phuong',
  'thi tran',
  'tt',
  'huyen',
  'quan',
  'thi xa',
  'thanh pho',
  'tp',
  'tinh',
];

export const newRecords = (fields: number): Records => ({
  count: 0,
  rows: new Int32Array(fields * 1024),
  ids: new Uint8Array(16_384),
  idEnds: new Int32Array(1024),
});
