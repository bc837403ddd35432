import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Procedure } from '#catalogue/procedure.ts';
import { readProcedure } from '#catalogue/read-procedure.ts';

/** Reads and checks every procedure file of a directory; throws with all that is wrong in all of them. */
export async function readProcedureFiles(directory: string): Promise<readonly Procedure[]> {
  const names = (await readdir(directory)).filter((name) => name.endsWith('.json')).sort();
  const wrong: string[] = [];
  const procedures: Procedure[] = [];
  for (const name of names) {
    const read = readProcedure(JSON.parse(await readFile(join(directory, name), 'utf8')));
    if (read.ok) procedures.push(read.value);
    else wrong.push(...read.error.map((fault) => `${name}${fault.path}: ${fault.why}`));
  }
  if (wrong.length > 0) throw new Error(`the catalogue cannot be read:\n${wrong.join('\n')}`);
  return procedures;
}
