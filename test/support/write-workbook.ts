import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import yazl from 'yazl';

const STRINGS = '<si><t>name</t></si><si><r><t>Tráº§n </t></r><r><t>An</t></r></si>';

/** The least of an XLSX file: one sheet, as XML, and its shared strings. */
export async function writeWorkbook(
  file: string,
  sheet: string,
  options: { readonly strings?: string; readonly properties?: string } = {},
): Promise<void> {
  const { strings = STRINGS, properties = '' } = options;
  const zip = new yazl.ZipFile();
  const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const parts = {
    'xl/workbook.xml': `<workbook xmlns:r="${relation}">${properties}<sheets><sheet name="a" sheetId="1" r:id="rId7"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="rId7" Type="${relation}/worksheet" Target="worksheets/one.xml"/><Relationship Id="rId8" Type="${relation}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    'xl/sharedStrings.xml': `<sst>${strings}</sst>`,
    'xl/worksheets/one.xml': sheet,
  };
  for (const [name, text] of Object.entries(parts)) zip.addBuffer(Buffer.from(text), name);
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(file));
}
