import type { Readable } from 'node:stream';
import { SaxesParser } from 'saxes';
import type { XlsxArchive } from '#tables/xlsx-archive.ts';

/** Names of the parts of a workbook that are asked for. */
export interface WorkbookParts {
  readonly sheet: string;
  readonly sharedStrings: string | null;
  /** Its numbers of days begin in 1904, not 1900. */
  readonly from1904: boolean;
}

/** The first sheet of a workbook, by its place in the list of sheets. */
export async function workbookParts(archive: XlsxArchive): Promise<WorkbookParts> {
  const book = await archive.text('xl/workbook.xml');
  const relations = await archive.text('xl/_rels/workbook.xml.rels');
  const id = /<(?:\w+:)?sheet\b[^>]*\br:id="([^"]+)"/.exec(book)?.[1] ?? 'rId1';
  const target = (isThat: (relation: string) => boolean): string | null => {
    const found = relations.match(/<(?:\w+:)?Relationship\b[^>]*>/g)?.find(isThat);
    const path = /\bTarget="([^"]+)"/.exec(found ?? '')?.[1];
    if (path === undefined) return null;
    return path.startsWith('/') ? path.slice(1) : `xl/${path}`;
  };
  return {
    sheet: target((relation) => relation.includes(`Id="${id}"`)) ?? 'xl/worksheets/sheet1.xml',
    sharedStrings: target((relation) => relation.includes('/sharedStrings"')),
    from1904: /<(?:\w+:)?workbookPr\b[^>]*\bdate1904="(?:1|true)"/.test(book),
  };
}

/** All shared strings, without the readings (phonetics) that some have. */
export async function sharedStrings(stream: Readable): Promise<readonly string[]> {
  const strings: string[] = [];
  const parser = new SaxesParser();
  let text = '';
  let isText = false;
  let phonetics = 0;
  const nameOf = (tag: { readonly name: string }): string => tag.name.replace(/^\w+:/, '');
  parser.on('opentag', (tag) => {
    if (nameOf(tag) === 'si') text = '';
    if (nameOf(tag) === 'rPh') phonetics += 1;
    isText = nameOf(tag) === 't' && phonetics === 0;
  });
  parser.on('text', (part) => {
    if (isText) text += part;
  });
  parser.on('closetag', (tag) => {
    isText = false;
    if (nameOf(tag) === 'rPh') phonetics -= 1;
    if (nameOf(tag) === 'si') strings.push(text);
  });
  stream.setEncoding('utf8');
  for await (const chunk of stream) parser.write(chunk as string);
  parser.close();
  return strings;
}
