import { type Bilingual, filled } from '#kernel/bilingual.ts';
import { err, type Result } from '#kernel/result.ts';
import { type Cell, type CellNote, encodeCell } from '#linkage/encode.ts';
import { intern, longer, packBytes, sequenceTable } from '#linkage/sequence-table.ts';
import { type Corpus, newRecords, type Records } from '#linkage/values.ts';
import { ROW_NUMBER } from '#linkage/settings.ts';
import type { Row } from '#tables/parse-rows.ts';
import { cellText } from '#tables/read-csv.ts';
import { readTable } from '#tables/read-table.ts';
import { faultList, type TableFaults } from '#tables/table-fault.ts';

/** Which columns of a file are a record's name and its fields, in the order of the corpus. */
export interface ColumnPlan {
  readonly id: string;
  readonly columns: readonly string[];
  /** As the Encoding standard calls it; null: as the file's mark says, else UTF-8. */
  readonly encoding: string | null;
}

export interface Loaded {
  readonly records: Records;
  /** Cells that could not be read, or were read with a doubt: linking goes on without them. */
  readonly notes: TableFaults;
}

/** Reads a file into the corpus. Two records of one name, or one without, are faults: pairs are told by names. */
export async function loadRecords(
  file: string,
  plan: ColumnPlan,
  corpus: Corpus,
  progress: (read: number, size: number) => void,
): Promise<Result<Loaded, TableFaults>> {
  const records = newRecords(corpus.fields.length);
  const [notes, faults, seen] = [faultList(), faultList(), sequenceTable()];
  const packed = new Int32Array(1 << 12);
  let places: readonly number[] = [];
  let idPlace = 0;
  const cell: Cell = { bytes: new Uint8Array(0), from: 0, to: 0 };
  const answer = await readTable(file, plan.encoding, {
    header: (columns) => {
      idPlace = plan.id === ROW_NUMBER ? -1 : columns.indexOf(plan.id);
      places = plan.columns.map((column) => columns.indexOf(column));
      const named = plan.id === ROW_NUMBER ? plan.columns : [plan.id, ...plan.columns];
      for (const column of named)
        if (!columns.includes(column)) faults.add({ row: 1, column, text: texts.noColumn });
    },
    row: (row, number) => {
      if (faults.count() > 0) return;
      const id = idOf(row, idPlace, number);
      const { length } = id;
      const isNew = intern(seen, packed, packBytes(id, 0, length, packed)) > records.count;
      const fault =
        length === 0
          ? texts.noId
          : id[0] === EQUALS
            ? texts.idFormula
            : isNew
              ? null
              : texts.twice(cellText(row, idPlace));
      if (fault !== null) return faults.add({ row: number, column: plan.id, text: fault });
      const base = addRecord(records, id, corpus.fields.length);
      for (const [at, field] of corpus.fields.entries()) {
        const place = places[at] ?? 0;
        cell.bytes = row.bytes;
        cell.from = row.starts[place] ?? 0;
        cell.to = row.ends[place] ?? 0;
        records.rows[base + at] = encodeCell(corpus, field, cell, (note) =>
          notes.add({ row: number, column: plan.columns[at] ?? null, text: texts[note] }),
        );
      }
    },
    progress,
  });
  if (!answer.ok) return answer;
  return faults.count() > 0
    ? err(faults.all())
    : { ok: true, value: { records, notes: notes.all() } };
}

/** `=`, with which a formula begins: ids go into the output, which a spreadsheet may open. */
const EQUALS = 61;

const idOf = (row: Row, place: number, number: number): Uint8Array =>
  place < 0
    ? Buffer.from(String(number))
    : row.bytes.subarray(row.starts[place] ?? 0, row.ends[place] ?? 0);

/** Answers where the values of the new record begin. */
function addRecord(records: Records, id: Uint8Array, width: number): number {
  const { count } = records;
  const start = count === 0 ? 0 : (records.idEnds[count - 1] ?? 0);
  const end = start + id.length;
  if (end > records.ids.length) {
    const ids = new Uint8Array(Math.ceil(end * 1.5));
    ids.set(records.ids);
    records.ids = ids;
  }
  records.ids.set(id, start);
  if (count >= records.idEnds.length) records.idEnds = longer(records.idEnds, count + 1);
  records.idEnds[count] = end;
  const base = count * width;
  if (base + width > records.rows.length) records.rows = longer(records.rows, base + width);
  records.count = count + 1;
  return base;
}

const texts = {
  noColumn: { vi: 'Tệp không có cột này.', en: 'The file has no such column.' },
  idFormula: {
    vi: 'Mã bản ghi là một công thức. Lưu lại tệp dưới dạng giá trị.',
    en: 'The id is a formula. Save the file with values.',
  },
  noId: { vi: 'Bản ghi không có mã.', en: 'The record has no id.' },
  twice: (id: string) => filled('Mã {id} có ở hai hàng.', 'The id {id} is there twice.', { id }),
  formula: {
    vi: 'Ô chứa công thức; được coi là trống. Lưu lại tệp dưới dạng giá trị.',
    en: 'The cell holds a formula and counts as empty. Save the file with values.',
  },
  unreadable: {
    vi: 'Không đọc được ngày; được coi là trống. Viết ngày/tháng/năm.',
    en: 'This is no date and counts as empty. Write day/month/year.',
  },
  'no-such-day': {
    vi: 'Ngày này không có trong lịch; vẫn được so từng chữ số.',
    en: 'There is no such day; its digits are compared all the same.',
  },
  'excel-zero': {
    vi: 'Ngày 0 của Excel (00/01/1900); được coi là trống.',
    en: 'This is Excel’s day 0 (00/01/1900) and counts as empty.',
  },
  'excel-number': {
    vi: 'Số thứ tự ngày của Excel; được đọc như ngày tính từ năm 1900.',
    en: 'This is a number of Excel’s and is read as days since 1900.',
  },
} satisfies Record<CellNote | 'noColumn' | 'noId' | 'idFormula', Bilingual> & {
  twice: (id: string) => Bilingual;
};
