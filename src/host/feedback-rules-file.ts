import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type FeedbackRules, readFeedbackRules } from '#feedback/feedback-rules.ts';

const FILE = join(import.meta.dirname, '../../catalogue/feedback/rules.json');

/** By when reports and suggestions are answered; throws with all that is wrong with the file. */
export async function readFeedbackRulesFile(file: string = FILE): Promise<FeedbackRules> {
  const read = readFeedbackRules(JSON.parse(await readFile(file, 'utf8')));
  if (!read.ok) throw new Error(`${file} cannot be read:\n${read.error.join('\n')}`);
  return read.value;
}
