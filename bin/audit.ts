/** `npx mot-cua audit verify`: checks the hash chain of every dossier; names the first broken link. */
import { runCommandLine } from '#host/command-line.ts';
import { verifyChain } from '#store/verify-chain.ts';

const [command, ...args] = process.argv.slice(2);
if (command !== 'verify') {
  console.error('usage: mot-cua audit verify [--data-dir DIR]');
  process.exit(2);
}
await runCommandLine(args, async ({ database }) => {
  const report = await verifyChain(database.ownerPool, (events) => {
    if (process.stderr.isTTY) process.stderr.write(`\r${events} events`);
  });
  if (report.broken === null) {
    console.log(`${report.events} events of ${report.dossiers} dossiers: every link holds`);
    return 0;
  }
  const { dossierId, version, why } = report.broken;
  console.log(`broken at dossier ${dossierId}, event ${version}: ${why}`);
  return 1;
});
