import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ReportOutline, readOutline } from '#written-report/de-an-06/outline.ts';

const FILE = join(import.meta.dirname, '../../../catalogue/reports/de-an-06.json');

/** How the report on Đề án 06 is put together; throws with all that is wrong with the file. */
export async function readOutlineFile(file: string = FILE): Promise<ReportOutline> {
  const read = readOutline(JSON.parse(await readFile(file, 'utf8')));
  if (!read.ok) throw new Error(`${file} cannot be read:\n${read.error.join('\n')}`);
  return read.value;
}
