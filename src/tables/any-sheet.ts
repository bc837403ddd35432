import { addressAt, type SheetCell, type SheetOfCells } from '#kernel/sheet-cell.ts';
import { readSheetOfCells } from '#tables/sheet-of-cells.ts';
import { kindOf, tableRows } from '#tables/table-file.ts';

/** A short list, XLSX or CSV, cell by cell; of a CSV file every cell is a text. */
export async function readAnySheet(file: string): Promise<SheetOfCells> {
  if ((await kindOf(file)) === 'xlsx') return readSheetOfCells(file);
  const cells = new Map<string, SheetCell>();
  let row = 0;
  for await (const rows of tableRows(file, null)) {
    for (const { cells: texts } of rows) {
      putRow(cells, row, texts);
      row += 1;
    }
  }
  return { cells, merges: [] };
}

function putRow(cells: Map<string, SheetCell>, row: number, texts: readonly string[]): void {
  for (const [column, text] of texts.entries()) {
    if (text.trim() !== '') cells.set(addressAt(row, column), { kind: 'text', text });
  }
}
