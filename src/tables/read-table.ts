import { isUtf8 } from 'node:buffer';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { type Bilingual, filled } from '#kernel/bilingual.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import { emptyRow, parseRows, type Row } from '#tables/parse-rows.ts';
import {
  type FaultList,
  faultList,
  faultTexts,
  raggedText,
  type TableFaults,
} from '#tables/table-fault.ts';

/** What is told while a table is read; `number` counts the header as 1. */
export interface RowTaker {
  readonly header: (columns: readonly string[]) => void;
  readonly row: (row: Row, number: number) => void;
  readonly progress?: (read: number, size: number) => void;
}

const BLOCK = 4 << 20;
const MOST = 8 << 20;

/**
 * Reads a delimited file (comma, semicolon, tab or bar; found from the header) block by block: what
 * is held is one block, however long the file. Answers how many rows there were below the header,
 * or what is wrong with the file.
 */
export function readTable(file: string, taker: RowTaker): Result<number, TableFaults> {
  const faults = faultList();
  const handle = openSync(file, 'r');
  try {
    const rows = readBlocks(handle, taker, faults);
    return faults.count() === 0 ? ok(rows) : err(faults.all());
  } finally {
    closeSync(handle);
  }
}

interface Reading {
  readonly bytes: Uint8Array;
  readonly taker: RowTaker;
  readonly faults: FaultList;
  readonly row: Row;
  delimiter: number;
  columns: readonly string[];
  /** Of the row that was read last. */
  number: number;
}

function readBlocks(handle: number, taker: RowTaker, faults: FaultList): number {
  const { size } = fstatSync(handle);
  const bytes = new Uint8Array(MOST + BLOCK);
  const reading: Reading = {
    bytes,
    taker,
    faults,
    row: emptyRow(),
    delimiter: 0,
    columns: [],
    number: 0,
  };
  let [held, read] = [0, 0];
  while (true) {
    const got = readSync(handle, bytes, held, Math.min(BLOCK, bytes.length - held), null);
    let from = read === 0 ? skipMark(bytes, faults) : 0;
    if (from < 0) return 0;
    read += got;
    held += got;
    if (reading.delimiter === 0) {
      const hint = from;
      from = skipHint(bytes, from, held);
      reading.delimiter = from > hint ? (bytes[hint + 4] ?? COMMA) : delimiterOf(bytes, from, held);
    }
    const end = takeRows(reading, from, held, got === 0);
    if (got === 0) {
      if (end < held)
        faults.add({ row: reading.number + 1, column: null, text: faultTexts.unclosed });
      if (reading.columns.length === 0 && faults.count() === 0)
        faults.add({ row: 1, column: null, text: faultTexts.empty });
      return Math.max(0, reading.number - 1);
    }
    bytes.copyWithin(0, end, held);
    held -= end;
    if (held >= MOST) {
      faults.add({ row: reading.number + 1, column: null, text: faultTexts.tooLong });
      return 0;
    }
    taker.progress?.(read, size);
  }
}

/** Hands on the whole rows of what is held, and answers where the rest begins. */
function takeRows(reading: Reading, from: number, to: number, last: boolean): number {
  const { bytes, row } = reading;
  const whole = bytes.subarray(from, last ? to : wholeLetters(bytes, from, to));
  const sound = isUtf8(whole) && !whole.includes(0);
  return parseRows({ bytes, from, to, last }, reading.delimiter, row, () => {
    const blank = row.cells === 1 && row.starts[0] === row.ends[0];
    reading.number += 1;
    if (blank && reading.columns.length > 0) return;
    if (!sound) sayUnreadable(reading);
    if (row.misquoted >= 0) sayOf(reading, row.misquoted, faultTexts.misquoted);
    if (reading.columns.length === 0) takeHeader(reading);
    else if (row.cells === reading.columns.length) reading.taker.row(row, reading.number);
    else sayOf(reading, null, raggedText(row.cells, reading.columns.length));
  });
}

function takeHeader(reading: Reading): void {
  const { row } = reading;
  const columns = Array.from({ length: row.cells }, (_, cell) => cellText(row, cell));
  reading.columns = columns;
  columns.forEach((name, cell) => {
    if (name === '') sayOf(reading, null, columnText(cell, faultTexts.unnamed));
    else if (columns.indexOf(name) < cell) sayOf(reading, cell, faultTexts.twice);
  });
  reading.taker.header(columns);
}

/** Bytes of a row that are no UTF-8, or no text at all, by column. */
function sayUnreadable(reading: Reading): void {
  const { row } = reading;
  for (let cell = 0; cell < row.cells; cell += 1) {
    const bytes = row.bytes.subarray(row.starts[cell], row.ends[cell]);
    if (!isUtf8(bytes)) sayOf(reading, cell, faultTexts.notUtf8);
    else if (bytes.includes(0)) sayOf(reading, cell, faultTexts.nul);
  }
}

function sayOf({ faults, columns, number }: Reading, cell: number | null, text: Bilingual): void {
  faults.add({
    row: number,
    column: cell === null ? null : (columns[cell] ?? `${cell + 1}`),
    text,
  });
}

const columnText = (cell: number, text: Bilingual): Bilingual =>
  filled('cột thứ {number}: {text}', 'column {number}: {text}', { number: cell + 1, text });

const decoder = new TextDecoder();

/** A cell as text; for the few that are not read as bytes. */
export const cellText = (row: Row, cell: number): string =>
  decoder.decode(row.bytes.subarray(row.starts[cell], row.ends[cell]));

/** Passes over a UTF-8 mark at the start; -1 where the file is in UTF-16. */
function skipMark(bytes: Uint8Array, faults: FaultList): number {
  const [first, second, third] = bytes;
  const isUtf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  if (isUtf16) {
    faults.add({ row: 1, column: null, text: faultTexts.utf16 });
    return -1;
  }
  return first === 0xef && second === 0xbb && third === 0xbf ? 3 : 0;
}

/** Excel's first line `sep=;`: answers where the header begins. */
function skipHint(bytes: Uint8Array, from: number, to: number): number {
  if (decoder.decode(bytes.subarray(from, from + 4)).toLowerCase() !== 'sep=') return from;
  const end = bytes.subarray(0, to).indexOf(LF, from);
  return end < 0 ? from : end + 1;
}

/** Of the signs that may delimit, the one that the header has most of outside quotes. */
function delimiterOf(bytes: Uint8Array, from: number, to: number): number {
  const counts = new Map(DELIMITERS.map((sign) => [sign, 0]));
  let quoted = false;
  for (let at = from; at < to; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte === QUOTE) quoted = !quoted;
    else if (!quoted && (byte === LF || byte === CR)) break;
    else if (!quoted && counts.has(byte)) counts.set(byte, (counts.get(byte) ?? 0) + 1);
  }
  return [...counts].reduce((most, one) => (one[1] > most[1] ? one : most))[0];
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

/** The names of the columns, which stand in the first row. */
export function readHeader(file: string): Result<readonly string[], TableFaults> {
  const faults = faultList();
  const handle = openSync(file, 'r');
  try {
    const bytes = new Uint8Array(BLOCK);
    const to = readSync(handle, bytes, 0, BLOCK, null);
    const first = skipMark(bytes, faults);
    if (first < 0) return err(faults.all());
    const from = skipHint(bytes, first, to);
    const delimiter = from > first ? (bytes[first + 4] ?? COMMA) : delimiterOf(bytes, from, to);
    let columns: readonly string[] | null = null;
    parseRows({ bytes, from, to, last: to < BLOCK }, delimiter, emptyRow(), (row) => {
      columns ??= Array.from({ length: row.cells }, (_, cell) => cellText(row, cell));
    });
    if (columns !== null) return ok(columns);
    faults.add({ row: 1, column: null, text: faultTexts.empty });
    return err(faults.all());
  } finally {
    closeSync(handle);
  }
}
