import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** The bytes of a text file as UTF-8, whatever it is written in. */
export interface TextBytes {
  /** Writes the next bytes from a place on, at most so many; answers how many, 0 at the end. */
  readonly readInto: (into: Uint8Array, at: number, most: number) => number;
  /** Whether bytes were none of the encoding that was named; U+FFFD stands for them. */
  readonly isBroken: () => boolean;
  /** Whether the bytes come as they stand in the file, so that whether they are UTF-8 is still to be seen. */
  readonly isUtf8: boolean;
  readonly read: () => number;
  readonly size: number;
  readonly close: () => void;
}

/** Opens a text file; `encoding` is a label of the Encoding standard, null: as its mark says, else UTF-8. */
export function openBytes(file: string, encoding: string | null): TextBytes {
  const handle = openSync(file, 'r');
  try {
    const label = encoding === null ? labelOf(handle) : new TextDecoder(encoding).encoding;
    const { size } = fstatSync(handle);
    const close = (): void => closeSync(handle);
    return label === 'utf-8' ? plain(handle, size, close) : decoded(handle, size, label, close);
  } catch (fault) {
    closeSync(handle);
    throw fault;
  }
}

function labelOf(handle: number): string {
  const mark = new Uint8Array(2);
  readSync(handle, mark, 0, 2, 0);
  if (mark[0] === 0xff && mark[1] === 0xfe) return 'utf-16le';
  return mark[0] === 0xfe && mark[1] === 0xff ? 'utf-16be' : 'utf-8';
}

function plain(handle: number, size: number, close: () => void): TextBytes {
  let read = 0;
  const readInto = (into: Uint8Array, at: number, most: number): number => {
    const got = readSync(handle, into, at, most, null);
    read += got;
    return got;
  };
  return { readInto, isBroken: () => false, isUtf8: true, read: () => read, size, close };
}

/** One unit of a file becomes three bytes at most. */
const LONGEST = 3;

function decoded(handle: number, size: number, label: string, close: () => void): TextBytes {
  const lenient = new TextDecoder(label, { ignoreBOM: true });
  const strict = new TextDecoder(label, { ignoreBOM: true, fatal: true });
  const encoder = new TextEncoder();
  let [read, broken, ended] = [0, false, false];
  const check = (bytes: Uint8Array, stream: boolean): void => {
    try {
      if (!broken) strict.decode(bytes, { stream });
    } catch {
      broken = true;
    }
  };
  const readInto = (into: Uint8Array, at: number, most: number): number => {
    const bytes = new Uint8Array(Math.floor(most / LONGEST));
    let text = '';
    // A part of a letter gives no text yet, and is not the end.
    while (text === '' && !ended) {
      const got = readSync(handle, bytes, 0, bytes.length, null);
      ended = got === 0;
      read += got;
      check(bytes.subarray(0, got), !ended);
      text = lenient.decode(bytes.subarray(0, got), { stream: !ended });
    }
    return encoder.encodeInto(text, into.subarray(at)).written;
  };
  return { readInto, isBroken: () => broken, isUtf8: false, read: () => read, size, close };
}
