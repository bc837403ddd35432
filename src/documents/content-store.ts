import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ContentFault } from '#documents/content-fault.ts';
import type { ContentKey } from '#documents/content-key.ts';
import { createDiskShelf, makePrivate } from '#documents/disk-shelf.ts';
import { createSealer, unsealed } from '#documents/sealed-bytes.ts';
import type { Shelf } from '#documents/shelf.ts';
import type { UploadFault } from '#documents/upload-fault.ts';
import { writeContent } from '#documents/write-content.ts';
import type { Result } from '#kernel/result.ts';

export interface StoredContent {
  /** SHA-256 of the bytes, in hex: the name of the content. */
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
}

/**
 * Files by their content: the same bytes are kept once, and a name cannot lie about its bytes.
 * What comes in is unclaimed until a dossier is known to hold it: beside the content lies an empty
 * marker, by which whoever keeps house finds what forms left behind that were never sent.
 */
export interface ContentStore {
  /**
   * Keeps the bytes, for good before it answers. Refuses empty content and what is larger than
   * `maxBytes`; throws where the source breaks off. Nothing is left of what was not kept.
   */
  readonly put: (
    content: Readable | Uint8Array,
    limit: { readonly maxBytes: number },
  ) => Promise<Result<StoredContent, UploadFault>>;
  readonly has: (sha256: string) => Promise<boolean>;
  /** Whether the content is there; if so it counts as new: a form that is still open carries it. */
  readonly renew: (sha256: string) => Promise<boolean>;
  /** Unclaimed contents that came, or were renewed, before an instant (milliseconds of the epoch). */
  readonly unclaimedSince: (before: number) => Promise<readonly string[]>;
  /** A dossier holds the content: it is kept for good. */
  readonly claim: (sha256: string) => Promise<void>;
  /** For what was never held, or by nobody any more: `retire` is for all else. */
  readonly remove: (sha256: string) => Promise<void>;
  /**
   * Removes what nothing holds any longer, unless it is unclaimed, or `isFree`, asked after it is
   * gone, says otherwise: then it is put back. So nothing is lost that came again meanwhile.
   */
  readonly retire: (sha256: string, isFree: () => Promise<boolean>) => Promise<boolean>;
  /** Removes what was half received before an instant, when a process died over it. */
  readonly removeHalfReceived: (before: number) => Promise<void>;
  /**
   * The bytes; fails with a `ContentFault` before its end where they are not those of the name. Throws
   * where the text is not a SHA-256 in lower-case hex: no path leaves the directory.
   */
  readonly open: (sha256: string) => Readable;
  /** Every content, in no order; one that lies both sealed and as it came is named twice. */
  readonly list: () => AsyncIterable<{ readonly sha256: string; readonly isSealed: boolean }>;
  /** Seals what lies as it came, and reads it back before that is removed. False where there is none. */
  readonly seal: (sha256: string) => Promise<boolean>;
}

/**
 * A store on a shelf: by default below `directory`, where in any case what comes in is written first.
 * Files are private (0600), and sealed with the first of the keys, whatever was sealed with another stays
 * readable; without a key they are as they came. Those from before there were keys are read as they are.
 */
export function createContentStore(
  directory: string,
  keys: readonly ContentKey[] = [],
  shelf: Shelf = createDiskShelf(directory),
): ContentStore {
  const [key] = keys;
  const place: Place = { directory, keys, shelf };
  const has = async (sha256: string): Promise<boolean> =>
    (await shelf.has(sealedNameOf(sha256))) || (await shelf.has(nameOf(sha256)));
  return {
    open: (sha256) => open(place, sha256),
    has,
    renew: async (sha256) => {
      await shelf.touch(markOf(sha256));
      if (await has(sha256)) return true;
      await shelf.remove(markOf(sha256));
      return false;
    },
    unclaimedSince: async (before) => {
      const old: string[] = [];
      for await (const { name, writtenAt } of shelf.list(UNCLAIMED)) {
        if (writtenAt < before) old.push(name.slice(UNCLAIMED.length + 1));
      }
      return old;
    },
    claim: (sha256) => shelf.remove(markOf(sha256)),
    remove: async (sha256) => {
      await shelf.remove(sealedNameOf(sha256));
      await shelf.remove(nameOf(sha256));
      await shelf.remove(markOf(sha256));
    },
    retire: (sha256, isFree) => retire(place, sha256, isFree),
    removeHalfReceived: (before) => removeHalfReceived(directory, before),
    put: (content, { maxBytes }) =>
      receive(place, { content, maxBytes }, async (file, { sha256 }) => {
        // Before the content itself: a crash between the two leaves a marker of nothing, which is harmless.
        await shelf.touch(markOf(sha256));
        await shelf.settle(file, key === undefined ? nameOf(sha256) : sealedNameOf(sha256));
      }),
    list: () => list(shelf),
    seal: (sha256) => seal(place, sha256),
  };
}

const INCOMING = 'incoming-';
const UNCLAIMED = 'unclaimed';

const nameOf = (sha256: string): string => {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('not the name of a content');
  return `${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`;
};
const sealedNameOf = (sha256: string): string => `${nameOf(sha256)}.sealed`;
const markOf = (sha256: string): string => `${UNCLAIMED}/${sha256}`;

interface Place {
  readonly directory: string;
  readonly keys: readonly ContentKey[];
  readonly shelf: Shelf;
}

/** Writes to a file of our own, hands it on where it is whole, and leaves nothing of it. */
async function receive(
  { directory, keys: [key] }: Place,
  { content, maxBytes }: { readonly content: Readable | Uint8Array; readonly maxBytes: number },
  settle: (file: string, stored: StoredContent) => Promise<void>,
): Promise<Result<StoredContent, UploadFault>> {
  await makePrivate(directory);
  const file = join(directory, `${INCOMING}${randomUUID()}`);
  try {
    const source = content instanceof Readable ? content : Readable.from([content]);
    const sealer = key === undefined ? null : createSealer(key);
    const written = await writeContent(source, file, { maxBytes, sealer });
    if (written.ok) await settle(file, written.value);
    return written;
  } finally {
    await rm(file, { force: true });
  }
}

function open(place: Place, sha256: string): Readable {
  nameOf(sha256); // at once, not with the first byte
  return Readable.from(read(place, sha256), { objectMode: false });
}

async function* read({ shelf, keys }: Place, sha256: string): AsyncGenerator<Buffer> {
  const sealed = await shelf.open(sealedNameOf(sha256));
  const source = sealed ?? (await shelf.open(nameOf(sha256)));
  if (source === null) throw new Error(`the content ${sha256} is not there`);
  yield* checked(sealed === null ? source : unsealed(source, keys), sha256);
}

/** The bytes as long as they may be those of the name: the last of them only once all are. */
async function* checked(source: AsyncIterable<Buffer>, sha256: string): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  let held: Buffer | null = null;
  for await (const bytes of source) {
    if (held !== null) yield held;
    hash.update(bytes);
    held = bytes;
  }
  if (hash.digest('hex') !== sha256) {
    throw new ContentFault('damaged', `the bytes are not those of ${sha256}`);
  }
  if (held !== null) yield held;
}

async function* list(
  shelf: Shelf,
): AsyncGenerator<{ readonly sha256: string; readonly isSealed: boolean }> {
  for await (const { name } of shelf.list('')) {
    const [, sha256, sealed] = /^..\/..\/([0-9a-f]{64})(\.sealed)?$/.exec(name) ?? [];
    if (sha256 !== undefined) yield { sha256, isSealed: sealed !== undefined };
  }
}

async function seal(place: Place, sha256: string): Promise<boolean> {
  const { shelf, keys } = place;
  if (keys.length === 0) throw new Error('there is no key to seal documents with');
  const sealed = sealedNameOf(sha256);
  if (!(await shelf.has(nameOf(sha256)))) return false;
  if (!(await shelf.has(sealed))) {
    const content = open(place, sha256);
    await receive(place, { content, maxBytes: Infinity }, (file) => shelf.settle(file, sealed));
  }
  // Throws where it does not open as what it is: then what came stays.
  for await (const _ of open(place, sha256)) continue;
  await shelf.remove(nameOf(sha256));
  return true;
}

async function retire(
  { shelf, directory }: Place,
  sha256: string,
  isFree: () => Promise<boolean>,
): Promise<boolean> {
  if (await shelf.has(markOf(sha256))) return false;
  await makePrivate(directory);
  const aside: { readonly file: string; readonly name: string }[] = [];
  let isGone = false;
  try {
    for (const name of [sealedNameOf(sha256), nameOf(sha256)]) {
      const source = await shelf.open(name);
      if (source === null) continue;
      const file = join(directory, `${INCOMING}${randomUUID()}`);
      aside.push({ file, name });
      await pipeline(source, createWriteStream(file, { flags: 'wx', mode: 0o600, flush: true }));
    }
    for (const { name } of aside) await shelf.remove(name);
    // Whoever takes it up again marks it first, and claims it only once the database names it.
    isGone = !(await shelf.has(markOf(sha256))) && (await isFree());
    return isGone;
  } finally {
    for (const { file, name } of aside) {
      if (!isGone && !(await shelf.has(name))) await shelf.settle(file, name);
      await rm(file, { force: true });
    }
  }
}

async function removeHalfReceived(directory: string, before: number): Promise<void> {
  const names = await readdir(directory).catch((fault: NodeJS.ErrnoException) => {
    if (fault.code !== 'ENOENT') throw fault;
    return [];
  });
  for (const name of names.filter((one) => one.startsWith(INCOMING))) {
    const file = join(directory, name);
    const written = await stat(file).catch(() => null); // gone meanwhile, which is what is wanted
    if (written !== null && written.mtimeMs < before) await rm(file, { force: true });
  }
}
