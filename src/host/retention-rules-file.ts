import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readRetentionRules, type RetentionRule } from '#documents/retention-rules.ts';

const FILE = join(import.meta.dirname, '../../catalogue/retention/rules.json');

/** For how long files are kept: the province's file, or that which comes with the software. */
export function readRetentionRulesFile(file: string | null): readonly RetentionRule[] {
  const path = file ?? FILE;
  const read = readRetentionRules(JSON.parse(readFileSync(path, 'utf8')));
  if (!read.ok) throw new Error(`${path} cannot be read:\n${read.error.join('\n')}`);
  return read.value;
}
