import type { Instant } from '#kernel/day.ts';
import { parsePeriod, type ReportingPeriod, toldUpTo } from '#written-report/reporting-period.ts';
import { DE_AN_06 } from '#store/report-facts.ts';
import { findPeriod } from '#store/report-texts.ts';
import { NO_DOSSIER } from '#store/write-batch.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';
import { deny, sendProblem } from '#workbench/refuse-page.ts';
import { partsFor } from '#workbench/report-de-an-06/report-parts.ts';

/** A period that is open, told up to the day that the administrator chose. */
export interface OpenReport {
  readonly period: ReportingPeriod;
  readonly deadline: Instant;
}

/** Opens the period that the address names, for those who have a part in it. */
export const withReport =
  (page: (on: OfficerRequest, report: OpenReport) => Promise<unknown>) =>
  async (on: OfficerRequest): Promise<unknown> => {
    if (partsFor(on.services, on.officer).length === 0) {
      return deny(on, NO_DOSSIER, 'report-de-an-06', 'agency-may-not');
    }
    const { period: code = '' } = on.request.params as { readonly period?: string };
    const parsed = parsePeriod(code);
    const opened = await findPeriod(on.services.pool, DE_AN_06, code);
    if (!parsed.ok || opened === null) {
      return sendProblem(on, 404, {
        vi: 'Kỳ báo cáo này chưa được mở. Chọn một kỳ trong danh sách.',
        en: 'This period is not open. Choose one of the list.',
      });
    }
    const { toldTo, deadline } = opened;
    return page(on, { period: toldUpTo(parsed.value, toldTo), deadline });
  };
