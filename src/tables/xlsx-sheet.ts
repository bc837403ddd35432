import { Readable } from 'node:stream';
import { faultTexts, unreadable } from '#tables/table-fault.ts';
import type { TableRow } from '#tables/table.ts';
import { openArchive, writeArchive, type XlsxArchive } from '#tables/xlsx-archive.ts';
import { sharedStrings, workbookParts } from '#tables/xlsx-parts.ts';
import { type SheetRow, takeRows, withCells } from '#tables/xlsx-rows.ts';
import type { AddCells } from '#tables/table-file.ts';

/** The rows of a workbook's first sheet, some at a time. */
export async function* sheetRows(file: string): AsyncGenerator<readonly TableRow[]> {
  const archive = await openArchive(file);
  try {
    const { sheet, strings, from1904 } = await openSheet(archive);
    if (from1904) throw unreadable(faultTexts.from1904);
    for await (const { rows } of sheetPieces(await archive.open(sheet), strings))
      yield rows.map(({ row }) => row);
  } finally {
    archive.close();
  }
}

/** Writes a workbook again with cells added to the rows of its first sheet. */
export async function addToSheet(from: string, to: string, add: AddCells): Promise<void> {
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
  const { sheet, sharedStrings: shared, from1904 } = await workbookParts(archive);
  const strings = shared === null ? [] : await sharedStrings(await archive.open(shared));
  return { sheet, strings, from1904 };
}

interface SheetPiece {
  readonly rows: readonly SheetRow[];
  /** What stands after the last row. */
  readonly rest: string;
}

async function* sheetPieces(
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
    for await (const piece of sheetPieces(stream, strings)) {
      rest = piece.rest;
      for (const one of piece.rows) before.set(one.row, one.before);
      yield piece.rows.map(({ row }) => row);
    }
  }
  let width = -1;
  for await (const rows of add(headerFirst(batches()))) {
    for (const { row, added } of rows) {
      if (width < 0) width = row.cells.length;
      const lead = (before.get(row) ?? '').replace(/<(?:\w+:)?dimension\b[^>]*\/>/, '');
      before.delete(row);
      yield lead + (added.length === 0 ? row.raw : withCells(row, width, added));
    }
  }
  yield rest;
}

/** The first row by itself, whatever comes with it. */
export async function* headerFirst(
  batches: AsyncIterable<readonly TableRow[]>,
): AsyncGenerator<readonly TableRow[]> {
  let isFirst = true;
  for await (const rows of batches) {
    if (rows.length === 0) continue;
    if (isFirst) yield rows.slice(0, 1);
    yield isFirst ? rows.slice(1) : rows;
    isFirst = false;
  }
}
