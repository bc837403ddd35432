import { randomBytes } from 'node:crypto';
import { deflateSync, crc32 } from 'node:zlib';

/** A file as a browser's file field takes it. */
export interface SampleFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** A small whole PDF of one empty page; `mark` makes its content its own. */
export function pdfFile(name: string, mark = name): SampleFile {
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>',
  ];
  let text = `%PDF-1.4\n%${mark}\n`;
  const offsets = objects.map((object, index) => {
    const offset = Buffer.byteLength(text);
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(offset).padStart(10, '0')} 00000 n \n`;
  });
  const start = Buffer.byteLength(text);
  text += `xref\n0 ${offsets.length + 1}\n0000000000 65535 f \n${offsets.join('')}`;
  text += `trailer\n<</Size ${offsets.length + 1}/Root 1 0 R>>\nstartxref\n${start}\n%%EOF\n`;
  return { name, mimeType: 'application/pdf', buffer: Buffer.from(text) };
}

/** A PDF whose sending broke off half way. */
export function cutOffPdf(name: string): SampleFile {
  const whole = pdfFile(name);
  return { ...whole, buffer: whole.buffer.subarray(0, whole.buffer.length / 2) };
}

/** What somebody renamed: plain text that calls itself a PDF. */
export const textNamedPdf = (name: string): SampleFile => ({
  name,
  mimeType: 'application/pdf',
  buffer: Buffer.from('Đây là văn bản thường, không phải PDF.\n'.repeat(20)),
});

export const emptyFile = (name: string): SampleFile => ({
  name,
  mimeType: 'application/pdf',
  buffer: Buffer.alloc(0),
});

/** A grey picture of 8 × 8 points. */
export const pngFile = (name: string): SampleFile =>
  picture(name, 8, (length) => Buffer.alloc(length, 0x80));

/** A picture of so many points each way and three times as many bytes, which nothing packs smaller. */
export const noisePng = (name: string, side: number): SampleFile =>
  picture(name, side, randomBytes);

function picture(name: string, side: number, shades: (length: number) => Buffer): SampleFile {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header[8] = 8; // bits of each colour
  header[9] = 2; // red, green and blue
  const row = 1 + side * 3;
  const rows = shades(side * row);
  for (let at = 0; at < rows.length; at += row) rows[at] = 0; // no filter
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const chunks = [chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND')];
  return { name, mimeType: 'image/png', buffer: Buffer.concat([signature, ...chunks]) };
}

function chunk(type: string, data: Buffer = Buffer.alloc(0)): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(4);
  frame.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([frame, body, sum]);
}
