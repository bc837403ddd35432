/** `npx mot-cua documents check|seal|copy|retire`: reads, seals or copies every file that is kept, or deletes those past their term. */
import { copyContents } from '#documents/copy-contents.ts';
import { type ContentFlaw, flawOf } from '#documents/check-contents.ts';
import { runCommandLine, type Workplace } from '#host/command-line.ts';
import { openContents, prepareObjectStore } from '#host/open-contents.ts';
import { readRetentionRulesFile } from '#host/retention-rules-file.ts';
import { termsOf } from '#documents/retention-rules.ts';
import { type Hold, retiredOf } from '#store/retired-contents.ts';
import { retireContents } from '#worker/retire-contents.ts';
import { allContents } from '#store/all-contents.ts';

const USAGE = `usage: mot-cua documents check|seal [--data-dir DIR]
       mot-cua documents retire [--dry-run] [--data-dir DIR]
       mot-cua documents copy --to-s3|--to-disk [--data-dir DIR]`;

const WORDS: Readonly<Record<ContentFlaw, string>> = {
  missing: 'is not there: restore it from a copy',
  damaged: 'is damaged: restore it from a copy',
  'unknown-key': 'is sealed with a key that is not given: add it to STORAGE_KEY or storage.key',
};

const progress = (text: string): void => {
  if (process.stderr.isTTY) process.stderr.write(`\r${text}`);
};

async function check({ database, configuration }: Workplace): Promise<number> {
  const content = openContents(configuration);
  let [looked, flawed, retired] = [0, 0, 0];
  await allContents(database.ownerPool, async (contents) => {
    const gone = await retiredOf(database.ownerPool, contents);
    for (const sha256 of contents) {
      const flaw = await flawOf(content, sha256);
      looked += 1;
      progress(`${looked} files`);
      if (flaw === null) continue;
      if (flaw === 'missing' && gone.has(sha256)) {
        retired += 1;
        continue;
      }
      flawed += 1;
      console.log(`${sha256} ${WORDS[flaw]}`);
    }
  });
  if (retired > 0) console.log(`${retired} more were deleted by the rules of retention`);
  looked -= retired;
  console.log(
    flawed === 0
      ? `${looked} files: each is there, opens and is what its name says`
      : `${flawed} of ${looked} files are wrong`,
  );
  return flawed === 0 ? 0 : 1;
}

async function seal({ configuration }: Workplace): Promise<number> {
  const content = openContents(configuration);
  let [sealed, flawed] = [0, 0];
  for await (const { sha256, isSealed } of content.list()) {
    if (isSealed) continue;
    try {
      if (await content.seal(sha256)) sealed += 1;
      progress(`${sealed} files`);
    } catch (fault) {
      flawed += 1;
      console.log(`${sha256} stays as it is: ${String(fault)}`);
    }
  }
  console.log(`${sealed} files were sealed${flawed === 0 ? '' : `, ${flawed} were not`}`);
  return flawed === 0 ? 0 : 1;
}

const copy =
  (target: 'disk' | 'bucket') =>
  async ({ configuration }: Workplace): Promise<number> => {
    if (configuration.objectStore === null) {
      console.error('name the bucket by STORAGE_S3_ENDPOINT and the settings beside it');
      return 2;
    }
    await prepareObjectStore(configuration);
    const bucket = openContents(configuration);
    const disk = openContents({ ...configuration, objectStore: null });
    const [from, to] = target === 'bucket' ? [disk, bucket] : [bucket, disk];
    const { copied, there } = await copyContents(from, to, (done) =>
      progress(`${done.copied} copied, ${done.there} were there`),
    );
    console.log(`${copied} files were copied and read back, ${there} were there already`);
    return 0;
  };

const retire =
  (isDry: boolean) =>
  async ({ configuration, database, now }: Workplace): Promise<number> => {
    const terms = termsOf(readRetentionRulesFile(configuration.retentionRules));
    const duty = {
      pool: database.ownerPool,
      content: openContents(configuration),
      terms,
      now: () => now,
    };
    const say = (sha256: string, holds: readonly Hold[]): void =>
      console.log(`${sha256} ${[...new Set(holds.map(({ kind }) => kind))].join(' ')}`);
    const retired = await retireContents(duty, say, isDry);
    if (terms.length === 0) console.log('no rule sets a term');
    console.log(`${retired} files ${isDry ? 'are past their terms' : 'were deleted'}`);
    return 0;
  };

const [command, ...args] = process.argv.slice(2);
const targets = args.filter((arg) => arg === '--to-s3' || arg === '--to-disk');
const [target] = targets;
const isDry = command === 'retire' && args.includes('--dry-run');
const rest = args.filter((arg) => arg !== target && !(isDry && arg === '--dry-run'));
const isCopy = command === 'copy' && targets.length === 1;
if (!isCopy && !['check', 'seal', 'retire'].includes(command ?? '')) {
  console.error(USAGE);
  process.exit(2);
}
const work = isCopy
  ? copy(target === '--to-s3' ? 'bucket' : 'disk')
  : command === 'seal'
    ? seal
    : command === 'retire'
      ? retire(isDry)
      : check;
await runCommandLine(rest, work);
