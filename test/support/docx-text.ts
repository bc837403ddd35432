import { buffer } from 'node:stream/consumers';
import yauzl from 'yauzl';

/** The paragraphs of a DOCX as somebody reads them, those of its tables among them. */
export async function docxParagraphs(bytes: Uint8Array): Promise<readonly string[]> {
  const xml = await entryOf(bytes, 'word/document.xml');
  return [...xml.matchAll(/<w:p[ >][\s\S]*?<\/w:p>/g)]
    .map(([paragraph]) =>
      [...paragraph.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, text]) => text).join(''),
    )
    .filter((text) => text !== '');
}

/** One file of a ZIP as text. */
async function entryOf(bytes: Uint8Array, name: string): Promise<string> {
  const zip = await yauzl.fromBufferPromise(Buffer.from(bytes));
  for await (const entry of zip.eachEntry()) {
    if (entry.fileName !== name) continue;
    return (await buffer(await zip.openReadStreamPromise(entry))).toString('utf8');
  }
  throw new Error(`there is no ${name}`);
}
