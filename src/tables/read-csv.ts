import { isUtf8 } from 'node:buffer';
import { openBytes, type TextBytes } from '#tables/csv-bytes.ts';
import { emptyRow, parseRows, type Row, undouble } from '#tables/parse-rows.ts';
import { type FaultList, faultTexts, raggedText } from '#tables/table-fault.ts';

/** A CSV file that is being read: how it is written, and its rows. */
export interface CsvFile {
  readonly delimiter: string;
  readonly lineEnd: string;
  /** What stands before the header: a mark, or Excel's line `sep=;`. */
  readonly before: string;
  /** Hands on the rows of the next block; false where nothing follows. */
  readonly next: (onRow: OnRow) => boolean;
  /** Of the bytes of the file. */
  readonly read: () => number;
  readonly size: number;
  readonly close: () => void;
}

/**
 * A row and its number; the header is 1. It lies between two places of the bytes, its line's end included;
 * doubled quotes still stand in it (`undouble`). Lines without anything are handed on too.
 */
export type OnRow = (row: Row, number: number, start: number, end: number) => void;

const BLOCK = 4 << 20;
const MOST = 8 << 20;

/**
 * Opens a delimited file (comma, semicolon, tab or bar; found from the header). It is read block by
 * block: what is held is one block, however long the file. What is wrong is put into `faults`, and rows
 * that nobody can go on with are not handed on.
 */
export function openCsv(file: string, encoding: string | null, faults: FaultList): CsvFile {
  const source = openBytes(file, encoding);
  const bytes = new Uint8Array(MOST + BLOCK);
  const reading: Reading = { bytes, source, faults, row: emptyRow(), columns: [], number: 0 };
  let held = source.readInto(bytes, 0, BLOCK);
  const style = styleOf(bytes, held);
  let isFirst = true;
  const next = (onRow: OnRow): boolean => {
    const got = isFirst ? held : source.readInto(bytes, held, Math.min(BLOCK, bytes.length - held));
    if (!isFirst) held += got;
    const block = { bytes, from: isFirst ? style.from : 0, to: held, last: got === 0 };
    isFirst = false;
    const end = takeRows(reading, block, style.delimiter, onRow);
    if (got === 0) {
      if (end < held) fileFault(reading, faultTexts.unclosed);
      else if (reading.number === 0) fileFault(reading, faultTexts.empty);
      return false;
    }
    bytes.copyWithin(0, end, held);
    held -= end;
    if (held < MOST) return true;
    fileFault(reading, faultTexts.tooLong);
    return false;
  };
  return {
    delimiter: String.fromCharCode(style.delimiter),
    lineEnd: style.lineEnd,
    before: decoder.decode(bytes.subarray(0, style.from)),
    next,
    read: source.read,
    size: source.size,
    close: source.close,
  };
}

interface Reading {
  readonly bytes: Uint8Array;
  readonly source: TextBytes;
  readonly faults: FaultList;
  readonly row: Row;
  columns: readonly string[];
  /** Of the row that was read last. */
  number: number;
}

type Block = Parameters<typeof parseRows>[0];

const fileFault = (
  { faults, number }: Reading,
  text: (typeof faultTexts)['empty' | 'unclosed' | 'tooLong'],
): void => faults.add({ row: number + 1, column: null, text });

/** Hands on the whole rows of what is held, and answers where the rest begins. */
function takeRows(reading: Reading, block: Block, delimiter: number, onRow: OnRow): number {
  const { row, source, faults } = reading;
  const { bytes, from, to, last } = block;
  const whole = bytes.subarray(from, last ? to : wholeLetters(bytes, from, to));
  const sound = (!source.isUtf8 || isUtf8(whole)) && !source.isBroken() && !whole.includes(0);
  return parseRows(block, delimiter, row, (_, start, end) => {
    reading.number += 1;
    const { number, columns } = reading;
    const before = faults.count();
    if (!sound) sayUnreadable(reading);
    if (row.misquoted >= 0) say(reading, row.misquoted, 'misquoted');
    if (number > 1 && !isBlank(row) && row.cells !== columns.length)
      faults.add({ row: number, column: null, text: raggedText(row.cells, columns.length) });
    if (faults.count() === before) onRow(row, number, start, end);
    if (number > 1) return;
    undouble(row);
    reading.columns = cellTexts(row);
  });
}

/** A line without anything in it. */
export const isBlank = (row: Row): boolean => row.cells === 1 && row.starts[0] === row.ends[0];

/** Bytes of a row that are no text, by column. */
function sayUnreadable(reading: Reading): void {
  const { row, source } = reading;
  for (let cell = 0; cell < row.cells; cell += 1) {
    const bytes = row.bytes.subarray(row.starts[cell], row.ends[cell]);
    if (source.isUtf8 && !isUtf8(bytes)) say(reading, cell, 'notUtf8');
    else if (source.isBroken() && cellText(row, cell).includes('\ufffd'))
      say(reading, cell, 'notOfEncoding');
    else if (bytes.includes(0)) say(reading, cell, 'nul');
  }
}

function say(
  { faults, columns, number }: Reading,
  cell: number,
  text: 'misquoted' | 'notUtf8' | 'notOfEncoding' | 'nul',
): void {
  faults.add({ row: number, column: columns[cell] ?? `${cell + 1}`, text: faultTexts[text] });
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** A cell as text; for the few that are not read as bytes. */
export const cellText = (row: Row, cell: number): string =>
  decoder.decode(row.bytes.subarray(row.starts[cell], row.ends[cell]));

export const cellTexts = (row: Row): readonly string[] =>
  Array.from({ length: row.cells }, (_, cell) => cellText(row, cell));

interface Style {
  /** Where the header begins. */
  readonly from: number;
  readonly delimiter: number;
  readonly lineEnd: string;
}

/** A mark and a hint are passed over; of the signs that may delimit, the one that the header has most of outside quotes. */
function styleOf(bytes: Uint8Array, to: number): Style {
  const mark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  const hinted = decoder.decode(bytes.subarray(mark, mark + 4)).toLowerCase() === 'sep=';
  const hintEnd = hinted ? bytes.subarray(0, to).indexOf(LF, mark) : -1;
  const from = hintEnd < 0 ? mark : hintEnd + 1;
  const counts = new Map(DELIMITERS.map((sign) => [sign, 0]));
  let [at, quoted] = [from, false];
  for (; at < to; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte === QUOTE) quoted = !quoted;
    else if (!quoted && (byte === LF || byte === CR)) break;
    else if (!quoted && counts.has(byte)) counts.set(byte, (counts.get(byte) ?? 0) + 1);
  }
  const [most] = [...counts].reduce((best, one) => (one[1] > best[1] ? one : best));
  return {
    from,
    delimiter: hintEnd < 0 ? most : (bytes[mark + 4] ?? COMMA),
    lineEnd: bytes[at] === CR ? (bytes[at + 1] === LF ? '\r\n' : '\r') : '\n',
  };
}

/** Where the last letter that may be cut in two begins. */
function wholeLetters(bytes: Uint8Array, from: number, to: number): number {
  let end = to;
  while (end > from && to - end < 3 && ((bytes[end - 1] ?? 0) & 0xc0) === 0x80) end -= 1;
  return end > from && (bytes[end - 1] ?? 0) >= 0xc0 ? end - 1 : end;
}

const COMMA = 44;
const QUOTE = 34;
const LF = 10;
const CR = 13;
const DELIMITERS = [COMMA, 59, 9, 124];

/** A cell as it is written beside others. */
export const csvCell = (text: string, delimiter: string): string =>
  text.includes(delimiter) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
