import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ReportRules, readReportRules } from '#catalogue/report-rules.ts';

const DIRECTORY = join(import.meta.dirname, '../../catalogue/reports');
const FILES = { periods: 'periods.json', serviceScore: 'qd-766.json', ratings: 'nd-61.json' };

/** What reports take from the law; throws with all that is wrong with the files. */
export async function readReportRuleFiles(directory: string = DIRECTORY): Promise<ReportRules> {
  const parts = await Promise.all(
    Object.entries(FILES).map(
      async ([name, file]): Promise<[string, unknown]> => [
        name,
        JSON.parse(await readFile(join(directory, file), 'utf8')),
      ],
    ),
  );
  const read = readReportRules(Object.fromEntries(parts));
  if (!read.ok) throw new Error(`${directory} cannot be read:\n${read.error.join('\n')}`);
  return read.value;
}
