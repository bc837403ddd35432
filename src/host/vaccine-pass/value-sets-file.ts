import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readValueSets, type ValueSets } from '#vaccine-pass/value-sets.ts';

const FILE = join(import.meta.dirname, '../../../catalogue/vaccine-pass/value-sets.json');

/** The codes of certificates that come with the software. */
export const loadValueSets = async (): Promise<ValueSets> =>
  readValueSets(JSON.parse(await readFile(FILE, 'utf8')));
