import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { type ContentStore, createContentStore } from '#documents/content-store.ts';
import { createObjectShelf } from '#documents/object-shelf.ts';
import { connectObjectStore, type ObjectStoreAccount } from '#documents/object-store.ts';
import type { Shelf } from '#documents/shelf.ts';
import { StorageFault } from '#documents/storage-fault.ts';
import type { Configuration } from '#host/config.ts';
import { loadStorageKeys } from '#host/storage-keys.ts';

type Where = Pick<Configuration, 'dataDir' | 'storageKeys' | 'objectStore'>;

/** The files of this system, where its configuration has them. */
export function openContents({ dataDir, storageKeys, objectStore }: Where): ContentStore {
  const directory = join(dataDir, 'documents');
  const keys = loadStorageKeys(dataDir, storageKeys);
  if (objectStore === null) return createContentStore(directory, keys);
  return createContentStore(directory, keys, shelfOf(objectStore));
}

const shelfOf = (account: ObjectStoreAccount): Shelf =>
  createObjectShelf(connectObjectStore(account));

/** Where files are kept, for whoever starts the system. */
export const storageLine = ({ dataDir, objectStore }: Where): string =>
  objectStore === null
    ? join(dataDir, 'documents')
    : `bucket ${objectStore.bucket} at ${objectStore.endpoint}`;

/**
 * Proves that the bucket can be listed, read and written, and has it remember the key of this machine:
 * a further machine with another key is refused as one that lost its own. Throws with what to check.
 */
export async function prepareObjectStore(where: Where): Promise<void> {
  const { dataDir, storageKeys, objectStore } = where;
  if (objectStore === null) return;
  const shelf = shelfOf(objectStore);
  try {
    const marked = await shelf.open(KEY_ID);
    const there = marked === null ? null : await text(marked);
    const here = join(dataDir, 'documents', KEY_ID);
    if (there !== null && !existsSync(here)) {
      mkdirSync(join(dataDir, 'documents'), { recursive: true, mode: 0o700 });
      writeFileSync(here, there, { mode: 0o600 });
    }
    loadStorageKeys(dataDir, storageKeys);
    await writeText(shelf, KEY_ID, readFileSync(here, 'utf8'), dataDir);
    for await (const _ of shelf.list('unclaimed')) break;
  } catch (fault) {
    throw fault instanceof StorageFault ? new Error(wordsOf(fault, objectStore)) : fault;
  }
}

const KEY_ID = 'key-id';

async function writeText(shelf: Shelf, name: string, said: string, dataDir: string): Promise<void> {
  const directory = await mkdtemp(join(dataDir, 'documents', 'probe-'));
  try {
    const file = join(directory, name);
    await writeFile(file, said, { mode: 0o600 });
    await shelf.settle(file, name);
  } finally {
    await rm(directory, { recursive: true });
  }
}

function wordsOf({ code, message }: StorageFault, { endpoint, bucket }: ObjectStoreAccount) {
  switch (code) {
    case 'unreachable':
      return `${endpoint} does not answer: check STORAGE_S3_ENDPOINT, and whether it runs (${message})`;
    case 'busy':
      return `${endpoint} cannot serve for now: look at that store (${message})`;
    case 'refused':
      return `${endpoint} refuses us: check STORAGE_S3_ACCESS_KEY, STORAGE_S3_SECRET_KEY, STORAGE_S3_REGION, that they may read, write, list and delete in ${bucket}, and this machine's clock (${message})`;
    case 'no-bucket':
      return `${endpoint} has no bucket ${bucket}: make it, or check STORAGE_S3_BUCKET (${message})`;
  }
}
