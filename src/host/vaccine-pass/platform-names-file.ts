import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PlatformNames } from '#vaccine-pass/platform-certificate.ts';

const FILE = join(import.meta.dirname, '../../../catalogue/vaccine-pass/platform-names.json');

/** What the platform's names of diseases and vaccines are in the EU's codes; comes with the software. */
export const loadPlatformNames = async (): Promise<PlatformNames> =>
  JSON.parse(await readFile(FILE, 'utf8')) as PlatformNames;
