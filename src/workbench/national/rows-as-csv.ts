import { type SharedRow, sharedStates } from '#workbench/national/shared-rows.ts';

/** Rows as CSV (RFC 4180) with the mark by which a spreadsheet knows UTF-8. */
export function rowsAsCsv(rows: readonly SharedRow[]): string {
  const lines = [
    ['Mã', 'Tên ở tỉnh', 'Tên trên Cổng quốc gia', 'Kết quả'],
    ...rows.map(({ code, ours, theirs, state }) => [code, ours, theirs, sharedStates[state].vi]),
  ];
  return `\uFEFF${lines.map((cells) => cells.map(cellOf).join(',')).join('\r\n')}\r\n`;
}

/** A text that a spreadsheet would take for a formula is kept a text. */
function cellOf(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}
