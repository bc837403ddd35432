import type { FurtherLanguage } from '#kernel/bilingual.ts';
import type { CampaignTemplate } from '#reporting/campaign-template.ts';
import type { ReportRules } from '#catalogue/report-rules.ts';
import type { FeedbackRules } from '#feedback/feedback-rules.ts';
import { readCampaignTemplates } from '#host/campaign-template-files.ts';
import { readFeedbackRulesFile } from '#host/feedback-rules-file.ts';
import { readShippedForms, type ShippedForms } from '#host/form-files.ts';
import { readLocaleFiles } from '#host/locale-files.ts';
import { readReportRuleFiles } from '#host/report-rules-file.ts';
import type { AxisOrgan } from '#axis/axis-organs.ts';
import { readAxisOrgansFile } from '#host/axis-organs-file.ts';
import { readOutlineFile } from '#host/reports/outline-file.ts';
import type { ReportOutline } from '#written-report/de-an-06/outline.ts';
import { readLocality } from '#host/seed-reference.ts';

/** What is read from files at each start. */
export interface ShippedFiles {
  readonly shipped: ShippedForms;
  readonly locality: Awaited<ReturnType<typeof readLocality>>;
  readonly feedbackRules: FeedbackRules;
  readonly campaignTemplates: readonly CampaignTemplate[];
  readonly reportRules: ReportRules;
  readonly reportOutline: ReportOutline;
  readonly axisOrgans: readonly AxisOrgan[];
  readonly furtherLanguages: readonly FurtherLanguage[];
}

/** Reads them all; throws with what is wrong with one. `localesDir`: languages of the province's own. */
export async function readShippedFiles(localesDir: string | null): Promise<ShippedFiles> {
  const [shipped, locality, feedbackRules, campaignTemplates, reportRules] = await Promise.all([
    readShippedForms(),
    readLocality(),
    readFeedbackRulesFile(),
    readCampaignTemplates(),
    readReportRuleFiles(),
  ]);
  const [reportOutline, axisOrgans, furtherLanguages] = await Promise.all([
    readOutlineFile(),
    readAxisOrgansFile(),
    readLocaleFiles(localesDir),
  ]);
  return {
    shipped,
    locality,
    feedbackRules,
    campaignTemplates,
    reportRules,
    reportOutline,
    axisOrgans,
    furtherLanguages,
  };
}
