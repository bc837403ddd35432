/** A row of a file, as it stands there, with the text of its cells. */
export interface TableRow {
  /** As spreadsheets count: the header is row 1. */
  readonly number: number;
  readonly cells: readonly string[];
  /** Places of cells that hold formulas. */
  readonly formulas: readonly number[];
  /** The row as it stood in the file, to be written again. */
  readonly raw: string;
}

/** Rows in batches, the header first and by itself. */
export type RowBatches = AsyncIterable<readonly TableRow[]>;

/** What is written beside a row: a text, or yes or no. */
export type AddedCell = string | boolean;
