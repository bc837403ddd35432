import { Readable } from 'node:stream';
import { type Cell as SheetCell, type CellStyle, writeXlsx, writeXlsxStream } from 'hucre/xlsx';
import { type Cell, headCells, headDepth, leavesOf, type RuledTable } from '#kernel/ruled-table.ts';

/** A sheet of a workbook: lines above, a ruled table whose numbers are numbers, lines below. */
export interface SheetContent {
  /** As its tab says. */
  readonly name: string;
  readonly heading: readonly HeadingLine[];
  readonly table: RuledTable;
  readonly notes: readonly string[];
}

export interface HeadingLine {
  readonly text: string;
  readonly style: 'title' | 'bold' | 'plain' | 'italic';
}

/** An XLSX file of sheets with merged heads, printed across A4 with the head on every page. */
export const writeWorkbook = (sheets: readonly SheetContent[]): Promise<Uint8Array> =>
  writeXlsx({ sheets: sheets.map(sheetOf), defaultFont: { name: FONT, size: 11 } });

/**
 * An XLSX file of one long list under a head of one line. Rows are taken only as fast as the file is
 * read, and none is kept: memory does not grow with them.
 */
export function streamWorkbook(
  name: string,
  columns: readonly { readonly title: string; readonly width: number }[],
  rows: AsyncIterable<readonly Cell[]>,
): Readable {
  async function* cells(): AsyncGenerator<Cell[]> {
    for await (const row of rows) yield row.map(plainText);
  }
  const stream = writeXlsxStream(cells(), {
    name: sheetName(name),
    columns: columns.map(({ title, width }) => ({ header: title, width, style: TEXT })),
    freezePane: { rows: 1 },
  });
  return Readable.fromWeb(stream);
}

const FONT = 'Times New Roman';
const TEXT: CellStyle = {
  font: { name: FONT, size: 11 },
  alignment: { vertical: 'top', wrapText: true },
};
const LINE = { style: 'thin' } as const;
const BORDER = { top: LINE, right: LINE, bottom: LINE, left: LINE };
const HEAD: CellStyle = {
  font: { name: FONT, size: 11, bold: true },
  alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
  border: BORDER,
};
const HEADINGS: Readonly<Record<HeadingLine['style'], CellStyle>> = {
  title: { font: { name: FONT, size: 14, bold: true } },
  bold: { font: { name: FONT, size: 12, bold: true } },
  plain: { font: { name: FONT, size: 12 } },
  italic: { font: { name: FONT, size: 12, italic: true } },
};
/** Characters a share of a column's width is worth. */
const CHARACTERS_A_SHARE = 1.4;

function sheetOf({ name, heading, table, notes }: SheetContent) {
  const width = leavesOf(table.columns).length;
  const cells = new Map<string, Partial<SheetCell>>();
  const put = (row: number, column: number, value: Cell, style: CellStyle): void =>
    void cells.set(`${row},${column}`, { value: plainText(value), style });
  const merges: { startRow: number; startCol: number; endRow: number; endCol: number }[] = [];
  const wholeLine = (row: number, text: string, style: CellStyle): void => {
    put(row, 0, text, style);
    merges.push({ startRow: row, startCol: 0, endRow: row, endCol: width - 1 });
  };

  for (const [row, line] of heading.entries()) wholeLine(row, line.text, HEADINGS[line.style]);
  const top = heading.length === 0 ? 0 : heading.length + 1;
  for (const { title, row, column, rows, columns } of headCells(table.columns).flat()) {
    const [startRow, endRow, endCol] = [top + row, top + row + rows - 1, column + columns - 1];
    for (let r = startRow; r <= endRow; r += 1) {
      for (let c = column; c <= endCol; c += 1) put(r, c, null, HEAD);
    }
    put(startRow, column, title, HEAD);
    if (rows * columns > 1) merges.push({ startRow, startCol: column, endRow, endCol });
  }
  const body = top + headDepth(table.columns);
  const leaves = leavesOf(table.columns);
  for (const [index, { cells: values, isTotal }] of table.rows.entries()) {
    for (const [column, value] of values.entries()) {
      const horizontal = leaves[column]?.align ?? 'left';
      put(body + index, column, value, bodyStyle(value, horizontal, isTotal));
    }
  }
  const end = body + table.rows.length;
  for (const [index, note] of notes.entries()) wholeLine(end + 1 + index, note, HEADINGS.italic);
  return {
    name: sheetName(name),
    columns: leaves.map(({ share }) => ({ width: share * CHARACTERS_A_SHARE })),
    // The library writes the cells that stand in the map; these only say how many lines there are.
    rows: Array.from({ length: end + 1 + notes.length }, () => []),
    cells,
    merges,
    freezePane: { rows: body },
    pageSetup: {
      paperSize: 'a4',
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: `$${top + 1}:$${body}`,
    },
  } as const;
}

const bodyStyle = (
  value: Cell,
  horizontal: 'left' | 'center' | 'right',
  bold: boolean,
): CellStyle => ({
  font: { name: FONT, size: 11, bold },
  alignment: { horizontal, vertical: 'top', wrapText: true },
  border: BORDER,
  ...(typeof value === 'number' && { numFmt: Number.isInteger(value) ? '#,##0' : '#,##0.00' }),
});

/** XML has no control characters; a text that begins as a formula stays a text, since it is written as one. */
const plainText = (value: Cell): Cell =>
  typeof value === 'string'
    ? value.replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, ' ')
    : value;

/** A tab has 31 characters at most and none of these. */
const sheetName = (name: string): string => name.replaceAll(/[:\\/?*[\]]/g, '-').slice(0, 31);
