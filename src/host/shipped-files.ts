import type { FeedbackRules } from '#feedback/feedback-rules.ts';
import { readFeedbackRulesFile } from '#host/feedback-rules-file.ts';
import { readShippedForms, type ShippedForms } from '#host/form-files.ts';
import { readLocaleFiles } from '#host/locale-files.ts';
import { readLocality } from '#host/seed-reference.ts';
import type { AssistLocales } from '#web/assist-locales.ts';

/** What comes with the software in files and is read at each start. */
export interface ShippedFiles {
  readonly shipped: ShippedForms;
  readonly locality: Awaited<ReturnType<typeof readLocality>>;
  readonly feedbackRules: FeedbackRules;
  readonly assistLocales: AssistLocales;
}

/** Reads them all; throws with what is wrong with one that cannot be read. */
export async function readShippedFiles(): Promise<ShippedFiles> {
  const [shipped, locality, feedbackRules, assistLocales] = await Promise.all([
    readShippedForms(),
    readLocality(),
    readFeedbackRulesFile(),
    readLocaleFiles(),
  ]);
  return { shipped, locality, feedbackRules, assistLocales };
}
