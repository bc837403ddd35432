import { writeFile } from 'node:fs/promises';
import { officialDocx } from '#documents/official/official-docx.ts';
import { officialPdf } from '#documents/official/official-pdf.ts';
import { runCommandLine } from '#host/command-line.ts';
import { readShippedForms } from '#host/form-files.ts';
import { readOutlineFile } from '#host/reports/outline-file.ts';
import { type DeAn06Options, readDeAn06Options } from '#host/reports/de-an-06-options.ts';
import { playScenario } from '#host/scenario/play-scenario.ts';
import { readScenarioFiles } from '#host/scenario/scenario-files.ts';
import { withScenarioDatabase } from '#host/scenario/with-scenario-database.ts';
import { readLocality, seedReference } from '#host/seed-reference.ts';
import { addShippedLaw } from '#host/shipped-law.ts';
import { composeReport } from '#written-report/de-an-06/compose-report.ts';
import type { ReportFacts } from '#written-report/de-an-06/report-facts.ts';
import { parsePeriod, toldUpTo } from '#written-report/reporting-period.ts';
import { loadWorld } from '#store/load-world.ts';
import { DE_AN_06, readReportFacts } from '#store/report-facts.ts';
import { findPeriod } from '#store/report-texts.ts';

const say = (line: string): void => void process.stderr.write(`mot-cua: ${line}\n`);

/** `npx mot-cua report de-an-06 …`: the report as a file; answers the exit code. */
export async function reportDeAn06(args: readonly string[]): Promise<number> {
  const options = readDeAn06Options(args);
  if (!options.ok) {
    say(options.error);
    return 2;
  }
  try {
    return options.value.kind === 'scenario'
      ? await reportOfScenario(options.value)
      : await reportOfSystem(options.value);
  } catch (fault) {
    say(fault instanceof Error ? fault.message : String(fault));
    return 1;
  }
}

async function reportOfScenario(
  options: Extract<DeAn06Options, { kind: 'scenario' }>,
): Promise<number> {
  const started = performance.now();
  const scenario = await readScenarioFiles(options.scenario);
  const parsed = parsePeriod(scenario.period);
  if (!parsed.ok) throw new Error(`${scenario.period} is no period`);
  const period = toldUpTo(parsed.value, scenario.toldTo);
  const [outline, locality, forms] = await Promise.all([
    readOutlineFile(),
    readLocality(),
    readShippedForms(),
  ]);
  await withScenarioDatabase(options.dataDir, say, async ({ ownerPool: pool }) => {
    await seedReference(pool, locality);
    await addShippedLaw(pool, forms, () => undefined);
    const loaded = await loadWorld(pool, scenario.toldTo);
    await playScenario({ pool, locality, loaded, outline, onProgress: say }, scenario);
    const sources = {
      pool,
      outline,
      catalogue: loaded.catalogue,
      agencies: loaded.directory.agencies,
      now: scenario.reportedAt,
      calendarOf: loaded.world.calendarOf,
    };
    const facts = await readReportFacts(sources, period, scenario.deadline);
    await write(options, outline, facts);
  });
  const seconds = (performance.now() - started) / 1000;
  say(`${options.out} of the invented province “${scenario.name}” in ${seconds.toFixed(1)} s`);
  return 0;
}

async function reportOfSystem(options: Extract<DeAn06Options, { kind: 'live' }>): Promise<number> {
  const outline = await readOutlineFile();
  const dataDir = options.dataDir === null ? [] : ['--data-dir', options.dataDir];
  return runCommandLine(dataDir, async ({ database, now }) => {
    const pool = database.readPool;
    const { catalogue, directory, world } = await loadWorld(pool, options.period.to);
    const opened = await findPeriod(pool, DE_AN_06, options.period.code);
    const { agencies } = directory;
    const facts = await readReportFacts(
      { pool, outline, catalogue, agencies, now, calendarOf: world.calendarOf },
      options.period,
      opened?.deadline ?? null,
    );
    await write(options, outline, facts);
    say(`${options.out} written`);
    return 0;
  });
}

async function write(
  { out, format }: DeAn06Options,
  outline: Parameters<typeof composeReport>[0],
  facts: ReportFacts,
): Promise<void> {
  const document = composeReport(outline, facts, null);
  await writeFile(out, await (format === 'docx' ? officialDocx(document) : officialPdf(document)));
}
