import { access, mkdir, open, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import type { Shelf, ShelfEntry } from '#documents/shelf.ts';

/** Files below `directory`, which is made with the first of them; private (0600). */
export function createDiskShelf(directory: string): Shelf {
  const pathOf = (name: string): string => join(directory, ...name.split('/'));
  return {
    settle: (file, name) => settle(file, pathOf(name)),
    touch: async (name) => {
      await makePrivate(dirname(pathOf(name)));
      await writeFile(pathOf(name), '', { mode: 0o600 });
    },
    has: (name) =>
      access(pathOf(name)).then(
        () => true,
        () => false,
      ),
    open: async (name) => {
      const file = await open(pathOf(name), 'r').catch(ifMissing(null));
      return file === null ? null : file.createReadStream();
    },
    remove: (name) => rm(pathOf(name), { force: true }),
    list: (folder) => below(directory, pathOf(folder)),
  };
}

async function* below(root: string, folder: string): AsyncGenerator<ShelfEntry> {
  for (const entry of await readdir(folder, { withFileTypes: true }).catch(ifMissing([]))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      yield* below(root, path);
      continue;
    }
    const written = await stat(path).catch(ifMissing(null));
    if (written === null) continue;
    const name = relative(root, path).split(sep).join('/');
    yield { name, writtenAt: written.mtimeMs };
  }
}

/** Answers in place of what is not there (not made yet, or gone meanwhile); other faults are thrown. */
const ifMissing =
  <T>(instead: T) =>
  (fault: NodeJS.ErrnoException): T => {
    if (fault.code !== 'ENOENT') throw fault;
    return instead;
  };

export const makePrivate = (directory: string): Promise<unknown> =>
  mkdir(directory, { recursive: true, mode: 0o700 });

/** A crash right after leaves the old state or the new one. */
async function settle(file: string, path: string): Promise<void> {
  const [fan, fanOfFan] = [dirname(path), dirname(dirname(path))];
  await makePrivate(fan);
  await rename(file, path);
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
