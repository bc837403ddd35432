import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { csvCell, openCsv } from '#tables/read-csv.ts';
import type { AddedCell, RowBatches, TableRow } from '#tables/table.ts';
import { writeWhole } from '#tables/write-whole.ts';
import { openArchive, writeArchive, type XlsxArchive } from '#tables/xlsx-archive.ts';
import { sharedStrings, workbookParts } from '#tables/xlsx-parts.ts';
import { takeRows, withCells } from '#tables/xlsx-rows.ts';

/** A row with the cells that are added to it, from the column after the header's last. */
export interface AddedRow {
  readonly row: TableRow;
  readonly added: readonly AddedCell[];
}

/** What makes the new cells; it sees every batch of rows in order, the header first by itself. */
export type AddCells = (batches: RowBatches) => AsyncIterable<readonly AddedRow[]>;

export type TableKind = 'csv' | 'xlsx';

/** What a file is, by its first bytes: an XLSX file is a ZIP archive. */
export async function kindOf(file: string): Promise<TableKind> {
  const handle = await open(file, 'r');
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(4), 0, 4, 0);
  await handle.close();
  return bytesRead === 4 && buffer.readUInt32LE() === 0x04034b50 ? 'xlsx' : 'csv';
}

/** The rows of a file's (first) sheet. */
export async function* readTable(
  file: string,
  encoding: string | null,
): AsyncGenerator<readonly TableRow[]> {
  if ((await kindOf(file)) === 'csv') {
    yield* (await openCsv(file, encoding)).batches;
    return;
  }
  const archive = await openArchive(file);
  try {
    const { sheet, strings } = await openSheet(archive);
    let isFirst = true;
    for await (const { rows } of sheetRows(await archive.open(sheet), strings)) {
      const plain = rows.map(({ row }) => row);
      if (isFirst && plain.length > 0) {
        yield plain.slice(0, 1);
        yield plain.slice(1);
        isFirst = false;
      } else yield plain;
    }
  } finally {
    archive.close();
  }
}

/** Writes a file again with cells added to each row; the new file stands there whole or not at all. */
export async function addCells(
  from: string,
  to: string,
  encoding: string | null,
  add: AddCells,
): Promise<void> {
  const isCsv = (await kindOf(from)) === 'csv';
  await writeWhole(to, (part) =>
    isCsv ? addToCsv(from, part, encoding, add) : addToXlsx(from, part, add),
  );
}

async function addToCsv(
  from: string,
  to: string,
  encoding: string | null,
  add: AddCells,
): Promise<void> {
  const csv = await openCsv(from, encoding);
  const out = createWriteStream(to, { flags: 'wx' });
  const done = finished(out);
  done.catch(() => undefined);
  if (csv.hasMark) out.write('\ufeff');
  for await (const rows of add(csv.batches)) {
    const lines = rows.map(({ row, added }) => {
      const cells = added.map((cell) => csvCell(String(cell), csv.delimiter));
      return [row.raw, ...cells].join(csv.delimiter) + csv.lineEnd;
    });
    if (!out.write(lines.join(''))) await Promise.race([once(out, 'drain'), done]);
  }
  out.end();
  await done;
}

async function addToXlsx(from: string, to: string, add: AddCells): Promise<void> {
  const archive = await openArchive(from);
  try {
    const { sheet, strings } = await openSheet(archive);
    await writeArchive(archive, to, sheet, (stream) =>
      Readable.from(changedSheet(stream, strings, add)),
    );
  } finally {
    archive.close();
  }
}

async function openSheet(archive: XlsxArchive) {
  const parts = await workbookParts(archive);
  const shared = parts.sharedStrings;
  const strings = shared === null ? [] : await sharedStrings(await archive.open(shared));
  return { sheet: parts.sheet, strings };
}

interface SheetPiece {
  readonly rows: ReturnType<typeof takeRows>['rows'];
  /** What stands after the last row. */
  readonly rest: string;
}

async function* sheetRows(
  stream: Readable,
  strings: readonly string[],
): AsyncGenerator<SheetPiece> {
  stream.setEncoding('utf8');
  let held = '';
  for await (const chunk of stream) {
    held += chunk as string;
    const taken = takeRows(held, strings);
    if (taken.rows.length === 0) continue;
    held = taken.rest;
    yield { rows: taken.rows, rest: '' };
  }
  yield { rows: [], rest: held };
}

/** The sheet's XML with more cells; its stated extent, which is a hint, is left out. */
async function* changedSheet(
  stream: Readable,
  strings: readonly string[],
  add: AddCells,
): AsyncGenerator<string> {
  const before = new Map<TableRow, string>();
  let rest = '';
  async function* batches(): AsyncGenerator<readonly TableRow[]> {
    let isFirst = true;
    for await (const piece of sheetRows(stream, strings)) {
      rest = piece.rest;
      const plain = piece.rows.map(({ row }) => row);
      for (const one of piece.rows) before.set(one.row, one.before);
      const head = isFirst ? 1 : 0;
      if (isFirst && plain.length > 0) {
        yield plain.slice(0, 1);
        isFirst = false;
      }
      yield plain.slice(head);
    }
  }
  let width = -1;
  for await (const rows of add(batches())) {
    for (const { row, added } of rows) {
      if (width < 0) width = row.cells.length;
      const lead = (before.get(row) ?? '').replace(/<(?:\w+:)?dimension\b[^>]*\/>/, '');
      before.delete(row);
      yield lead + (added.length === 0 ? row.raw : withCells(row, width, added));
    }
  }
  yield rest;
}
