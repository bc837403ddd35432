/** Code pages of one byte a letter, by which readers and files misread UTF-8. */
export type SingleByte = 'windows-1252' | 'latin1' | 'windows-1258';

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const encoder = new TextEncoder();

export const utf8Bytes = (text: string): Uint8Array => encoder.encode(text);

/** The text of bytes that are UTF-8 throughout; else null. */
export function strictUtf8(bytes: Uint8Array): string | null {
  try {
    return utf8.decode(bytes);
  } catch {
    return null;
  }
}

const ALL_BYTES = Uint8Array.from({ length: 256 }, (_, byte) => byte);

/** What each byte is read as. Bytes without a letter are the control characters of Latin-1. */
export const BYTE_LETTERS: Readonly<Record<SingleByte, readonly string[]>> = {
  'windows-1252': Array.from(new TextDecoder('windows-1252').decode(ALL_BYTES)),
  latin1: Array.from({ length: 256 }, (_, byte) => String.fromCharCode(byte)),
  'windows-1258': Array.from(new TextDecoder('windows-1258').decode(ALL_BYTES)),
};

const byteOf = (letters: readonly string[]): ReadonlyMap<string, number> =>
  new Map(letters.map((letter, byte) => [letter, byte]));

const LETTER_BYTES: Readonly<Record<SingleByte, ReadonlyMap<string, number>>> = {
  'windows-1252': byteOf(BYTE_LETTERS['windows-1252']),
  latin1: byteOf(BYTE_LETTERS.latin1),
  'windows-1258': byteOf(BYTE_LETTERS['windows-1258']),
};

/** The bytes that a code page showed as this text; null where it has no such letter. */
export function singleBytes(text: string, page: SingleByte): Uint8Array | null {
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index += 1) {
    const byte = LETTER_BYTES[page].get(text[index] ?? '');
    if (byte === undefined) return null;
    bytes[index] = byte;
  }
  return bytes;
}

export const readSingle = (bytes: Uint8Array, page: SingleByte): string => {
  let text = '';
  for (const byte of bytes) text += BYTE_LETTERS[page][byte];
  return text;
};
