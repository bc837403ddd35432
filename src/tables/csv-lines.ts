import { createReadStream } from 'node:fs';
import { UnreadableTable } from '#tables/table.ts';

const CHUNK = 1 << 20;
/** A line of this many bytes is none: a file that is no table. */
const LONGEST_LINE = 16 << 20;
const LINE_END = 10;

/** Reads a text file of any size in pieces of whole lines; UTF-8, or UTF-16 where its mark says so. */
export async function* textOf(file: string, encoding: string | null): AsyncGenerator<string> {
  let held: Uint8Array = new Uint8Array(0);
  let label = encoding;
  for await (const chunk of createReadStream(file, { highWaterMark: CHUNK })) {
    held = Buffer.concat([held, chunk as Uint8Array]);
    label ??= labelOf(held);
    const end = wholeLines(held, label);
    if (end === 0 && held.length > LONGEST_LINE) throw new UnreadableTable(TOO_LONG);
    if (end > 0) yield decoded(held.subarray(0, end), label);
    held = held.subarray(end);
  }
  if (held.length > 0) yield decoded(held, label ?? 'utf-8');
}

/** U+FFFD stands where a byte is none of the encoding; the reader of rows says where. */
function decoded(bytes: Uint8Array, label: string): string {
  try {
    return new TextDecoder(label, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return NOT_DECODED + new TextDecoder(label, { ignoreBOM: true }).decode(bytes);
  }
}

/** Before a piece of which some bytes could not be decoded; no text has it. */
export const NOT_DECODED = '\u{10ffff}';

function labelOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
}

function wholeLines(bytes: Uint8Array, label: string): number {
  if (!label.startsWith('utf-16')) return bytes.lastIndexOf(LINE_END) + 1;
  // A unit of UTF-16 has two bytes; those of a line's end stand at an even place.
  const isLittle = label === 'utf-16le';
  for (let at = (bytes.length & ~1) - 2; at >= 0; at -= 2) {
    const [low, high] = isLittle ? [bytes[at], bytes[at + 1]] : [bytes[at + 1], bytes[at]];
    if (low === LINE_END && high === 0) return at + 2;
  }
  return 0;
}

const TOO_LONG = { row: 1, column: null, text: 'no end of a line in 16 MB: this is no CSV file' };
