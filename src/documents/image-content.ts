export const JPEG_START = Buffer.from([0xff, 0xd8, 0xff]);
export const PNG_START = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/**
 * Whether a JPEG (ISO/IEC 10918-1) goes on to its end mark. The segments are walked, because the
 * small picture inside the data of a camera has an end mark of its own. What follows the end mark
 * (some telephones add data) does not count.
 */
export function isWholeJpeg(bytes: Buffer): boolean {
  let at = 2;
  let hasPicture = false;
  while (at + 1 < bytes.length) {
    if (bytes[at] !== 0xff) return false;
    const marker = bytes[at + 1] ?? 0;
    if (marker === JPEG_END) return hasPicture;
    if (marker === FILL) at += 1;
    else if (STANDS_ALONE.has(marker)) at += 2;
    else {
      if (at + 4 > bytes.length) return false;
      const length = bytes.readUInt16BE(at + 2);
      if (length < 2) return false;
      at += 2 + length;
      if (marker === START_OF_SCAN) {
        hasPicture = true;
        at = endOfScan(bytes, at);
      }
    }
  }
  return false;
}

const JPEG_END = 0xd9;
const START_OF_SCAN = 0xda;
const FILL = 0xff;
/** TEM and the eight restart marks: no length follows them. */
const STANDS_ALONE = new Set([0x01, 0xd0, 0xd1, 0xd2, 0xd3, 0xd4, 0xd5, 0xd6, 0xd7]);

/** Where the next mark begins; a 0xff of the picture data itself is followed by 0 or a restart. */
function endOfScan(bytes: Buffer, start: number): number {
  let at = bytes.indexOf(0xff, start);
  while (at !== -1) {
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && next !== FILL && !STANDS_ALONE.has(next)) return at;
    at = bytes.indexOf(0xff, at + (next === FILL ? 1 : 2));
  }
  return bytes.length;
}

/** Whether the chunks of a PNG (ISO/IEC 15948) go on to the last one, with picture data before it. */
export function isWholePng(bytes: Buffer): boolean {
  let at = PNG_START.length;
  let hasPicture = false;
  while (at + CHUNK_FRAME <= bytes.length) {
    const type = bytes.toString('latin1', at + 4, at + 8);
    at += CHUNK_FRAME + bytes.readUInt32BE(at);
    if (type === 'IDAT') hasPicture = true;
    if (type === 'IEND') return hasPicture;
  }
  return false;
}

/** Length, type and checksum. */
const CHUNK_FRAME = 12;
