import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { OneStopRules } from '#catalogue/one-stop-rules.ts';
import { readOneStopRules } from '#catalogue/read-one-stop-rules.ts';

const RULES = join(import.meta.dirname, '../../catalogue/rules');

/** The rules of the one-stop mechanism that a directory holds; throws with all that is wrong. */
export async function readRuleFiles(directory: string = RULES): Promise<readonly OneStopRules[]> {
  const names = (await readdir(directory)).filter((name) => name.endsWith('.json')).sort();
  const rules: OneStopRules[] = [];
  const wrong: string[] = [];
  for (const name of names) {
    const read = readOneStopRules(JSON.parse(await readFile(join(directory, name), 'utf8')));
    if (read.ok) rules.push(read.value);
    else wrong.push(...read.error.map(({ path, why }) => `${name}${path}: ${why}`));
  }
  if (wrong.length > 0) throw new Error(`the rules cannot be read:\n${wrong.join('\n')}`);
  return rules;
}
