import { promisify } from 'node:util';
import { constants, inflate } from 'node:zlib';
import type { UploadFault } from '#documents/upload-fault.ts';
import { err, ok, type Result } from '#kernel/result.ts';

/** Where `%PDF-` stands, when nothing but white space or a byte order mark stands before it. */
export function pdfStart(bytes: Buffer): number | null {
  const at = bytes.indexOf('%PDF-');
  if (at === -1 || at > 1024) return null;
  return /^(?:\u00EF\u00BB\u00BF)?[\s\0]*$/.test(bytes.toString('latin1', 0, at)) ? at : null;
}

/**
 * The number of pages of a PDF (ISO 32000) that is whole, readable without a password and carries
 * neither scripts nor attached files; null where it does not say.
 *
 * Names are looked for in the whole file, so that nothing hides by pretending to be the data of a
 * stream, and in the compressed streams that hold objects. Only long names are looked for: `/JS`
 * stands by chance in every other scan of 20 MB. A script needs the name JavaScript anyway.
 */
export async function inspectPdf(bytes: Buffer): Promise<Result<number | null, UploadFault>> {
  if (!bytes.subarray(-TAIL).includes('%%EOF')) return err({ code: 'cut-off' });
  const text = bytes.toString('latin1');
  if (ENCRYPTED.test(text)) return err({ code: 'locked' });
  const objects = await compressedObjects(bytes, text);
  if (objects === null) return err({ code: 'cut-off' });
  const all = [text, ...objects];
  if (all.some((part) => ACTIVE.test(part))) return err({ code: 'active-content' });
  const counts = all.flatMap((part) => [...part.matchAll(PAGE_COUNT)].map(countOf));
  return ok(counts.length === 0 ? null : Math.max(...counts));
}

/** Some writers put a little after the end mark. */
const TAIL = 2048;
/** Bytes: no honest file of 20 MB has more of its structure in compressed streams. */
const MAX_INFLATED = 64 * 1024 * 1024;

const ENCRYPTED = new RegExp(`${nameOf('Encrypt')}(?![A-Za-z])`);
const FILTER = new RegExp(nameOf('Filter'));
const OBJECTS = new RegExp(nameOf('ObjStm'), 'g');
const ACTIVE = new RegExp(
  `(?:${['JavaScript', 'Launch', 'EmbeddedFiles?', 'RichMedia'].map(nameOf).join('|')})(?![A-Za-z])`,
);
/** The tree of pages says how many leaves it has, before or after it says what it is. */
const PAGE_COUNT =
  /\/Type\s*\/Pages(?![A-Za-z])[^>]*?\/Count\s+(\d{1,6})|\/Count\s+(\d{1,6})[^>]*?\/Type\s*\/Pages(?![A-Za-z])/g;

const countOf = ([, after, before]: RegExpMatchArray): number => Number(after ?? before);

/** A pattern of a PDF name, each letter of which may also be written as `#` and its code in hex. */
function nameOf(name: string): string {
  const letters = name.replaceAll(/[A-Za-z]/g, (letter) => {
    const hex = letter.charCodeAt(0).toString(16);
    return `(?:${letter}|#${hex.replaceAll(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`)})`;
  });
  return `/${letters}`;
}

/** The texts of all object streams (§7.5.7); null where one is damaged or swells beyond all bounds. */
async function compressedObjects(bytes: Buffer, text: string): Promise<readonly string[] | null> {
  const texts: string[] = [];
  let room = MAX_INFLATED;
  for (const found of text.matchAll(OBJECTS)) {
    const start = streamStart(text, found.index);
    if (start === null || !isFiltered(text, found.index, start)) continue;
    const inflated = await unpack(bytes.subarray(start), {
      maxOutputLength: room,
      finishFlush: constants.Z_SYNC_FLUSH,
    }).catch(() => null);
    if (inflated === null || inflated.length >= room) return null;
    room -= inflated.length;
    texts.push(inflated.toString('latin1'));
  }
  return texts;
}

/** Whether the stream's dictionary names a filter; without one its objects are plain text already. */
const isFiltered = (text: string, at: number, start: number): boolean =>
  FILTER.test(text.slice(Math.max(0, text.lastIndexOf('obj', at)), start));

const unpack = promisify<Uint8Array, Parameters<typeof inflate>[1] & object, Buffer>(inflate);

/** Where the data of the stream begin whose dictionary contains `at`. */
function streamStart(text: string, at: number): number | null {
  const keyword = /\bstream(?:\r\n|\n|\r)/g;
  keyword.lastIndex = at;
  const found = keyword.exec(text);
  return found === null || found.index - at > 4096 ? null : found.index + found[0].length;
}
