import type { Readable } from 'node:stream';

/** Whether a content begins like a table: an XLSX file is a ZIP archive, a CSV file a text. */
export async function looksLikeTable(content: Readable): Promise<boolean> {
  for await (const chunk of content) {
    const start = Buffer.from(chunk as Uint8Array).subarray(0, 4096);
    const mark = start.toString('latin1', 0, 4);
    if (mark === 'PK\u0003\u0004') return true;
    const isUtf16 = /^(\u00ff\u00fe|\u00fe\u00ff)/.test(mark);
    return isUtf16 || (!start.includes(0) && !mark.startsWith('%PDF'));
  }
  return false;
}
