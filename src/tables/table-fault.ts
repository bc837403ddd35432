import { type Bilingual, filled } from '#kernel/bilingual.ts';

/** What is wrong with a table, and where. Rows count from 1, the header, as a spreadsheet shows them. */
export interface TableFault {
  readonly row: number;
  /** The column's name; null where the fault is of the whole row or file. */
  readonly column: string | null;
  readonly text: Bilingual;
}

/** The first faults in full, the rest as a number: a broken file of a million rows has millions. */
export interface TableFaults {
  readonly first: readonly TableFault[];
  readonly more: number;
}

/** As many are told in full. */
export const MOST_FAULTS = 20;

export interface FaultList {
  readonly add: (fault: TableFault) => void;
  readonly count: () => number;
  readonly all: () => TableFaults;
}

export function faultList(): FaultList {
  const first: TableFault[] = [];
  let more = 0;
  return {
    add: (fault) => {
      if (first.length < MOST_FAULTS) first.push(fault);
      else more += 1;
    },
    count: () => first.length + more,
    all: () => ({ first, more }),
  };
}

/** `hàng 12, cột ngay_sinh: …` */
export function placed(fault: TableFault): Bilingual {
  const { row, column, text } = fault;
  return column === null
    ? filled('hàng {row}: {text}', 'row {row}: {text}', { row, text })
    : filled('hàng {row}, cột {column}: {text}', 'row {row}, column {column}: {text}', {
        row,
        column,
        text,
      });
}

export const faultTexts = {
  empty: {
    vi: 'Tệp không có dòng tiêu đề. Dòng đầu phải là tên các cột.',
    en: 'The file has no header. Its first row must name the columns.',
  },
  notUtf8: {
    vi: 'Không phải UTF-8 (có thể là TCVN3, VNI hoặc Windows-1258). Lưu lại tệp dạng “CSV UTF-8”, hoặc nêu bảng mã: --encoding windows-1258.',
    en: 'This is not UTF-8 (it may be TCVN3, VNI or Windows-1258). Save the file as “CSV UTF-8”, or name its encoding: --encoding windows-1258.',
  },
  notOfEncoding: {
    vi: 'Ô này không đọc được theo bảng mã của tệp. Kiểm tra bảng mã đã nêu ở --encoding.',
    en: 'The cell cannot be read in the file’s encoding. Check what --encoding says.',
  },
  nul: {
    vi: 'Có ký tự rỗng (NUL): tệp bị hỏng hoặc không phải tệp CSV.',
    en: 'There is a NUL character: the file is damaged or is no CSV file.',
  },
  unclosed: {
    vi: 'Dấu ngoặc kép mở ở hàng này không được đóng.',
    en: 'A quote that opens in this row is never closed.',
  },
  misquoted: {
    vi: 'Sau dấu ngoặc kép đóng còn có chữ. Dấu ngoặc kép trong ô phải viết đôi ("").',
    en: 'Something follows the closing quote. A quote within a cell must be doubled ("").',
  },
  tooLong: {
    vi: 'Hàng dài hơn 8 MB. Kiểm tra dấu ngoặc kép và dấu xuống dòng.',
    en: 'The row is longer than 8 MB. Check quotes and line ends.',
  },
  from1904: {
    vi: 'Sổ tính đếm ngày từ năm 1904 (Excel trên máy Mac): ngày tháng sẽ lệch bốn năm. Tắt “1904 date system” rồi lưu lại.',
    en: 'The workbook counts days from 1904 (Excel of the Mac): dates would be four years off. Turn “1904 date system” off and save it again.',
  },
  unnamed: { vi: 'Cột này không có tên.', en: 'This column has no name.' },
  twice: { vi: 'Tên cột này có hai lần.', en: 'This column name is there twice.' },
} as const satisfies Record<string, Bilingual>;

export const raggedText = (cells: number, columns: number): Bilingual =>
  filled(
    'Hàng có {cells} ô, dòng tiêu đề có {columns} cột.',
    'The row has {cells} cells, the header {columns} columns.',
    { cells, columns },
  );

/** A file that cannot be read on: what is wrong, where. */
export class UnreadableTable extends Error {
  readonly faults: TableFaults;
  constructor(faults: TableFaults) {
    super(faults.first.map((fault) => placed(fault).en).join('\n'));
    this.faults = faults;
  }
}

export const unreadable = (text: Bilingual): UnreadableTable =>
  new UnreadableTable({ first: [{ row: 1, column: null, text }], more: 0 });
