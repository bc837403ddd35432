import { writeFile } from 'node:fs/promises';
import { renderReport } from '#documents/report-paper.ts';
import { runCommandLine, type Workplace } from '#host/command-line.ts';
import {
  type ReportOptions,
  readReportOptions,
  REPORT_USAGE,
} from '#host/reports/report-options.ts';
import { readReportRuleFiles } from '#host/report-rules-file.ts';
import { dayOf } from '#kernel/day.ts';
import { makeReport, type ReportForm } from '#reports/forms.ts';
import { paperOf, type Report, sheetsOf } from '#reports/report.ts';
import type { ReportSources, Scope } from '#reports/report-sources.ts';
import { loadWorld } from '#store/load-world.ts';
import type { Directory } from '#store/directory.ts';
import { writeWhole } from '#tables/write-whole.ts';
import { writeWorkbook } from '#tables/workbook.ts';
import { systemName } from '#workbench/papers/dossier-paper.ts';

/** `mot-cua report FORM …`: a form of the law as a file, from the dossiers of this system. */
export const reportStatutoryForm =
  (form: ReportForm) =>
  async (args: readonly string[]): Promise<number> => {
    const rules = await readReportRuleFiles();
    const options = readReportOptions(args, rules);
    if (!options.ok) {
      complain(`mot-cua: ${options.error}\nusage: mot-cua report ${form} ${REPORT_USAGE}`);
      return 2;
    }
    return runCommandLine(options.value.rest, async (place) => {
      const { directory, catalogue } = await loadWorld(place.database.ownerPool, dayOf(place.now));
      const sources: ReportSources = {
        pool: place.database.ownerPool,
        agencies: directory.agencies,
        catalogue,
        province: directory.province,
        rules,
        now: place.now,
      };
      return make(form, options.value, { sources, directory, place });
    });
  };

const complain = (line: string): void => void process.stderr.write(`${line}\n`);

interface Making {
  readonly sources: ReportSources;
  readonly directory: Directory;
  readonly place: Workplace;
}

async function make(
  form: ReportForm,
  { of, period, out, kind }: ReportOptions,
  { sources, directory, place }: Making,
): Promise<number> {
  const scope = scopeOf(of, directory);
  if (scope === null) {
    complain('mot-cua: there is no agency of this code today');
    return 2;
  }
  const made = await makeReport(sources, form, { scope, period });
  if (!made.ok) {
    complain('mot-cua: the report was not made, for it does not add up:');
    for (const { line, received, done, going, negative } of made.error) {
      const below = negative.length === 0 ? '' : `, below zero: ${negative.join(', ')}`;
      complain(`  ${line.name.vi}: nhận ${received}, đã ${done}, đang ${going}${below}`);
    }
    complain('recount the figures (npx mot-cua figures recount) and make it again');
    return 1;
  }
  const bytes = await fileOf(made.value, kind, issuerOf(scope, directory, place));
  await writeWhole(out, (part) => writeFile(part, bytes));
  process.stdout.write(`${made.value.about}: ${out}\n`);
  return 0;
}

function scopeOf(of: ReportOptions['of'], directory: Directory): Scope | null {
  if (of === null) return { kind: 'province' };
  if ('level' in of) {
    return of.level === 'all' ? { kind: 'agencies' } : { kind: 'level', level: of.level };
  }
  const agency = directory.agency(of.agency);
  return agency === null ? null : { kind: 'agency', agency };
}

/** The agency that it is about gives it out; of several, the one above all others. */
function issuerOf(scope: Scope, directory: Directory, { now }: Workplace) {
  const agency =
    scope.kind === 'agency'
      ? scope.agency
      : directory.agencies.find(({ kind }) => kind === 'province-committee');
  const code = agency?.code ?? '';
  const parent = agency?.parentCode ?? null;
  return {
    agency: directory.agencyName(code, 'vi'),
    parentAgency: parent === null ? null : directory.agencyName(parent, 'vi'),
    place: directory.placeName(code),
    system: systemName(directory),
    printedAt: now,
  };
}

const fileOf = (
  report: Report,
  kind: ReportOptions['kind'],
  issuer: Parameters<typeof paperOf>[1],
): Promise<Uint8Array> =>
  kind === 'pdf' ? renderReport(paperOf(report, issuer)) : writeWorkbook(sheetsOf(report, issuer));
