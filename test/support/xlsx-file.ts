import { buffer } from 'node:stream/consumers';
import yazl from 'yazl';

/** A cell as XML has it: by its address, with attributes and content of our choosing. */
export const rawCell = (address: string, attributes: string, inner: string): string =>
  `<c r="${address}"${attributes}>${inner}</c>`;

export const textCell = (address: string, text: string): string =>
  rawCell(
    address,
    ' t="inlineStr"',
    `<is><t>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</t></is>`,
  );

/** An XLSX file of one sheet, from cells by row; style 1 is a date, style 2 one of its own format. */
export async function xlsxFile(
  rows: readonly (readonly string[])[],
  merges: readonly string[] = [],
): Promise<Buffer> {
  const lines = rows.map((cells, row) => `<row r="${row + 1}">${cells.join('')}</row>`);
  const merged = merges.map((area) => `<mergeCell ref="${area}"/>`).join('');
  const zip = new yazl.ZipFile();
  const add = (name: string, xml: string): void =>
    zip.addBuffer(Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>${xml}`), name);
  add(
    'xl/workbook.xml',
    `<workbook xmlns:r="r"><sheets><sheet name="A" r:id="rId1"/></sheets></workbook>`,
  );
  add(
    'xl/_rels/workbook.xml.rels',
    `<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>`,
  );
  add(
    'xl/styles.xml',
    `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts><cellStyleXfs count="1"><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs></styleSheet>`,
  );
  add(
    'xl/worksheets/sheet1.xml',
    `<worksheet><sheetData>${lines.join('')}</sheetData>${merged === '' ? '' : `<mergeCells>${merged}</mergeCells>`}</worksheet>`,
  );
  zip.end();
  return buffer(zip.outputStream);
}
