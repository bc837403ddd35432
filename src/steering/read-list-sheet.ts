import { type CellFault, cellMendings } from '#kernel/cell-fault.ts';
import { type Bilingual, filled } from '#kernel/bilingual.ts';
import { clean, fold } from '#kernel/fold.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import {
  addressAt,
  lastRow,
  placeOf,
  type SheetCell,
  type SheetOfCells,
} from '#kernel/sheet-cell.ts';

/** A column of a list: how its head may be called, and what its cells may hold. */
export interface ListColumn {
  readonly key: string;
  /** The first is the name that we give it. */
  readonly titles: readonly [string, ...string[]];
  /** `be-filled`: in every row; `be-there`: its cells may be empty. */
  readonly must: 'be-filled' | 'be-there' | 'nothing';
  /** What is wrong with a text, or null. */
  readonly wrong: (text: string) => Bilingual | null;
}

/** A row by the keys of its columns; what is not there is empty. */
export type ListRow = Readonly<Record<string, string>>;

const MOST_ROWS = 5000;

/**
 * Rows of a list under a head in its first row: all of them, or every cell that is to be mended. A column that the
 * list does not have is told too: it may be one that is missing, under another name.
 */
export function readListSheet(
  sheet: SheetOfCells,
  columns: readonly ListColumn[],
): Result<readonly ListRow[], readonly CellFault[]> {
  const faults: CellFault[] = [];
  const places = columnPlaces(sheet, columns, faults);
  for (const area of sheet.merges) {
    faults.push({ address: area, found: '', mend: cellMendings.merged });
  }
  const last = lastRow(sheet);
  if (last < 1) faults.push({ address: 'A2', found: '', mend: NO_ROWS });
  if (last > MOST_ROWS) {
    faults.push({ address: addressAt(MOST_ROWS + 1, 0), found: '', mend: TOO_MANY });
    return err(faults);
  }
  const filledRows = new Set([...sheet.cells.keys()].map((address) => placeOf(address)?.row ?? 0));
  const rows = [...filledRows]
    .filter((row) => row > 0)
    .toSorted((a, b) => a - b)
    .map((row) =>
      Object.fromEntries(
        columns.map((column) => [column.key, cellText(sheet, row, column, places, faults)]),
      ),
    );
  return faults.length > 0 ? err(faults) : ok(rows);
}

type Places = ReadonlyMap<string, number>;

function columnPlaces(
  { cells }: SheetOfCells,
  columns: readonly ListColumn[],
  faults: CellFault[],
): Places {
  const places = new Map<string, number>();
  for (const [address, cell] of cells) {
    const place = placeOf(address);
    if (place?.row !== 0) continue;
    const found = headText(cell);
    const head = fold(found);
    const known = columns.find(({ titles }) => titles.some((title) => fold(title) === head));
    if (known === undefined) {
      if (!ROW_NUMBERS.has(head)) faults.push({ address, found, mend: unknownColumn(columns) });
    } else if (places.has(known.key)) {
      faults.push({ address, found, mend: TWICE });
    } else {
      places.set(known.key, place.column);
    }
  }
  for (const { key, titles, must } of columns) {
    if (must !== 'nothing' && !places.has(key)) {
      faults.push({ address: HEAD_ROW, found: '', mend: noColumn(titles[0]) });
    }
  }
  return places;
}

const HEAD_ROW = '1:1';

/** Columns that number the rows say nothing of them. */
const ROW_NUMBERS: ReadonlySet<string> = new Set(['stt', 'tt', 'so tt', 'so thu tu']);

const headText = (cell: SheetCell): string => {
  switch (cell.kind) {
    case 'number':
      return String(cell.value);
    case 'date':
      return String(cell.serial);
    case 'text':
    case 'formula':
    case 'other':
      return cell.text;
  }
};

function cellText(
  { cells, merges }: SheetOfCells,
  row: number,
  { key, must, wrong }: ListColumn,
  places: Places,
  faults: CellFault[],
): string {
  const column = places.get(key);
  if (column === undefined) return '';
  const address = addressAt(row, column);
  const cell = cells.get(address);
  const fail = (found: string, mend: Bilingual): string => {
    faults.push({ address, found, mend });
    return '';
  };
  const required = must === 'be-filled';
  if (cell === undefined) {
    // Told already, as a part of what is merged.
    const isMerged = merges.some((area) => isWithin(area, row, column));
    return required && !isMerged ? fail('', MISSING) : '';
  }
  switch (cell.kind) {
    case 'formula':
      return fail(cell.text, cellMendings.formula);
    case 'other':
      return fail(cell.text, cellMendings.noText);
    case 'date':
      return fail(String(cell.serial), DATE);
    case 'number':
    case 'text': {
      const text = clean(cell.kind === 'number' ? String(cell.value) : cell.text);
      const fault = text === '' && required ? MISSING : wrong(text);
      return fault === null ? text : fail(text, fault);
    }
  }
}

function isWithin(area: string, row: number, column: number): boolean {
  const [from, to] = area.split(':').map(placeOf);
  if (from === undefined || from === null || to === undefined || to === null) return false;
  return row >= from.row && row <= to.row && column >= from.column && column <= to.column;
}

const DATE: Bilingual = {
  vi: 'Ô đang định dạng ngày. Đổi định dạng ô sang Văn bản (Text) rồi ghi lại.',
  en: 'The cell is formatted as a date. Format it as text and write it again.',
};
const MISSING: Bilingual = { vi: 'Ô này không được để trống.', en: 'This cell must not be empty.' };
const NO_ROWS: Bilingual = {
  vi: 'Chưa có dòng nào dưới dòng tiêu đề.',
  en: 'There is no row under the head.',
};
const TOO_MANY: Bilingual = {
  vi: `Tối đa ${MOST_ROWS} dòng mỗi lần. Chia thành nhiều tệp.`,
  en: `At most ${MOST_ROWS} rows at a time. Send it in parts.`,
};
const noColumn = (title: string): Bilingual =>
  filled(
    'Thiếu cột “{title}”. Dòng đầu phải là tên các cột.',
    'The column “{title}” is missing. The first row names the columns.',
    { title },
  );
const TWICE: Bilingual = {
  vi: 'Cột này lặp lại cột ở bên trái. Xóa một trong hai.',
  en: 'This column stands there twice. Delete one of them.',
};
const unknownColumn = (columns: readonly ListColumn[]): Bilingual =>
  filled(
    'Không rõ cột này. Đổi tên thành một trong các cột: {titles}; hoặc xóa cột.',
    'This column is not known. Name it as one of these: {titles}; or delete it.',
    { titles: columns.map(({ titles }) => titles[0]).join('; ') },
  );
