/** `npx mot-cua figures recount [--check]`: counts all figures anew from the events and puts right what differs. */
import { availableParallelism } from 'node:os';
import { runCommandLine } from '#host/command-line.ts';
import {
  type CellDifference,
  type RecountProgress,
  recountFigures,
} from '#store/recount-figures.ts';

const args = process.argv.slice(2);
const checks = args.includes('--check');
if (args[0] !== 'recount') {
  console.error('usage: mot-cua figures recount [--check] [--data-dir DIR]');
  process.exit(2);
}

const lineOfProgress = ({ stage, done, all }: RecountProgress): string => {
  if (stage === 'dossiers') return `${done} of ${all} dossiers counted`;
  return all === 0 ? 'no half month differs' : `${done} of ${all} half months that differ compared`;
};

/** With the one that holds the moment as many connections as the owner's pool has. */
const MOST_LANES = 3;

const lineOf = ({ table, agency, procedure, since, channel, by }: CellDifference): string => {
  const counts = Object.entries(by).map(
    ([name, count]) => `${name} ${count > 0 ? '+' : ''}${count}`,
  );
  return `  ${table} ${agency || 'province'} ${procedure || 'all procedures'} ${since} ${channel}: ${counts.join(', ')}`;
};

const own = args.slice(1).filter((one) => one !== '--check');
await runCommandLine(own, async ({ database }) => {
  const started = performance.now();
  const { dossiers, cells, differences } = await recountFigures({
    pool: database.ownerPool,
    lanes: Math.min(MOST_LANES, availableParallelism()),
    mends: !checks,
    onProgress: (progress) => console.log(lineOfProgress(progress)),
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${dossiers} dossiers counted from their events in ${seconds} s`);
  if (cells === 0) {
    console.log('every figure is right');
    return 0;
  }
  console.log(
    `${cells} cells ${checks ? 'differ' : 'differed and were put right'}; missing in them:`,
  );
  for (const difference of differences) console.log(lineOf(difference));
  if (cells > differences.length) console.log(`  … and ${cells - differences.length} more`);
  return checks ? 1 : 0;
});
