/** `npx mot-cua documents check`: reads every file that the database names, and says what is missing or damaged. */
import { join } from 'node:path';
import { type ContentFlaw, flawOf } from '#documents/check-contents.ts';
import { createContentStore } from '#documents/content-store.ts';
import { runCommandLine } from '#host/command-line.ts';
import { loadStorageKeys } from '#host/storage-keys.ts';
import { allContents } from '#store/all-contents.ts';

const [command, ...args] = process.argv.slice(2);
if (command !== 'check') {
  console.error('usage: mot-cua documents check [--data-dir DIR]');
  process.exit(2);
}

const WORDS: Readonly<Record<ContentFlaw, string>> = {
  missing: 'is not there: restore it from a copy of documents/',
  damaged: 'is damaged: restore it from a copy of documents/',
  'unknown-key': 'is sealed with a key that is not given: add it to STORAGE_KEY or storage.key',
};

await runCommandLine(args, async ({ database, configuration }) => {
  const { dataDir, storageKeys } = configuration;
  const content = createContentStore(
    join(dataDir, 'documents'),
    loadStorageKeys(dataDir, storageKeys),
  );
  let [looked, flawed] = [0, 0];
  await allContents(database.ownerPool, async (contents) => {
    for (const sha256 of contents) {
      const flaw = await flawOf(content, sha256);
      looked += 1;
      if (process.stderr.isTTY) process.stderr.write(`\r${looked} files`);
      if (flaw === null) continue;
      flawed += 1;
      console.log(`${sha256} ${WORDS[flaw]}`);
    }
  });
  console.log(
    flawed === 0
      ? `${looked} files: each is there, opens and is what its name says`
      : `${flawed} of ${looked} files are wrong`,
  );
  return flawed === 0 ? 0 : 1;
});
