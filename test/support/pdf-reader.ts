import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

/** A PDF as a real reader sees it (poppler). */
export interface ReadPdf {
  /** All text in the order of the page, with line breaks; exactly as stored, not normalised. */
  readonly text: string;
  /** What a screen reader reads: the tagged elements in their order, each text on its line. */
  readonly structure: string;
  /** What `pdfinfo` says: title, version, whether it is tagged. */
  readonly info: string;
  readonly pages: number;
  /** Points. */
  readonly width: number;
  readonly height: number;
  readonly words: readonly PlacedWord[];
  readonly qr: ReadQr | null;
}

/** Where a word stands: points from the top left corner of its page. */
export interface PlacedWord {
  readonly text: string;
  /** From 1. */
  readonly page: number;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface ReadQr {
  readonly text: string;
  /** Whether the code says in which charset it is. */
  readonly hasEci: boolean;
  /** Points from the top left corner of the first page: the square that the code fills. */
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const DPI = 150;

/** Everything about a PDF. */
export function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  return withFile(bytes, async (file) => {
    const info = run('pdfinfo', [file]);
    const size = /Page size:\s+([\d.]+) x ([\d.]+)/.exec(info);
    const image = join(dirname(file), 'page');
    run('pdftoppm', ['-r', String(DPI), '-png', '-singlefile', file, image]);
    return {
      text: run('pdftotext', ['-layout', file, '-']),
      structure: run('pdfinfo', ['-struct-text', file]),
      info,
      pages: Number(/Pages:\s+(\d+)/.exec(info)?.[1]),
      width: Number(size?.[1]),
      height: Number(size?.[2]),
      words: placedWords(run('pdftotext', ['-bbox', file, '-'])),
      qr: await readQr(readFileSync(`${image}.png`), DPI),
    };
  });
}

/** What makes a PDF last (PDF/A): what it says of itself, and its fonts. */
export interface ArchivalPdf {
  /** The XMP packet. */
  readonly metadata: string;
  /** Whether each font is embedded, by its name. */
  readonly fonts: ReadonlyMap<string, boolean>;
}

export const readArchival = (bytes: Uint8Array): Promise<ArchivalPdf> =>
  withFile(bytes, async (file) => {
    // Two lines of heading; name, type and encoding may have blanks, what follows has none.
    const lines = run('pdffonts', [file]).trimEnd().split('\n').slice(2);
    const form = /^(\S+) .* (yes|no) +(?:yes|no) +(?:yes|no) +\d+ +\d+$/;
    const fonts = lines.map((line) => form.exec(line) ?? fail(`pdffonts says: ${line}`));
    return {
      metadata: run('pdfinfo', ['-meta', file]),
      fonts: new Map(fonts.map(([, name = '', embedded]) => [name, embedded === 'yes'])),
    };
  });

function fail(message: string): never {
  throw new Error(message);
}

/** Only where the words stand, which takes a tenth of the time. */
export const readWords = (bytes: Uint8Array): Promise<readonly PlacedWord[]> =>
  withFile(bytes, async (file) => placedWords(run('pdftotext', ['-bbox', file, '-'])));

async function withFile<T>(bytes: Uint8Array, read: (file: string) => Promise<T>): Promise<T> {
  const directory = mkdtempSync(join(tmpdir(), 'pdf-'));
  try {
    const file = join(directory, 'paper.pdf');
    writeFileSync(file, bytes);
    return await read(file);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** A picture for the code reader: PNG bytes, or points as RGBA. */
export type CodePicture = Parameters<typeof readBarcodes>[0];

/** The QR code in a picture of `dpi` points an inch. */
export async function readQr(picture: CodePicture, dpi: number): Promise<ReadQr | null> {
  await reader;
  const [code] = await readBarcodes(picture, { formats: ['QRCode'] });
  if (code === undefined) return null;
  const { topLeft, bottomRight } = code.position;
  const scale = dpi / 72;
  return {
    text: code.text,
    hasEci: code.hasECI,
    left: topLeft.x / scale,
    top: topLeft.y / scale,
    right: bottomRight.x / scale,
    bottom: bottomRight.y / scale,
  };
}

const wasm = join(
  dirname(createRequire(import.meta.url).resolve('zxing-wasm/reader')),
  '../../reader/zxing_reader.wasm',
);
const reader = prepareZXingModule({
  overrides: { wasmBinary: Uint8Array.from(readFileSync(wasm)).buffer },
  fireImmediately: true,
});

function placedWords(markup: string): readonly PlacedWord[] {
  const form =
    /<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)<\/word>/g;
  const pages = markup.split(/<page /).slice(1);
  return pages.flatMap((page, index) =>
    [...page.matchAll(form)].map(([, left, top, right, bottom, text = '']) => ({
      text,
      page: index + 1,
      left: Number(left),
      top: Number(top),
      right: Number(right),
      bottom: Number(bottom),
    })),
  );
}

function run(program: string, args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(program, args, {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0) throw new Error(`${program} failed: ${stderr}`);
  return stdout;
}
