import type { Bilingual } from '#kernel/bilingual.ts';
import { ok, type Result } from '#kernel/result.ts';
import type { BrokenLine } from '#reports/ii-06a/counts.ts';
import type { CellDossier, ListPage } from '#reports/ii-06a/read-dossiers.ts';
import {
  countsAsked,
  ii06aReport,
  legacyReport,
  readLineDossiers,
  readReportLines,
} from '#reports/ii-06a/read-report.ts';
import { ii07bReport } from '#reports/ii-07b/report.ts';
import { DOSSIER_INDICATORS, type Mark } from '#reports/nd-61/indicators.ts';
import { readMarkedDossiers } from '#reports/nd-61/read-marks.ts';
import { nd61Report } from '#reports/nd-61/report.ts';
import { DOSSIER_MEASURES } from '#reports/qd-766/measure-sql.ts';
import { qd766Report, readMeasuredDossiers } from '#reports/qd-766/report.ts';
import type { Behind, Report } from '#reports/report.ts';
import type { ReportAsked, ReportSources } from '#reports/report-sources.ts';

/** The forms of reports, as addresses and the command line name them. */
export const REPORT_FORMS = ['ii-06a', 'bieu-07a', 'ii-07b', 'qd-766', 'nd-61'] as const;
export type ReportForm = (typeof REPORT_FORMS)[number];

export const reportForms = {
  'ii-06a': {
    vi: 'Biểu II.06a/VPCP/KSTT: tình hình, kết quả giải quyết thủ tục',
    en: 'Form II.06a/VPCP/KSTT: how dossiers were dealt with',
  },
  'bieu-07a': { vi: 'Biểu 07a (mẫu cũ)', en: 'Form 07a (the old one)' },
  'ii-07b': {
    vi: 'Biểu II.07b/VPCP/KSTT: số lượng thủ tục và quy trình nội bộ',
    en: 'Form II.07b/VPCP/KSTT: how many procedures and processes',
  },
  'qd-766': {
    vi: 'Chỉ số phục vụ người dân, doanh nghiệp (QĐ 766)',
    en: 'Service score (QĐ 766)',
  },
  'nd-61': {
    vi: 'Đánh giá giải quyết thủ tục (NĐ 61/2018 Điều 31)',
    en: 'Ratings (NĐ 61/2018, Article 31)',
  },
} satisfies Record<ReportForm, Bilingual>;

export const isReportForm = (value: string): value is ReportForm =>
  Object.hasOwn(reportForms, value);

/** Fills a form in; the error is the lines that break "nhận = đã + đang": such a report is not given out. */
export async function makeReport(
  sources: ReportSources,
  form: ReportForm,
  asked: ReportAsked,
): Promise<Result<Report, readonly BrokenLine[]>> {
  switch (form) {
    case 'ii-06a':
    case 'bieu-07a': {
      const lines = await readReportLines(sources, asked);
      if (!lines.ok) return lines;
      const fill = form === 'ii-06a' ? ii06aReport : legacyReport;
      return ok(fill(sources, asked, lines.value));
    }
    case 'ii-07b':
      return ok(ii07bReport(sources, asked.period));
    case 'qd-766':
      return ok(await qd766Report(sources, asked));
    case 'nd-61':
      return ok(await nd61Report(sources, asked));
  }
}

/** The dossiers behind a figure of a form, as many as it says; none where the figure is of no dossiers. */
export async function readBehind(
  sources: ReportSources,
  form: ReportForm,
  asked: ReportAsked,
  behind: Behind,
  page: ListPage,
): Promise<readonly CellDossier[]> {
  const [first = '', second = ''] = behind.figure.split('.');
  const agency = behind.line;
  switch (form) {
    case 'ii-06a':
    case 'bieu-07a':
      return readLineDossiers(sources, asked, behind, page);
    case 'ii-07b':
      return [];
    case 'qd-766': {
      const measure = DOSSIER_MEASURES.find((one) => one === first);
      if (measure === undefined || agency === null) return [];
      const counted = { ...countsAsked(sources, asked), agencies: [agency] };
      return readMeasuredDossiers(
        sources.pool,
        counted,
        { measure, isGood: second === 'good' },
        page,
      );
    }
    case 'nd-61': {
      const indicator = DOSSIER_INDICATORS.find((one) => String(one) === first);
      const mark = ([0, 1, 2] as const).find((one): one is Mark => String(one) === second);
      if (indicator === undefined || mark === undefined || agency === null) return [];
      const { from, to } = asked.period;
      const cell = { indicator, mark, subject: null };
      return readMarkedDossiers(sources.pool, { agencies: [agency], from, to }, cell, page);
    }
  }
}
