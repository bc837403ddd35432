import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { runCommandLine } from '#host/command-line.ts';
import { readReportOptions, type ReportOptions } from '#host/reports/report-options.ts';
import { readReportRuleFiles } from '#host/report-rules-file.ts';
import { addDays, dayOf, type Instant, instantAt } from '#kernel/day.ts';
import { loadWorld } from '#store/load-world.ts';
import { type AuditEntry, writeAudit } from '#store/write-batch.ts';
import { streamWorkbook } from '#tables/workbook.ts';
import { writeWhole } from '#tables/write-whole.ts';
import {
  registerList,
  registerOf,
  registerPdf,
  type RegisterPeriod,
} from '#workbench/papers/register-files.ts';
import type { RegisterReader } from '#workbench/papers/register-rows.ts';

const USAGE = `usage: mot-cua report so-theo-doi --agency CODE
       --from DAY --to DAY | --period t6/2022|q2/2022|h1/2022|9t/2022|nam/2022 [--cut-off lich|chot]
       --out FILE.xlsx|FILE.pdf [--data-dir DIR]
a spreadsheet has every dossier; a PDF stops at 10,000 and says so`;

/** A PDF is held whole while it is drawn. */
const MOST_PRINTED = 10_000;

/** `mot-cua report so-theo-doi …`: the register of a desk or an agency as a file, as its page gives it. */
export async function reportRegister(args: readonly string[]): Promise<number> {
  const options = readReportOptions(args, await readReportRuleFiles());
  if (!options.ok) return refuse(`${options.error}\n${USAGE}`);
  const { of, rest } = options.value;
  if (of === null || !('agency' in of)) return refuse(`--agency CODE is needed\n${USAGE}`);
  return runCommandLine(rest, async ({ database, now, world }) => {
    const pool = database.ownerPool;
    const { directory } = await loadWorld(pool, dayOf(now));
    const agency = directory.agency(of.agency);
    if (agency === null) return refuse('there is no agency of this code today');
    const { from, to } = options.value.period;
    const asked: RegisterPeriod = {
      register: {
        ...registerOf(agency),
        from: instantAt(from, 0),
        to: instantAt(addDays(to, 1), 0),
      },
      period: { start: from, end: to },
      rules: world.rulesOn(to),
    };
    const onRead: RegisterReader['onRead'] = (dossiers) =>
      dossiers.length === 0
        ? Promise.resolve()
        : writeAudit(
            pool,
            dossiers.map(({ dossierId }) => readEntry(dossierId, now)),
          );
    await writeRegister({ pool, directory, onRead }, asked, options.value, now);
    process.stdout.write(`${agency.name.vi}: ${options.value.out}\n`);
    return 0;
  });
}

function refuse(why: string): number {
  process.stderr.write(`mot-cua: ${why}\n`);
  return 2;
}

/** Whoever works at the command line has no account here: the system itself read it. */
const readEntry = (dossierId: string, at: Instant): AuditEntry => ({
  dossierId,
  at,
  subject: 'system',
  role: 'system',
  agency: 'system',
  act: 'register',
  outcome: 'read',
  detail: 'command line',
});

/** Writes the file, or nothing of it. */
export const writeRegister = (
  reader: RegisterReader,
  asked: RegisterPeriod,
  { out, kind }: Pick<ReportOptions, 'out' | 'kind'>,
  now: Instant,
): Promise<void> =>
  writeWhole(out, async (part) => {
    if (kind === 'pdf') {
      await writeFile(part, await registerPdf(reader, asked, now, MOST_PRINTED));
    } else {
      await pipeline(streamWorkbook(registerList(reader, asked)), createWriteStream(part));
    }
  });
