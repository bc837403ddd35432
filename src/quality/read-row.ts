import { plainColumn } from '#linkage/plain-column.ts';
import type { Bilingual } from '#kernel/bilingual.ts';
import { readDate } from '#linkage/read-date.ts';
import type { SourceRecord } from '#quality/source-record.ts';

/** What a column of an uploaded table is of a person. */
export const ROW_FIELDS = [
  'id',
  'name',
  'birthDate',
  'sex',
  'identityNumber',
  'commune',
  'address',
  'father',
  'mother',
] as const;
export type RowField = (typeof ROW_FIELDS)[number];

export const rowFieldLabels = {
  id: { vi: 'Mã bản ghi', en: 'Id of the record' },
  name: { vi: 'Họ và tên', en: 'Name' },
  birthDate: { vi: 'Ngày sinh', en: 'Date of birth' },
  sex: { vi: 'Giới tính', en: 'Sex' },
  identityNumber: { vi: 'Số định danh', en: 'Personal number' },
  commune: { vi: 'Mã xã', en: 'Commune code' },
  address: { vi: 'Địa chỉ', en: 'Address' },
  father: { vi: 'Họ tên cha', en: 'Father' },
  mother: { vi: 'Họ tên mẹ', en: 'Mother' },
} satisfies Record<RowField, Bilingual>;

/** Which column of a table is which field; columns that are none are kept by their own names. */
export interface RowColumns {
  readonly names: readonly string[];
  readonly places: Readonly<Partial<Record<RowField, number>>>;
}

/** Reads a header: of two columns that could be a field the first is. */
export function rowColumns(header: readonly string[]): RowColumns {
  const places: Partial<Record<RowField, number>> = {};
  for (const [at, column] of header.entries()) {
    const field = ROW_FIELDS.find((one) => PATTERNS[one].test(plainColumn(column)));
    if (field !== undefined) places[field] ??= at;
  }
  return { names: header, places };
}

const PATTERNS: Readonly<Record<RowField, RegExp>> = {
  id: /^(id|ma|key|uuid|rec_?id|record_id|unique_id|ma_(ban_ghi|ho_so|doi_tuong|hoc_sinh|nhan_khau|so_bhxh))$/,
  name: /^(ho_ten|ho_va_ten|hoten|ho_chu_dem_va_ten|ho_ten_khai_sinh|ten_day_du|full_?name|name)$/,
  birthDate: /^(ngay_sinh|ngaysinh|nam_sinh|ngay_thang_nam_sinh|dob|date_of_birth|birth_?date)$/,
  sex: /^(gioi_tinh|gioi|phai|sex|gender)$/,
  identityNumber:
    /^(so_)?(dinh_danh|dinh_danh_ca_nhan|cccd|can_cuoc|cmnd|cccd_cmnd|cmnd_cccd|identity_number|national_id)$/,
  commune: /^(ma_xa|maxa|ma_phuong_xa|commune|commune_code)$/,
  address: /^(dia_chi|dia_chi_thuong_tru|thuong_tru|noi_o|address)$/,
  father: /^(cha|bo|ho_ten_cha|ten_cha|father)$/,
  mother: /^(me|ho_ten_me|ten_me|mother)$/,
};

/** What is odd in a row; the record is taken without that. */
export interface RowNote {
  readonly column: string;
  readonly text: Bilingual;
}

export interface ReadRow {
  readonly record: SourceRecord;
  readonly notes: readonly RowNote[];
}

/** A row as a record; without a column of ids it is named by its row in the file. */
export function readRow(
  { names, places }: RowColumns,
  row: {
    readonly number: number;
    readonly cells: readonly string[];
    readonly formulas: readonly number[];
  },
): ReadRow {
  const notes: RowNote[] = [];
  const cell = (at: number | undefined): string => {
    if (at === undefined) return '';
    const text = (row.cells[at] ?? '').normalize('NFC').trim();
    if (text === '' || !row.formulas.includes(at)) return text;
    notes.push({ column: names[at] ?? '', text: texts.formula });
    return '';
  };
  const of = (field: RowField): string => cell(places[field]);
  const note = (field: RowField, text: Bilingual): void => {
    notes.push({ column: names[places[field] ?? -1] ?? '', text });
  };
  const commune = of('commune');
  const isCode = /^\d{5}$/.test(commune);
  if (commune !== '' && !isCode) note('commune', texts.commune);
  const record: SourceRecord = {
    id: places.id === undefined ? String(row.number) : of('id'),
    name: of('name'),
    birthDate: dateOf(of('birthDate'), (text) => note('birthDate', text)),
    sex: sexOf(of('sex'), (text) => note('sex', text)),
    identityNumber: of('identityNumber').replaceAll(/[\s.'-]/g, ''),
    commune: isCode ? commune : '',
    address: of('address'),
    father: of('father'),
    mother: of('mother'),
    more: moreOf(names, places, cell),
  };
  return { record, notes };
}

function moreOf(
  names: readonly string[],
  places: RowColumns['places'],
  cell: (at: number) => string,
): Readonly<Record<string, string>> {
  const known = new Set(Object.values(places));
  return Object.fromEntries(
    names.flatMap((name, at) => {
      const text = known.has(at) || name === '' ? '' : cell(at);
      return text === '' ? [] : [[name, text.slice(0, 300)]];
    }),
  );
}

/** `1985-11-03`, `1985-11`, `1985`, or nothing where it is no date. */
function dateOf(text: string, onNote: (text: Bilingual) => void): string {
  const { value, note } = readDate(text);
  if (note === 'unreadable' || note === 'no-such-day') onNote(texts.date);
  if (note === 'excel-zero') onNote(texts.excelZero);
  if (note === 'no-such-day' || value === 0) return '';
  const parts = [Math.floor(value / 10_000), Math.floor(value / 100) % 100, value % 100];
  const end = parts.indexOf(0);
  return (end < 0 ? parts : parts.slice(0, end))
    .map((part, at) => String(part).padStart(at === 0 ? 4 : 2, '0'))
    .join('-');
}

function sexOf(text: string, onNote: (text: Bilingual) => void): SourceRecord['sex'] {
  const word = plainColumn(text);
  if (/^(nam|male|m|1)$/.test(word)) return 'male';
  if (/^(nu|female|f|2|0)$/.test(word)) return 'female';
  if (word !== '') onNote(texts.sex);
  return null;
}

const texts = {
  formula: {
    vi: 'Ô chứa công thức, coi là trống. Lưu lại tệp dưới dạng giá trị.',
    en: 'The cell holds a formula and counts as empty. Save the file with values.',
  },
  commune: {
    vi: 'Không phải mã xã 5 chữ số, coi là chưa rõ xã.',
    en: 'This is no commune code of 5 digits: the commune counts as unknown.',
  },
  date: {
    vi: 'Không phải ngày có thật, coi là trống. Viết dạng 03/11/1985.',
    en: 'This is no real date and counts as empty. Write 03/11/1985.',
  },
  excelZero: {
    vi: 'Ngày 0 của Excel (00/01/1900), coi là trống.',
    en: 'This is Excel’s day 0 (00/01/1900) and counts as empty.',
  },
  sex: { vi: 'Không rõ giới tính, coi là trống. Viết Nam hoặc Nữ.', en: 'Write Nam or Nữ.' },
} satisfies Record<string, Bilingual>;
