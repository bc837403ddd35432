import type { Readable } from 'node:stream';

export interface ShelfEntry {
  readonly name: string;
  /** Milliseconds of the epoch. */
  readonly writtenAt: number;
}

/**
 * Where named files lie: a directory (`disk-shelf.ts`) or a bucket (`object-shelf.ts`). It knows nothing
 * of what they mean. A name has its whole file or none: what is half written is never seen under it.
 */
export interface Shelf {
  /** Gives what is in a local file its name, in place of what had it, for good before it answers. */
  readonly settle: (file: string, name: string) => Promise<void>;
  /** Writes an empty file, now. */
  readonly touch: (name: string) => Promise<void>;
  readonly has: (name: string) => Promise<boolean>;
  /** Null where nothing has the name. */
  readonly open: (name: string) => Promise<Readable | null>;
  /** Nothing has the name afterwards, whether or not something had. */
  readonly remove: (name: string) => Promise<void>;
  /** All names below a folder (`''` for every one), in no order. */
  readonly list: (folder: string) => AsyncIterable<ShelfEntry>;
}
