import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { readListing } from '#documents/object-listing.ts';
import { type AskObjectStore, NOTHING } from '#documents/object-store.ts';
import type { Shelf, ShelfEntry } from '#documents/shelf.ts';
import { StorageFault } from '#documents/storage-fault.ts';

/** Files as objects of one bucket, each sent in one request: its name is seen once all of it is there. */
export function createObjectShelf(ask: AskObjectStore): Shelf {
  const plain = { query: {}, body: null };
  const done = async (answer: Promise<IncomingMessage | null>): Promise<boolean> => {
    const response = await answer;
    response?.resume();
    return response !== null;
  };
  const write = async (name: string, body: NonNullable<Parameters<AskObjectStore>[0]['body']>) => {
    if (!(await done(ask({ method: 'PUT', name, query: {}, body })))) {
      throw new StorageFault('refused', 'it does not find where to write');
    }
  };
  return {
    settle: async (file, name) => {
      const hash = createHash('sha256');
      await pipeline(createReadStream(file), hash);
      await write(name, { file, size: (await stat(file)).size, sha256: hash.digest('hex') });
    },
    touch: (name) => write(name, { file: null, size: 0, sha256: NOTHING }),
    has: (name) => done(ask({ method: 'HEAD', name, ...plain })),
    open: async (name) => {
      const response = await ask({ method: 'GET', name, ...plain });
      return response === null ? null : Readable.from(bytesOf(response), { objectMode: false });
    },
    remove: async (name) => {
      await done(ask({ method: 'DELETE', name, ...plain }));
    },
    list: (folder) => below(ask, folder === '' ? '' : `${folder}/`),
  };
}

/** What an answer carries; where it breaks off that is said, and whoever reads gets no end. */
async function* bytesOf(response: IncomingMessage): AsyncGenerator<Buffer> {
  try {
    for await (const bytes of response) yield bytes as Buffer;
  } catch (fault) {
    const { code, message } = fault as NodeJS.ErrnoException;
    throw new StorageFault('unreachable', code ?? message, fault);
  }
}

async function* below(ask: AskObjectStore, prefix: string): AsyncGenerator<ShelfEntry> {
  let from: string | null = null;
  do {
    const query: Record<string, string> = { 'list-type': '2', prefix };
    if (from !== null) query['continuation-token'] = from;
    const response = await ask({ method: 'GET', name: '', query, body: null });
    if (response === null) throw new StorageFault('no-bucket', 'it cannot be listed');
    const listing = readListing(await text(bytesOf(response)));
    yield* listing.entries;
    from = listing.next;
  } while (from !== null);
}
