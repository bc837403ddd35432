import { crc32, deflateSync } from 'node:zlib';
import { asciiQrMatrix } from '#documents/qr.ts';

const SCALE = 2;
const QUIET = 4;

/** A PNG of a QR code in base64; of nothing but white where there is no text. */
export function qrPng(text: string | null): string {
  const matrix = text === null ? null : asciiQrMatrix(text, 'Q');
  const side = ((matrix?.size ?? 21) + 2 * QUIET) * SCALE;
  // Eight bits of grey a pixel, each row behind the number of its filter (ISO/IEC 15948).
  const rows = Buffer.alloc(side * (side + 1), 255);
  for (let y = 0; y < side; y += 1) {
    rows[y * (side + 1)] = 0;
    for (let x = 0; x < side; x += 1) {
      const [row, column] = [Math.floor(y / SCALE) - QUIET, Math.floor(x / SCALE) - QUIET];
      const last = (matrix?.size ?? 0) - 1;
      const isInside = row >= 0 && column >= 0 && row <= last && column <= last;
      if (isInside && matrix?.isDark(row, column) === true) rows[y * (side + 1) + 1 + x] = 0;
    }
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  head[8] = 8;
  const start = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const data = deflateSync(rows, { level: 9 });
  const png = [start, chunk('IHDR', head), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))];
  return Buffer.concat(png).toString('base64');
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
