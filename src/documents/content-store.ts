import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import {
  access,
  type FileHandle,
  mkdir,
  open,
  readdir,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { ContentFault } from '#documents/content-fault.ts';
import type { ContentKey } from '#documents/content-key.ts';
import { createSealer, type Sealer, unsealed } from '#documents/sealed-bytes.ts';
import type { UploadFault } from '#documents/upload-fault.ts';
import { err, ok, type Result } from '#kernel/result.ts';

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
   * Keeps the bytes, on the disk before it answers. Refuses empty content and what is larger than
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
  readonly remove: (sha256: string) => Promise<void>;
  /** Removes what was half received before an instant, when a process died over it. */
  readonly removeHalfReceived: (before: number) => Promise<void>;
  /**
   * The bytes; fails with a `ContentFault` before its end where they are not those of the name. Throws
   * where the text is not a SHA-256 in lower-case hex: no path leaves the directory.
   */
  readonly open: (sha256: string) => Readable;
}

/**
 * A store below `directory`, which is made when the first content comes. Files are private (0600), and
 * sealed with the first of the keys, whatever was sealed with another stays readable; without a key they
 * are as they came. Those from before there were keys are read as they are.
 */
export function createContentStore(
  directory: string,
  keys: readonly ContentKey[] = [],
): ContentStore {
  const [key] = keys;
  const pathOf = (sha256: string): string => {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('not the name of a content');
    return join(directory, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  };
  const markers = join(directory, 'unclaimed');
  const sealedPathOf = (sha256: string): string => `${pathOf(sha256)}${SEALED}`;
  const has = async (sha256: string): Promise<boolean> =>
    (await isThere(sealedPathOf(sha256))) || (await isThere(pathOf(sha256)));
  async function* read(sha256: string, plain: string): AsyncGenerator<Buffer> {
    const sealed = `${plain}${SEALED}`;
    yield* (await isThere(sealed))
      ? checked(unsealed(createReadStream(sealed), keys), sha256)
      : checked(createReadStream(plain), sha256);
  }
  // Before the content itself: a crash between the two leaves a marker of nothing, which is harmless.
  const mark = async (sha256: string): Promise<void> => {
    await makePrivate(markers);
    await writeFile(join(markers, sha256), '', { mode: 0o600 });
  };
  const claim = (sha256: string): Promise<void> => rm(join(markers, sha256), { force: true });
  return {
    open: (sha256) => Readable.from(read(sha256, pathOf(sha256)), { objectMode: false }),
    has,
    renew: async (sha256) => {
      await mark(sha256);
      if (await has(sha256)) return true;
      await claim(sha256);
      return false;
    },
    unclaimedSince: (before) => olderThan(markers, '', before),
    claim,
    remove: async (sha256) => {
      await rm(sealedPathOf(sha256), { force: true });
      await rm(pathOf(sha256), { force: true });
      await claim(sha256);
    },
    removeHalfReceived: async (before) => {
      for (const name of await olderThan(directory, INCOMING, before)) {
        await rm(join(directory, name), { force: true });
      }
    },
    put: async (content, { maxBytes }) => {
      await makePrivate(directory);
      const temporary = join(directory, `${INCOMING}${randomUUID()}`);
      try {
        const source = content instanceof Readable ? content : Readable.from([content]);
        const sealer = key === undefined ? null : createSealer(key);
        const written = await write(source, temporary, { maxBytes, sealer });
        if (written.ok) {
          await mark(written.value.sha256);
          const { sha256 } = written.value;
          await settle(temporary, sealer === null ? pathOf(sha256) : sealedPathOf(sha256));
        }
        return written;
      } finally {
        await rm(temporary, { force: true });
      }
    },
  };
}

const INCOMING = 'incoming-';
/** How the name of a sealed file ends. */
const SEALED = '.sealed';

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

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

/** Names of the files in a directory that begin so and were last written before an instant. */
async function olderThan(
  directory: string,
  prefix: string,
  before: number,
): Promise<readonly string[]> {
  const names = await readdir(directory).catch(ifMissing([]));
  const old: string[] = [];
  for (const name of names.filter((one) => one.startsWith(prefix))) {
    const written = await stat(join(directory, name)).catch(ifMissing(null));
    if (written !== null && written.mtimeMs < before) old.push(name);
  }
  return old;
}

/** Answers in place of what is not there (not made yet, or gone meanwhile); other faults are thrown. */
const ifMissing =
  <T>(instead: T) =>
  (fault: NodeJS.ErrnoException): T => {
    if (fault.code !== 'ENOENT') throw fault;
    return instead;
  };

const makePrivate = (directory: string): Promise<unknown> =>
  mkdir(directory, { recursive: true, mode: 0o700 });

/** Gives the file its name for good: a crash right after leaves the old state or the new one. */
async function settle(temporary: string, path: string): Promise<void> {
  const [fan, fanOfFan] = [dirname(path), dirname(dirname(path))];
  await makePrivate(fan);
  await rename(temporary, path);
  for (const directory of [fan, fanOfFan, dirname(fanOfFan)]) await syncDirectory(directory);
}

async function syncDirectory(path: string): Promise<void> {
  if (process.platform === 'win32') return; // directories cannot be opened there
  const directory = await open(path, 'r');
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}

interface WriteHow {
  readonly maxBytes: number;
  /** Null where the bytes are written as they come. */
  readonly sealer: Sealer | null;
}

/** Seals, writes and hashes in one pass, to the disk before it is named; reads on past the limit. */
async function write(
  content: Readable,
  path: string,
  how: WriteHow,
): Promise<Result<StoredContent, UploadFault>> {
  const file = await open(path, 'wx', 0o600);
  try {
    const written = await copy(content, file, how);
    if (written.ok) await file.sync();
    return written;
  } finally {
    await file.close();
  }
}

async function copy(
  content: Readable,
  file: FileHandle,
  { maxBytes, sealer }: WriteHow,
): Promise<Result<StoredContent, UploadFault>> {
  const hash = createHash('sha256');
  let size = 0;
  if (sealer !== null) await file.appendFile(sealer.head);
  for await (const chunk of content) {
    const bytes: Uint8Array =
      chunk instanceof Uint8Array ? chunk : Buffer.from(String(chunk), 'utf8');
    size += bytes.length;
    if (size > maxBytes) continue; // drained, so that the rest of the form is still read
    hash.update(bytes);
    await file.appendFile(sealer === null ? bytes : sealer.push(bytes));
  }
  if (size > maxBytes) return err({ code: 'too-large' });
  if (sealer !== null) await file.appendFile(sealer.end());
  return size === 0 ? err({ code: 'empty' }) : ok({ sha256: hash.digest('hex'), size });
}
