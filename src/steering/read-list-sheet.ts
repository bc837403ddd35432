import { type CellFault, cellMendings } from '#kernel/cell-fault.ts';
import { type Bilingual, filled } from '#kernel/bilingual.ts';
import { clean, fold } from '#kernel/fold.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import { addressAt, lastRow, placeOf, type SheetOfCells } from '#kernel/sheet-cell.ts';

/** A column of a list: how its head may be called, and what its cells may hold. */
export interface ListColumn {
  readonly key: string;
  /** The first is the name that we give it. */
  readonly titles: readonly [string, ...string[]];
  readonly required: boolean;
  /** What is wrong with a text, or null. */
  readonly wrong: (text: string) => Bilingual | null;
}

/** A row by the keys of its columns; what is not there is empty. */
export type ListRow = Readonly<Record<string, string>>;

const MOST_ROWS = 5000;

/** Rows of a list under a head in its first row: all of them, or every cell that is to be mended. */
export function readListSheet(
  sheet: SheetOfCells,
  columns: readonly ListColumn[],
): Result<readonly ListRow[], readonly CellFault[]> {
  const faults: CellFault[] = sheet.merges.map((area) => ({
    address: area,
    found: '',
    mend: cellMendings.merged,
  }));
  const places = columnPlaces(sheet, columns, faults);
  const last = lastRow(sheet);
  if (last < 1) faults.push({ address: 'A2', found: '', mend: NO_ROWS });
  if (last > MOST_ROWS)
    faults.push({ address: addressAt(MOST_ROWS + 1, 0), found: '', mend: TOO_MANY });
  if (faults.length > 0) return err(faults);
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
  const heads = [...cells].flatMap(([address, cell]) => {
    const place = placeOf(address);
    return place?.row === 0 && cell.kind === 'text'
      ? [{ column: place.column, head: fold(cell.text) }]
      : [];
  });
  return new Map(
    columns.flatMap(({ key, titles, required }): [string, number][] => {
      const found = heads.find(({ head }) => titles.some((title) => fold(title) === head));
      if (found !== undefined) return [[key, found.column]];
      if (required) faults.push({ address: 'A1', found: '', mend: noColumn(titles[0]) });
      return [];
    }),
  );
}

function cellText(
  { cells }: SheetOfCells,
  row: number,
  { key, required, wrong }: ListColumn,
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
  if (cell === undefined) return required ? fail('', MISSING) : '';
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
