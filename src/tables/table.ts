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

/** Something in a file that nobody can go on with, said by row and column. */
export interface TableFault {
  readonly row: number;
  /** The column's name, or null of a whole row. */
  readonly column: string | null;
  readonly text: string;
}

/** Rows in batches, the header first and by itself. */
export type RowBatches = AsyncIterable<readonly TableRow[]>;

/** What is written beside a row: a text, or yes or no. */
export type AddedCell = string | boolean;

/** A file that cannot be read on: what is wrong, where. */
export class UnreadableTable extends Error {
  readonly fault: TableFault;
  constructor(fault: TableFault) {
    super(fault.text);
    this.fault = fault;
  }
}
