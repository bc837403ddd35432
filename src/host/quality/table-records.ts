import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { ContentStore } from '#documents/content-store.ts';
import { readRow, type ReadRow, rowColumns, type RowColumns } from '#quality/read-row.ts';
import { UnreadableTable } from '#tables/table-fault.ts';
import type { TableRow } from '#tables/table.ts';
import { tableRows } from '#tables/table-file.ts';
import type { PlacedText, TableInspection } from '#web/table-inspection.ts';

/** Rows that are read at a time: a page of the source. */
const PAGE = 1000;

export interface TablePage {
  /** From 1. */
  readonly page: number;
  readonly rows: readonly (ReadRow & { readonly number: number })[];
}

interface TablePlace {
  readonly content: Pick<ContentStore, 'open'>;
  /** Where the table lies in the open while it is read, for nobody but us. */
  readonly directory: string;
}

/** The records of an uploaded table, page by page; throws `UnreadableTable` where it cannot be read on. */
export async function* tablePages(
  place: TablePlace,
  sha256: string,
  onHeader: (columns: RowColumns) => void = () => undefined,
): AsyncGenerator<TablePage> {
  await mkdir(place.directory, { recursive: true, mode: 0o700 });
  const own = await mkdtemp(join(place.directory, 'table-'));
  try {
    const file = join(own, 'table');
    await pipeline(place.content.open(sha256), createWriteStream(file, { mode: 0o600 }));
    let columns: RowColumns | null = null;
    let page = 0;
    let held: TablePage['rows'][number][] = [];
    for await (const rows of tableRows(file, null)) {
      const [head] = rows;
      const isHeader = columns === null && head !== undefined;
      if (isHeader) {
        columns = rowColumns(head.cells);
        onHeader(columns);
      }
      held.push(...recordsOf(columns, isHeader ? rows.slice(1) : rows));
      while (held.length >= PAGE) {
        page += 1;
        yield { page, rows: held.slice(0, PAGE) };
        held = held.slice(PAGE);
      }
    }
    if (held.length > 0) yield { page: page + 1, rows: held };
  } finally {
    await rm(own, { recursive: true, force: true });
  }
}

/** The records of rows; those that are empty are passed over. */
function recordsOf(columns: RowColumns | null, rows: readonly TableRow[]): TablePage['rows'] {
  if (columns === null) return [];
  return rows
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
    .map((row) => ({ ...readRow(columns, row), number: row.number }));
}

const SHOWN = 20;

/** What was met while a table is read: the first of each kind, the rest as a number. */
class Inspected {
  readonly notes: PlacedText[] = [];
  readonly faults: PlacedText[] = [];
  readonly #seen = new Set<string>();
  columns: RowColumns = { names: [], places: {} };
  rows = 0;
  moreNotes = 0;

  readonly add = ({ number, record, notes }: TablePage['rows'][number]): void => {
    this.rows += 1;
    const room = Math.max(0, SHOWN - this.notes.length);
    this.notes.push(...notes.slice(0, room).map((note) => ({ row: number, ...note })));
    this.moreNotes += Math.max(0, notes.length - room);
    const text = record.id === '' ? texts.noId : this.#seen.has(record.id) ? texts.twice : null;
    const column = this.columns.names[this.columns.places.id ?? -1] ?? null;
    if (text !== null && this.faults.length < SHOWN) {
      this.faults.push({ row: number, column, text });
    }
    this.#seen.add(record.id);
  };
}

/** Reads a table to its end and says what is in it and what is wrong with it, by row and column. */
export async function inspectTable(place: TablePlace, sha256: string): Promise<TableInspection> {
  const found = new Inspected();
  const { faults } = found;
  try {
    const pages = tablePages(place, sha256, (columns) => (found.columns = columns));
    for await (const page of pages) page.rows.forEach(found.add);
  } catch (fault) {
    if (!(fault instanceof UnreadableTable)) throw fault;
    faults.push(...fault.faults.first);
  }
  if (found.columns.places.name === undefined) {
    faults.unshift({ row: 1, column: null, text: texts.noName });
  }
  if (found.rows === 0) faults.push({ row: 1, column: null, text: texts.noRows });
  const { columns, rows, notes, moreNotes } = found;
  const { names, places } = columns;
  const fieldAt = new Map(Object.entries(places).map(([field, at]) => [at, field]));
  return {
    columns: names.map((name, at) => ({
      name,
      field: (fieldAt.get(at) ?? null) as TableInspection['columns'][number]['field'],
    })),
    rows,
    faults,
    notes,
    moreNotes,
  };
}

const texts = {
  noName: {
    vi: 'Không thấy cột họ tên. Dòng đầu phải là tên các cột, có cột “Họ và tên”.',
    en: 'There is no column of names. The first row must name the columns, one of them “Họ và tên”.',
  },
  noRows: { vi: 'Tệp không có dòng nào.', en: 'The file has no rows.' },
  noId: { vi: 'Thiếu mã bản ghi.', en: 'The record has no id.' },
  twice: { vi: 'Mã bản ghi có ở hai dòng.', en: 'The id is there twice.' },
} as const;
