import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type AssistLocales, readAssistLocales } from '#web/assist-locales.ts';

const DIRECTORY = join(import.meta.dirname, '../../locales/assist');

/** The languages in which people confirm; throws with all that is wrong with the files. */
export async function readLocaleFiles(directory: string = DIRECTORY): Promise<AssistLocales> {
  const names = (await readdir(directory)).filter((name) => name.endsWith('.json'));
  const files = await Promise.all(
    names.map(
      async (name): Promise<[string, unknown]> => [
        name.slice(0, -'.json'.length),
        JSON.parse(await readFile(join(directory, name), 'utf8')),
      ],
    ),
  );
  const read = readAssistLocales(new Map(files));
  if (!read.ok) throw new Error(`${directory} cannot be read:\n${read.error.join('\n')}`);
  return read.value;
}
