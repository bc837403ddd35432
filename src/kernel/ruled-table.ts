/** A column of a table, or several of them under one heading. */
export type Column = Leaf | { readonly title: string; readonly columns: readonly Column[] };

export interface Leaf {
  readonly title: string;
  /** Share of the width, relative to the other columns. */
  readonly share: number;
  readonly align: 'left' | 'center' | 'right';
}

/** What stands in a cell; a number stays one wherever that can be, and null is nothing. */
export type Cell = string | number | null;

export interface TableRow {
  readonly cells: readonly Cell[];
  /** A line that sums others up stands out. */
  readonly isTotal: boolean;
}

/** A table as forms of reports have it: a head of one or more lines, then rows. */
export interface RuledTable {
  readonly columns: readonly Column[];
  readonly rows: readonly TableRow[];
}

/** A cell of a table's head: where it begins and over how many lines and columns it goes. */
export interface HeadCell {
  readonly title: string;
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** The columns that have cells, in their order. */
export const leavesOf = (columns: readonly Column[]): readonly Leaf[] =>
  columns.flatMap((column) => ('columns' in column ? leavesOf(column.columns) : [column]));

/** Of how many lines a head is. */
export const headDepth = (columns: readonly Column[]): number =>
  Math.max(
    0,
    ...columns.map((column) => ('columns' in column ? 1 + headDepth(column.columns) : 1)),
  );

/** The cells of a head, line by line; what has no columns under it goes down to the last line. */
export function headCells(columns: readonly Column[]): readonly (readonly HeadCell[])[] {
  const depth = headDepth(columns);
  const lines = Array.from({ length: depth }, (): HeadCell[] => []);
  const place = (these: readonly Column[], row: number, from: number): void => {
    let at = from;
    for (const column of these) {
      const isGroup = 'columns' in column;
      const width = isGroup ? leavesOf(column.columns).length : 1;
      const rows = isGroup ? 1 : depth - row;
      lines[row]?.push({ title: column.title, row, column: at, rows, columns: width });
      if (isGroup) place(column.columns, row + 1, at);
      at += width;
    }
  };
  place(columns, 0, 0);
  return lines;
}

/** A cell in words, as Vietnamese forms write numbers: `1.768`, `26,72`. */
export const cellText = (cell: Cell): string =>
  typeof cell === 'number' ? NUMBER.format(cell) : (cell ?? '');

const NUMBER = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 2 });
