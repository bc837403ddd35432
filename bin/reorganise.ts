/** `npx mot-cua reorganise --plan FILE --dry-run|--apply`: moves what agencies that end still have to their successors. */
import { writeFile } from 'node:fs/promises';
import { runCommandLine } from '#host/command-line.ts';
import { lawLeftBehind } from '#host/law-left-behind.ts';
import { readReorganisationFile } from '#host/reorganisation-file.ts';
import {
  reportLines,
  type ReorganisationReport,
  unconfirmedReasons,
} from '#host/reorganisation-report.ts';
import { readReorganiseOptions } from '#host/reorganise-options.ts';
import { dayOf } from '#kernel/day.ts';
import { readProcedures } from '#store/published-catalogue.ts';
import { reorganise } from '#store/reorganise.ts';
import { createRunCommand } from '#store/run-command.ts';
import { surveyReorganisation } from '#store/survey-reorganisation.ts';

const options = readReorganiseOptions(process.argv.slice(2));
if (!options.ok) {
  console.error(
    'usage: mot-cua reorganise --plan FILE --dry-run|--apply [--report FILE] [--data-dir DIR]',
  );
  process.exit(2);
}
const { plan: file, apply, report: reportFile, rest } = options.value;
await runCommandLine(rest, async ({ database, world, now }) => {
  const { ownerPool } = database;
  const checked = await readReorganisationFile(file, ownerPool);
  const { plan } = checked;
  if (apply && dayOf(now) < plan.date) {
    console.error(`the plan is in force from ${plan.date}: apply it on that day or later`);
    return 2;
  }
  const found = await surveyReorganisation(ownerPool, plan);
  const onProgress = (moved: number): void => {
    if (moved > 0) console.log(`${moved} of ${found.dossiers} dossiers moved`);
  };
  const run = createRunCommand(database.pool, () => world);
  const done = apply ? await reorganise({ ...checked, ownerPool, run, now, onProgress }) : null;
  const report: ReorganisationReport = {
    plan: plan.id,
    date: plan.date,
    at: now,
    found,
    done,
    left: await surveyReorganisation(ownerPool, plan),
    lawLeftBehind: lawLeftBehind(await readProcedures(ownerPool), checked),
    toBeConfirmed: unconfirmedReasons(checked),
  };
  for (const line of reportLines(report, checked)) console.log(line);
  if (reportFile !== null) await writeFile(reportFile, `${JSON.stringify(report, null, 2)}\n`);
  return 0;
});
