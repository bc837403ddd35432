import { type Language, textIn } from '#kernel/bilingual.ts';
import { nameOf } from '#reports/period.ts';
import type { ReportingPeriod } from '#written-report/reporting-period.ts';

/** What a period is called on a page: as the report has it, in English as statutory reports do. */
export const periodName = (lang: Language, { label, part }: ReportingPeriod): string =>
  textIn(lang, { vi: label, en: nameOf(part).en });
