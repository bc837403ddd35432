/** `npx mot-cua audit verify`: checks every dossier's hash chain and each day's signed digest. */
import { runCommandLine } from '#host/command-line.ts';
import { digestKeeper } from '#host/digest-keeper.ts';
import { verifyDigests } from '#store/daily-digest.ts';
import { verifyCases } from '#store/verify-cases.ts';
import { verifyChain } from '#store/verify-chain.ts';

const [command, ...args] = process.argv.slice(2);
if (command !== 'verify') {
  console.error('usage: mot-cua audit verify [--data-dir DIR]');
  process.exit(2);
}
await runCommandLine(args, async ({ database, configuration }) => {
  const report = await verifyChain(database.ownerPool, (events) => {
    if (process.stderr.isTTY) process.stderr.write(`\r${events} events`);
  });
  if (report.broken !== null) {
    const { dossierId, version, why } = report.broken;
    console.log(`broken at dossier ${dossierId}, event ${version}: ${why}`);
    return 1;
  }
  console.log(`${report.events} events of ${report.dossiers} dossiers: every link holds`);
  const cases = await verifyCases(database.ownerPool);
  if (cases.broken !== null) {
    const { caseId, version, why } = cases.broken;
    console.log(`broken at case ${caseId} of data quality, event ${version}: ${why}`);
    return 1;
  }
  console.log(`${cases.events} events of ${cases.cases} cases of data quality: every link holds`);
  const digests = digestKeeper(configuration.dataDir);
  const wrong = await verifyDigests(database.ownerPool, digests.key, digests.kept());
  console.log(wrong ?? 'the digest of every day holds');
  return wrong === null ? 0 : 1;
});
