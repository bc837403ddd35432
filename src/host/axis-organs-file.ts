import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type AxisOrgan, readAxisOrgans } from '#axis/axis-organs.ts';

const FILE = join(import.meta.dirname, '../../catalogue/axis/organs.json');

/** The offices at the document axis; throws with all that is wrong with the file. */
export async function readAxisOrgansFile(file: string = FILE): Promise<readonly AxisOrgan[]> {
  const read = readAxisOrgans(JSON.parse(await readFile(file, 'utf8')));
  if (!read.ok) throw new Error(`${file} cannot be read:\n${read.error.join('\n')}`);
  return read.value;
}
