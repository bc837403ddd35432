import { readFile } from 'node:fs/promises';
import { readReorganisation, type Succession } from '#catalogue/read-reorganisation.ts';
import type { Reorganisation } from '#catalogue/reorganisation.ts';

/** Reads and checks a plan of reorganisation; throws with all that is wrong in it. */
export async function readReorganisationFile(
  file: string,
  succession: Succession,
): Promise<Reorganisation> {
  const read = readReorganisation(JSON.parse(await readFile(file, 'utf8')), succession);
  if (read.ok) return read.value;
  throw new Error(read.error.map((fault) => `${file}${fault.path}: ${fault.why}`).join('\n'));
}
