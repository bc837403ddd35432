import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FurtherLanguage } from '#kernel/bilingual.ts';
import { readFurtherLanguages } from '#web/read-further-languages.ts';

/** Languages that come with the software. */
export const LOCALES = join(import.meta.dirname, '../../locales');

/**
 * The languages beside Vietnamese and English: those of the software, and those of a directory of the
 * province's own, of which a file stands before one of the software with the same code. Throws with all
 * that is wrong with the files.
 */
export async function readLocaleFiles(own: string | null): Promise<readonly FurtherLanguage[]> {
  const files = [...(await filesIn(LOCALES)), ...(own === null ? [] : await filesIn(own))];
  const read = readFurtherLanguages(new Map(files));
  if (!read.ok) {
    throw new Error(`files of languages that cannot be used:\n${read.error.join('\n')}`);
  }
  return read.value;
}

const filesIn = async (directory: string): Promise<readonly (readonly [string, unknown])[]> =>
  Promise.all(
    (await readdir(directory))
      .filter((name) => name.endsWith('.json'))
      .toSorted()
      .map(async (name) => [name.slice(0, -'.json'.length), await readJson(join(directory, name))]),
  );

async function readJson(file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8');
  try {
    return JSON.parse(text);
  } catch (fault) {
    throw new Error(`${file} is no JSON: ${String(fault)}`, { cause: fault });
  }
}
