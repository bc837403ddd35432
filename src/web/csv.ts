/** Rows as CSV (RFC 4180) with the mark by which a spreadsheet knows UTF-8. */
export const csvText = (rows: readonly (readonly string[])[]): string =>
  `\uFEFF${rows.map((cells) => `${cells.map(cell).join(',')}\r\n`).join('')}`;

/** Quoted; a text that a spreadsheet would take for a formula begins with an apostrophe. */
const cell = (text: string): string =>
  `"${text.replace(/^[=+\-@\t\r]/, "'$&").replaceAll('"', '""')}"`;
