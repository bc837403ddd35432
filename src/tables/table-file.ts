import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { type Row, undouble } from '#tables/parse-rows.ts';
import { cellTexts, type CsvFile, csvCell, openCsv } from '#tables/read-csv.ts';
import { type FaultList, faultList, MOST_FAULTS, UnreadableTable } from '#tables/table-fault.ts';
import type { AddedCell, RowBatches, TableRow } from '#tables/table.ts';
import { writeWhole } from '#tables/write-whole.ts';
import { addToSheet, headerFirst, sheetRows } from '#tables/xlsx-sheet.ts';

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

/** The rows of a file's (first) sheet, the header first by itself. */
export async function* tableRows(
  file: string,
  encoding: string | null,
): AsyncGenerator<readonly TableRow[]> {
  if ((await kindOf(file)) === 'xlsx') return yield* headerFirst(sheetRows(file));
  const faults = faultList();
  const csv = openCsv(file, encoding, faults);
  try {
    yield* headerFirst(csvRows(csv, faults));
  } finally {
    csv.close();
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
    isCsv ? addToCsv(from, part, encoding, add) : addToSheet(from, part, add),
  );
}

/** Rows as they stand in a CSV file; thrown is what is wrong with it, as soon as that is enough. */
async function* csvRows(csv: CsvFile, faults: FaultList): AsyncGenerator<readonly TableRow[]> {
  let [rows, more]: [TableRow[], boolean] = [[], true];
  while (more && faults.count() < MOST_FAULTS) {
    rows = [];
    more = csv.next((row, number, start, end) => rows.push(asItStands(row, number, start, end)));
    yield rows;
  }
  if (faults.count() > 0) throw new UnreadableTable(faults.all());
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

function asItStands(row: Row, number: number, start: number, end: number): TableRow {
  const raw = decoder.decode(row.bytes.subarray(start, end)).replace(/\r?\n$|\r$/, '');
  undouble(row);
  const cells = cellTexts(row);
  const formulas = cells.flatMap((cell, at) => (cell.startsWith('=') ? [at] : []));
  return { number, cells, formulas, raw };
}

async function addToCsv(
  from: string,
  to: string,
  encoding: string | null,
  add: AddCells,
): Promise<void> {
  const faults = faultList();
  const csv = openCsv(from, encoding, faults);
  const out = createWriteStream(to, { flags: 'wx' });
  const done = finished(out);
  done.catch(() => undefined);
  try {
    out.write(csv.before);
    for await (const rows of add(headerFirst(csvRows(csv, faults)))) {
      const lines = rows.map(({ row, added }) => {
        const cells = added.map((cell) => csvCell(String(cell), csv.delimiter));
        return [row.raw, ...cells].join(csv.delimiter) + csv.lineEnd;
      });
      if (!out.write(lines.join(''))) await Promise.race([once(out, 'drain'), done]);
    }
    out.end();
    await done;
  } finally {
    csv.close();
    out.destroy();
    // It may still be opening: only once it is closed does the file not appear after it was removed.
    await done.catch(() => undefined);
  }
}
