import type { Bilingual } from '#kernel/bilingual.ts';
import type { RowField } from '#quality/read-row.ts';

/** What an uploaded table holds, before anything is done with it. */
export interface TableInspection {
  readonly columns: readonly { readonly name: string; readonly field: RowField | null }[];
  readonly rows: number;
  /** Why nobody can work with it; empty where they can. */
  readonly faults: readonly PlacedText[];
  /** What is taken without a cell, the first ones, and how many more there are. */
  readonly notes: readonly PlacedText[];
  readonly moreNotes: number;
}

/** Something about a table, by row (the header is 1) and column. */
export interface PlacedText {
  readonly row: number;
  readonly column: string | null;
  readonly text: Bilingual;
}
