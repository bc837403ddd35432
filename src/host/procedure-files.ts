import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { periodFaults } from '#catalogue/period-faults.ts';
import type { Procedure } from '#catalogue/procedure.ts';
import { readProcedure } from '#catalogue/read-procedure.ts';

/** A procedure and the file in which it stands. */
export interface ProcedureFile {
  readonly file: string;
  readonly procedure: Procedure;
}

/** The procedure files of a directory that are sound, and a line for each fault of the others. */
export interface ProcedureFiles {
  readonly sound: readonly ProcedureFile[];
  /** As `1.001193.json/fees/0/amount: …`. */
  readonly faults: readonly string[];
}

/** Reads and checks every procedure file of a directory, each by itself and beside the others of its code. */
export async function checkProcedureFiles(directory: string): Promise<ProcedureFiles> {
  const names = (await readdir(directory)).filter((name) => name.endsWith('.json')).sort();
  const faults: string[] = [];
  const read: ProcedureFile[] = [];
  for (const file of names) {
    const procedure = readProcedure(await jsonOf(join(directory, file)));
    if (procedure.ok) read.push({ file, procedure: procedure.value });
    else faults.push(...procedure.error.map(({ path, why }) => `${file}${path}: ${why}`));
  }
  const fileOf = new Map(read.map(({ file, procedure }) => [procedure, file]));
  const wrong = new Set<unknown>();
  for (const { version, path, why } of periodFaults(read.map(({ procedure }) => procedure))) {
    wrong.add(version);
    faults.push(`${fileOf.get(version as Procedure) ?? version.code}${path}: ${why}`);
  }
  return { sound: read.filter(({ procedure }) => !wrong.has(procedure)), faults };
}

/** The same where every file must be sound; throws with all that is wrong in all of them. */
export async function readProcedureFiles(directory: string): Promise<readonly Procedure[]> {
  const { sound, faults } = await checkProcedureFiles(directory);
  if (faults.length > 0) throw new Error(`the catalogue cannot be read:\n${faults.join('\n')}`);
  return sound.map(({ procedure }) => procedure);
}

/** What a file holds; a text that is no JSON is a fault of its own in `readProcedure`. */
async function jsonOf(file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8');
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
