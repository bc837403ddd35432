/** A row as spans of bytes; the same object is filled again for the next row. */
export interface Row {
  bytes: Uint8Array;
  starts: Int32Array;
  /** Where each cell ends, exclusive. */
  ends: Int32Array;
  cells: number;
  /** The cell after whose closing quote something stands; -1 where there is none. */
  misquoted: number;
  /** Whether each cell has doubled quotes that are not undone yet. */
  doubled: Uint8Array;
}

export const emptyRow = (): Row => ({
  bytes: new Uint8Array(0),
  starts: new Int32Array(64),
  ends: new Int32Array(64),
  cells: 0,
  misquoted: -1,
  doubled: new Uint8Array(64),
});

const encoder = new TextEncoder();

/** Fills a row with cells that were text already. */
export function setCells(row: Row, texts: readonly string[]): void {
  row.cells = 0;
  row.misquoted = -1;
  row.bytes = encoder.encode(texts.join(''));
  let start = 0;
  for (const text of texts) {
    const end = start + Buffer.byteLength(text);
    addCell(row, start, end, 0);
    start = end;
  }
}

/** Bytes that hold rows, from `from` to `to`; `last`: nothing comes after them. */
export interface RowBlock {
  readonly bytes: Uint8Array;
  readonly from: number;
  readonly to: number;
  readonly last: boolean;
}

/**
 * Reads the whole rows of a block (RFC 4180: quotes, doubled quotes, line ends within quotes; also
 * a bare CR, and blanks around cells) and answers where the first row begins that is not whole yet.
 */
export function parseRows(
  block: RowBlock,
  delimiter: number,
  row: Row,
  onRow: (row: Row, start: number, end: number) => void,
): number {
  row.bytes = block.bytes;
  let start = block.from;
  while (start < block.to) {
    const next = parseRow(block, start, delimiter, row);
    if (next < 0) return start;
    onRow(row, start, next);
    start = next;
  }
  return start;
}

/** Reads one row and answers where the next begins; -1 where the row is not whole. */
function parseRow(block: RowBlock, start: number, delimiter: number, row: Row): number {
  const { bytes, to, last } = block;
  row.cells = 0;
  row.misquoted = -1;
  let at = start;
  while (true) {
    while (at < to && isBlank(bytes[at] ?? 0, delimiter)) at += 1;
    if (at < to && bytes[at] === QUOTE) {
      at = quotedCell(block, at + 1, row);
      if (at < 0) return -1;
      while (at < to && isBlank(bytes[at] ?? 0, delimiter)) at += 1;
      if (at < to && !endsCell(bytes[at] ?? 0, delimiter)) row.misquoted = row.cells - 1;
      while (at < to && !endsCell(bytes[at] ?? 0, delimiter)) at += 1;
    } else {
      const from = at;
      while (at < to && !endsCell(bytes[at] ?? 0, delimiter)) at += 1;
      let end = at;
      while (end > from && isBlank(bytes[end - 1] ?? 0, delimiter)) end -= 1;
      addCell(row, from, end, 0);
    }
    if (at === to && !last) return -1;
    if (at === to || bytes[at] !== delimiter) break;
    at += 1;
  }
  // A carriage return at the very end of a block may be half of CR LF.
  if (bytes[at] === CR && at + 1 === to && !last) return -1;
  if (at === to) return to;
  return bytes[at] === CR && at + 1 < to && bytes[at + 1] === LF ? at + 2 : at + 1;
}

/** Answers where the closing quote ends; -1 where there is none. */
function quotedCell({ bytes, to, last }: RowBlock, from: number, row: Row): number {
  let doubled: 0 | 1 = 0;
  for (let at = from; at < to; at += 1) {
    if (bytes[at] !== QUOTE) continue;
    if (at + 1 < to && bytes[at + 1] === QUOTE) {
      doubled = 1;
      at += 1;
      continue;
    }
    if (at + 1 === to && !last) return -1;
    addCell(row, from, at, doubled);
    return at + 1;
  }
  return -1;
}

/** Undoes doubled quotes in place: the cells are what they say, and the bytes of the row no longer as they stood. */
export function undouble(row: Row): void {
  const { bytes, doubled } = row;
  for (let cell = 0; cell < row.cells; cell += 1) {
    if (doubled[cell] !== 1) continue;
    doubled[cell] = 0;
    let write = row.starts[cell] ?? 0;
    for (let at = write; at < (row.ends[cell] ?? 0); at += 1) {
      if (bytes[at] === QUOTE) at += 1;
      bytes[write] = bytes[at] ?? 0;
      write += 1;
    }
    row.ends[cell] = write;
  }
}

function addCell(row: Row, start: number, end: number, doubled: 0 | 1): void {
  if (row.cells === row.starts.length) widen(row);
  row.starts[row.cells] = start;
  row.ends[row.cells] = end;
  row.doubled[row.cells] = doubled;
  row.cells += 1;
}

function widen(row: Row): void {
  const { starts, ends, doubled } = row;
  row.starts = new Int32Array(starts.length * 2);
  row.ends = new Int32Array(starts.length * 2);
  row.doubled = new Uint8Array(starts.length * 2);
  row.starts.set(starts);
  row.ends.set(ends);
  row.doubled.set(doubled);
}

const QUOTE = 34;
const LF = 10;
const CR = 13;
const SPACE = 32;
const TAB = 9;

const isBlank = (byte: number, delimiter: number): boolean =>
  byte === SPACE || (byte === TAB && delimiter !== TAB);

const endsCell = (byte: number, delimiter: number): boolean =>
  byte === delimiter || byte === LF || byte === CR;
