import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ContentKey, newContentKey, parseContentKey } from '#documents/content-key.ts';

/** The keys that are configured, or what is wrong with them. */
export function readStorageKeys(
  text: string | null,
  wrong: string[],
): readonly ContentKey[] | null {
  const keys = text === null ? null : parseStorageKeys(text);
  if (text !== null && keys === null) {
    wrong.push(
      'STORAGE_KEY must be 32 bytes in base64 (of several the first seals), with commas between',
    );
  }
  return keys;
}

/** Keys as `STORAGE_KEY` has them, with commas between; null where one of them is none. */
function parseStorageKeys(text: string): readonly ContentKey[] | null {
  const keys = text.split(',').map(parseContentKey);
  return keys.every((key) => key !== null) ? keys : null;
}

/**
 * The keys that seal what is kept: the first for what comes, all of them for what is there. Those of
 * the configuration, or else of `storage.key` in the data directory, which is made with the first start.
 * Beside the contents stands which key was last: a start with none of that name is refused, for all that
 * is kept would be unreadable.
 */
export function loadStorageKeys(
  dataDir: string,
  configured: readonly ContentKey[] | null,
): readonly ContentKey[] {
  const contents = join(dataDir, 'documents');
  mkdirSync(contents, { recursive: true, mode: 0o700 });
  const mark = join(contents, 'key-id');
  const last = existsSync(mark) ? readFileSync(mark, 'utf8').trim() : null;
  const keys = configured ?? keysOfFile(join(dataDir, 'storage.key'), last === null);
  const [first] = keys;
  if (first === undefined) throw new Error('there is no key to seal documents with');
  const ids = keys.map(({ id }) => id.toString('hex'));
  if (last !== null && !ids.includes(last)) {
    throw new Error(
      `the documents are sealed with key ${last}: give it in STORAGE_KEY or restore storage.key`,
    );
  }
  if (last !== ids[0]) writeWhole(mark, `${ids[0]}\n`);
  return keys;
}

function keysOfFile(file: string, mayMake: boolean): readonly ContentKey[] {
  if (!existsSync(file)) {
    if (!mayMake) throw new Error(`${file} is missing: restore it from a copy`);
    writeWhole(file, `${newContentKey()}\n`);
  }
  const keys = parseStorageKeys(readFileSync(file, 'utf8'));
  if (keys === null) throw new Error(`${file} holds no key of 32 bytes: restore it from a copy`);
  return keys;
}

/** Written beside and renamed: a start that is killed here leaves no half a file. */
function writeWhole(file: string, text: string): void {
  writeFileSync(`${file}.new`, text, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}
