import { type Bilingual, filled } from '#kernel/bilingual.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import { emptyRow, type Row, setCells, undouble } from '#tables/parse-rows.ts';
import { cellTexts, type CsvFile, isBlank, openCsv } from '#tables/read-csv.ts';
import { kindOf } from '#tables/table-file.ts';
import {
  type FaultList,
  faultList,
  faultTexts,
  raggedText,
  type TableFaults,
  UnreadableTable,
} from '#tables/table-fault.ts';
import type { TableRow } from '#tables/table.ts';
import { sheetRows } from '#tables/xlsx-sheet.ts';

/** What is told while a table is read; `number` counts the header as 1. */
export interface RowTaker {
  readonly header: (columns: readonly string[]) => void;
  readonly row: (row: Row, number: number) => void;
  readonly progress?: (read: number, size: number) => void;
}

/**
 * Reads a CSV file, or the first sheet of a workbook, row by row as bytes. Answers how many rows there
 * were below the header, or what is wrong with the file.
 */
export async function readTable(
  file: string,
  encoding: string | null,
  taker: RowTaker,
): Promise<Result<number, TableFaults>> {
  const faults = faultList();
  const isCsv = (await kindOf(file)) === 'csv';
  const rows = isCsv
    ? readCsv(openCsv(file, encoding, faults), taker, faults)
    : await readSheet(file, taker, faults);
  return faults.count() === 0 ? ok(rows) : err(faults.all());
}

function readCsv(csv: CsvFile, taker: RowTaker, faults: FaultList): number {
  let last = 1;
  try {
    const take = (row: Row, number: number): void => {
      last = number;
      if (number > 1 && isBlank(row)) return;
      undouble(row);
      if (number === 1) taker.header(checkHeader(cellTexts(row), faults));
      else taker.row(row, number);
    };
    while (csv.next(take)) taker.progress?.(csv.read(), csv.size);
  } finally {
    csv.close();
  }
  return last - 1;
}

async function readSheet(file: string, taker: RowTaker, faults: FaultList): Promise<number> {
  const row = emptyRow();
  let [columns, last]: [readonly string[], number] = [[], 0];
  const take = ({ number, cells, formulas }: TableRow): void => {
    last = number === 0 ? last + 1 : number;
    const texts = cells.map((text, at) => (formulas.includes(at) ? FORMULA : text.trim()));
    const width = texts.findLastIndex((text) => text !== '') + 1;
    if (width === 0) return;
    if (columns.length === 0) {
      columns = checkHeader(texts.slice(0, width), faults);
      taker.header(columns);
    } else if (width > columns.length) {
      faults.add({ row: last, column: null, text: raggedText(width, columns.length) });
    } else {
      setCells(
        row,
        columns.map((_, at) => texts[at] ?? ''),
      );
      taker.row(row, last);
    }
  };
  for await (const rows of readable(sheetRows(file), faults)) rows.forEach(take);
  if (columns.length === 0 && faults.count() === 0)
    faults.add({ row: 1, column: null, text: faultTexts.empty });
  return Math.max(0, last - 1);
}

/** As a formula begins in a CSV file. */
const FORMULA = '=';

/** Rows as far as they can be read; then what is wrong. */
async function* readable<T>(rows: AsyncIterable<T>, faults: FaultList): AsyncGenerator<T> {
  try {
    yield* rows;
  } catch (fault) {
    if (!(fault instanceof UnreadableTable)) throw fault;
    fault.faults.first.forEach(faults.add);
  }
}

/** Columns are told by their names here: each has one of its own. */
function checkHeader(columns: readonly string[], faults: FaultList): readonly string[] {
  columns.forEach((column, at) => {
    if (column === '')
      faults.add({ row: 1, column: null, text: columnText(at, faultTexts.unnamed) });
    else if (columns.indexOf(column) < at) faults.add({ row: 1, column, text: faultTexts.twice });
  });
  return columns;
}

const columnText = (at: number, text: Bilingual): Bilingual =>
  filled('cột thứ {number}: {text}', 'column {number}: {text}', { number: at + 1, text });

/** The names of the columns, which stand in the first row. */
export async function readHeader(
  file: string,
  encoding: string | null,
): Promise<Result<readonly string[], TableFaults>> {
  const faults = faultList();
  const read: (readonly string[])[] = [];
  if ((await kindOf(file)) === 'csv') {
    const csv = openCsv(file, encoding, faults);
    csv.next((row, number) => {
      undouble(row);
      if (number === 1) read.push(cellTexts(row));
    });
    csv.close();
  } else
    for await (const rows of readable(sheetRows(file), faults)) {
      read.push(...rows.slice(0, 1).map(({ cells }) => cells));
      if (read.length > 0) break;
    }
  const [columns] = read;
  if (columns !== undefined) return ok(columns);
  if (faults.count() === 0) faults.add({ row: 1, column: null, text: faultTexts.empty });
  return err(faults.all());
}
