/** What stands in a cell of a spreadsheet, told apart as far as whoever mends it must know. */
export type SheetCell =
  | { readonly kind: 'number'; readonly value: number }
  /** A number that is shown as a day: days since 1899-12-30. */
  | { readonly kind: 'date'; readonly serial: number }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'formula'; readonly text: string }
  /** A truth value or an error. */
  | { readonly kind: 'other'; readonly text: string };

/** A sheet by the addresses of its cells, as `D7`; empty cells are left out. */
export interface SheetOfCells {
  readonly cells: ReadonlyMap<string, SheetCell>;
  /** Areas of merged cells, as `A1:C2`. */
  readonly merges: readonly string[];
}

/** `A` of 0, `AA` of 26. */
export function columnLetters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : columnLetters(Math.floor(column / 26) - 1) + last;
}

/** The reverse: 0 of `A`. */
export const columnOfLetters = (letters: string): number =>
  Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

/** The row and column of an address, both from 0; null where it is none. */
export function placeOf(address: string): { readonly row: number; readonly column: number } | null {
  const [, letters, digits] = /^([A-Z]{1,3})(\d{1,7})$/.exec(address) ?? [];
  if (letters === undefined || digits === undefined) return null;
  return { row: Number(digits) - 1, column: columnOfLetters(letters) };
}

export const addressAt = (row: number, column: number): string =>
  `${columnLetters(column)}${row + 1}`;

/** The number of the last row that has a cell, from 0; -1 of an empty sheet. */
export const lastRow = ({ cells }: SheetOfCells): number =>
  [...cells.keys()].reduce((last, address) => Math.max(last, placeOf(address)?.row ?? -1), -1);
