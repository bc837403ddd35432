import { NOT_DECODED, textOf } from '#tables/csv-lines.ts';
import { type TableRow, UnreadableTable } from '#tables/table.ts';

export type Delimiter = ',' | ';' | '\t';

/** A CSV file that is being read: how it is written, and its rows, the header first by itself. */
export interface CsvFile {
  readonly delimiter: Delimiter;
  readonly lineEnd: '\n' | '\r\n';
  readonly hasMark: boolean;
  readonly batches: AsyncGenerator<readonly TableRow[]>;
}

const MARK = '\ufeff';
/** A row of more characters has a quote that was never closed. */
const LONGEST_ROW = 4 << 20;

export async function openCsv(file: string, encoding: string | null): Promise<CsvFile> {
  const pieces = textOf(file, encoding);
  const first = await pieces.next();
  const text = first.done === true ? '' : first.value;
  const isDecoded = !text.startsWith(NOT_DECODED);
  const start = isDecoded ? text : text.slice(NOT_DECODED.length);
  const hasMark = start.startsWith(MARK);
  const body = hasMark ? start.slice(1) : start;
  const delimiter = delimiterOf(body);
  return {
    delimiter,
    hasMark,
    lineEnd: /^[^\n]*\r\n/.test(body) ? '\r\n' : '\n',
    batches: rowsOf(isDecoded ? body : NOT_DECODED + body, pieces, delimiter),
  };
}

/** The sign that stands most often in the first line, outside quotes. */
function delimiterOf(text: string): Delimiter {
  const line = (/^[^\n]*/.exec(text)?.[0] ?? '').replaceAll(/"[^"]*"/g, '');
  const counts = ([',', ';', '\t'] as const).map(
    (sign) => [sign, line.split(sign).length] as const,
  );
  return counts.toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? ',';
}

async function* rowsOf(
  first: string,
  pieces: AsyncGenerator<string>,
  delimiter: Delimiter,
): AsyncGenerator<readonly TableRow[]> {
  let held = '';
  let number = 1;
  let piece: string | null = first;
  while (piece !== null) {
    const isDecoded = !piece.startsWith(NOT_DECODED);
    held += isDecoded ? piece : piece.slice(NOT_DECODED.length);
    const { done = false, value } = await pieces.next();
    piece = done ? null : (value as string);
    const { rows, rest } = splitRows(held, number, delimiter, done);
    held = rest;
    number += rows.length;
    if (!isDecoded) refuseUndecoded(rows);
    if (held.length > LONGEST_ROW || (done && held !== '')) throw openQuote(number);
    if (number - rows.length === 1 && rows.length > 0) {
      yield rows.slice(0, 1);
      yield rows.slice(1);
    } else yield rows;
  }
}

interface Split {
  readonly rows: readonly TableRow[];
  readonly rest: string;
}

function splitRows(text: string, from: number, delimiter: Delimiter, isEnd: boolean): Split {
  const rows: TableRow[] = [];
  let start = 0;
  while (start < text.length) {
    const end = rowEnd(text, start);
    if (end < 0 && (!isEnd || isOpen(text.slice(start)))) break;
    const raw = text.slice(start, end < 0 ? text.length : end).replace(/\r$/, '');
    start = end < 0 ? text.length : end + 1;
    const cells = cellsOf(raw, delimiter);
    const formulas = raw.includes('=') ? placesOf(cells) : [];
    rows.push({ number: from + rows.length, cells, formulas, raw });
  }
  return { rows, rest: text.slice(start) };
}

const placesOf = (cells: readonly string[]): readonly number[] =>
  cells.flatMap((cell, at) => (cell.startsWith('=') ? [at] : []));

/** The end of the line that is not within quotes, or -1. */
function rowEnd(text: string, start: number): number {
  let end = text.indexOf('\n', start);
  let quote = text.indexOf('"', start);
  while (end >= 0 && quote >= 0 && quote < end) {
    const closing = text.indexOf('"', quote + 1);
    if (closing < 0) return -1;
    if (closing > end) end = text.indexOf('\n', closing);
    quote = text.indexOf('"', closing + 1);
  }
  return end;
}

const isOpen = (raw: string): boolean => raw.split('"').length % 2 === 0;

function cellsOf(raw: string, delimiter: Delimiter): readonly string[] {
  if (!raw.includes('"')) return raw.split(delimiter);
  const cells: string[] = [];
  let cell = '';
  for (const part of raw.split(delimiter)) {
    cell = cell === '' ? part : cell + delimiter + part;
    if (isOpen(cell)) continue;
    cells.push(unquoted(cell));
    cell = '';
  }
  return cell === '' ? cells : [...cells, cell];
}

const unquoted = (cell: string): string =>
  /^"[\s\S]*"$/.test(cell) ? cell.slice(1, -1).replaceAll('""', '"') : cell;

function refuseUndecoded(rows: readonly TableRow[]): void {
  for (const { number, cells } of rows) {
    const at = cells.findIndex((cell) => cell.includes('\ufffd'));
    if (at < 0) continue;
    const text = `cell ${at + 1} is not in the file's encoding; name it, as --encoding windows-1258`;
    throw new UnreadableTable({ row: number, column: null, text });
  }
}

const openQuote = (row: number): UnreadableTable =>
  new UnreadableTable({ row, column: null, text: 'a quote is opened and never closed' });

/** A cell as it is written beside others. */
export const csvCell = (text: string, delimiter: Delimiter): string =>
  text.includes(delimiter) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
