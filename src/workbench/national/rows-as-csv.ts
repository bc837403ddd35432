import { csvText } from '#web/csv.ts';
import { type SharedRow, sharedStates } from '#workbench/national/shared-rows.ts';

/** Rows as CSV (RFC 4180) with the mark by which a spreadsheet knows UTF-8. */
export function rowsAsCsv(rows: readonly SharedRow[]): string {
  return csvText([
    ['Mã', 'Tên ở tỉnh', 'Tên trên Cổng quốc gia', 'Kết quả'],
    ...rows.map(({ code, ours, theirs, state }) => [code, ours, theirs, sharedStates[state].vi]),
  ]);
}
