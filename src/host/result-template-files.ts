import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readTemplate, type ResultTemplate } from '#documents/results/result-template.ts';

const TEMPLATES = join(import.meta.dirname, '../../catalogue/documents');

/** Reads and checks how results are written down; throws with what is wrong with one. */
export async function readResultTemplates(): Promise<readonly ResultTemplate[]> {
  const names = (await readdir(TEMPLATES)).filter((name) => name.endsWith('.json')).toSorted();
  return Promise.all(
    names.map(async (name) =>
      readTemplate(name, JSON.parse(await readFile(join(TEMPLATES, name), 'utf8'))),
    ),
  );
}
