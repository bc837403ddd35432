/** `npx mot-cua seed --dossiers N`: adds N synthetic dossiers of invented people. */
import { mulberry32 } from '#catalogue/synthetic-names.ts';
import { digestKeeper } from '#host/digest-keeper.ts';
import { caseSources } from '#host/case-sources.ts';
import { runCommandLine } from '#host/command-line.ts';
import { seedDossiers } from '#host/seed-dossiers.ts';
import { syntheticCases } from '#host/synthetic-cases.ts';
import { foldFigures } from '#store/fold-figures.ts';

const args = process.argv.slice(2);
const at = args.indexOf('--dossiers');
const count = Number(at === -1 ? 2000 : args.splice(at, 2)[1]);
if (!Number.isInteger(count) || count <= 0) {
  console.error('usage: mot-cua seed --dossiers N [--data-dir DIR]');
  process.exit(2);
}
const THREE_YEARS = 1096;

await runCommandLine(args, async (place) => {
  const { configuration, database, locality, procedures, world, now } = place;
  const started = performance.now();
  const sources = caseSources(locality.agencies, locality.staff, procedures, world, 1);
  // Spread over as many days as a province needs for so many.
  const days = Math.min(THREE_YEARS, Math.max(45, Math.ceil(count / 1000)));
  const cases = syntheticCases({
    sources,
    random: mulberry32(Math.floor(performance.now())),
    now,
    days,
    // A few are to stand at every step; many come as evenly as a province receives them.
    isDenserLately: days === 45,
  });
  await seedDossiers({
    pool: database.ownerPool,
    world,
    cases,
    count,
    now,
    onProgress: (done) => {
      if (done % 10_000 === 0 || done === count) console.log(`${done} of ${count}`);
    },
  });
  while ((await foldFigures(database.ownerPool)) > 0);
  // The past that was signed has new events now: it is signed anew, all of it invented.
  await database.ownerPool.query('delete from daily_digest');
  digestKeeper(configuration.dataDir).forget();
  // Searches read the index's list of rows not yet sorted in: they should not find a long one.
  await database.ownerPool.query(`select gin_clean_pending_list('dossier_by_search')`);
  await database.ownerPool.query('analyze');
  const seconds = (performance.now() - started) / 1000;
  console.log(
    `${count} dossiers in ${seconds.toFixed(1)} s, ${Math.round(count / seconds)} a second`,
  );
  return 0;
});
