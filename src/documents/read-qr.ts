import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { PNG_START } from '#documents/image-content.ts';
import { asciiQrMatrix, type QrMatrix } from '#documents/qr.ts';

/** Pixels of the largest picture that is looked at: what a phone takes, and a second of a processor. */
const MAX_PIXELS = 16_000_000;

/**
 * The text of the first QR code in a picture, PNG or JPEG; null where there is none, or the picture
 * cannot be read or has too many pixels. It runs in WebAssembly, which has no way to anything else.
 */
export async function readQr(picture: Uint8Array): Promise<string | null> {
  const pixels = pixelsOf(Buffer.from(picture));
  if (pixels === null || pixels > MAX_PIXELS) return null;
  await ready();
  const codes = await readBarcodes(picture, OPTIONS);
  return codes.find((code) => code.isValid)?.text ?? null;
}

/** What a reader reads from a code as it is drawn for this text; null where no code can hold it. */
export async function readQrOf(text: string): Promise<string | null> {
  const matrix = matrixOf(text);
  if (matrix === null) return null;
  await ready();
  const side = (matrix.size + 2 * QUIET) * SCALE;
  const data = new Uint8ClampedArray(side * side * 4).fill(255);
  for (let point = 0; point < side * side; point += 1) {
    const row = Math.floor(point / side / SCALE) - QUIET;
    const column = Math.floor((point % side) / SCALE) - QUIET;
    const isInside = row >= 0 && column >= 0 && row < matrix.size && column < matrix.size;
    if (isInside && matrix.isDark(row, column)) data.fill(0, point * 4, point * 4 + 3);
  }
  const picture = { data, width: side, height: side, colorSpace: 'srgb' as const };
  return (await readBarcodes(picture, OPTIONS))[0]?.text ?? null;
}

const OPTIONS = { formats: ['QRCode' as const], maxNumberOfSymbols: 1 };
const SCALE = 3;
const QUIET = 4;

function matrixOf(text: string): QrMatrix | null {
  try {
    return asciiQrMatrix(text);
  } catch (fault) {
    // Too long, or letters that no such code has.
    if (fault instanceof Error) return null;
    throw fault;
  }
}

let loaded: Promise<unknown> | null = null;

/** The reader's own file, loaded with the first picture: left alone it would fetch it from the network. */
function ready(): Promise<unknown> {
  loaded ??= prepareZXingModule({
    overrides: { wasmBinary: Uint8Array.from(readFileSync(wasmFile())).buffer },
    fireImmediately: true,
  });
  return loaded;
}

const wasmFile = (): string =>
  join(
    dirname(createRequire(import.meta.url).resolve('zxing-wasm/reader')),
    '../../reader/zxing_reader.wasm',
  );

/** Width times height, as the head of a PNG or the frame of a JPEG says; null for anything else. */
function pixelsOf(bytes: Buffer): number | null {
  if (bytes.length > 24 && bytes.subarray(0, 8).equals(PNG_START)) {
    return bytes.readUInt32BE(16) * bytes.readUInt32BE(20);
  }
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xffd8) return null;
  let at = 2;
  while (at + 9 < bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    if (FRAMES.has(marker)) return bytes.readUInt16BE(at + 5) * bytes.readUInt16BE(at + 7);
    at += marker === 0xff ? 1 : 2 + bytes.readUInt16BE(at + 2);
  }
  return null;
}

/** Starts of a frame: baseline, extended, progressive. */
const FRAMES = new Set([0xc0, 0xc1, 0xc2]);
