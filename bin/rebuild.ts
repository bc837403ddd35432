/** `npx mot-cua rebuild`: makes the projection of every dossier and every case of data quality again from its events. */
import { runCommandLine } from '#host/command-line.ts';
import { rebuildCases } from '#store/verify-cases.ts';
import { rebuildProjection } from '#store/rebuild.ts';

await runCommandLine(process.argv.slice(2), async ({ database, world, now }) => {
  const progress = (done: number): void => console.log(`${done} dossiers rebuilt`);
  const done = await rebuildProjection(database.ownerPool, world, now, progress);
  console.log(`the projection of ${done} dossiers was rebuilt`);
  const cases = await rebuildCases(database.ownerPool);
  console.log(`the projection of ${cases} cases of data quality was rebuilt`);
  return 0;
});
