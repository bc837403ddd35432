import type { Bilingual } from '#kernel/bilingual.ts';
import { ok, type Result } from '#kernel/result.ts';
import { type FeedbackFigure, readFeedbackBehind } from '#reports/feedback-figures.ts';
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
import { givenOf } from '#reports/nd-61/marked-figure.ts';
import { readMarkedDossiers } from '#reports/nd-61/read-marks.ts';
import { nd61Report } from '#reports/nd-61/report.ts';
import { measuredFigure, qd766Report, readMeasuredDossiers } from '#reports/qd-766/report.ts';
import type { FigureBehind, Report } from '#reports/report.ts';
import type { ReportAsked, ReportSources } from '#reports/report-sources.ts';
import type { FeedbackLine } from '#store/feedback-lists.ts';

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
      return ok(ii07bReport(sources, asked));
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
  behind: FigureBehind,
  page: ListPage,
): Promise<readonly CellDossier[]> {
  switch (form) {
    case 'ii-06a':
    case 'bieu-07a':
      return readLineDossiers(sources, asked, behind, page);
    case 'ii-07b':
      return [];
    case 'qd-766': {
      const measured = measuredFigure(behind.figure);
      return measured === null || !isOfAgency(asked, behind.line)
        ? []
        : readMeasuredDossiers(sources.pool, countsAsked(sources, asked), measured, page);
    }
    case 'nd-61': {
      const given = givenOf(behind.figure);
      const { scope, period } = asked;
      if (given === undefined || scope.kind !== 'agency' || behind.line === null) return [];
      // A line is the agency itself, or one of its officers.
      const subject = behind.line === scope.agency.code ? null : behind.line;
      const marks = { agencies: [scope.agency.code], from: period.from, to: period.to };
      return readMarkedDossiers(sources.pool, marks, { given, subject }, page);
    }
  }
}

/** Whether a line is that of the one agency that a report is about: none of any other is read with it. */
const isOfAgency = ({ scope }: ReportAsked, line: string | null): boolean =>
  scope.kind === 'agency' && scope.agency.code === line;

/** The reports and suggestions behind a figure of the report of one agency. */
export async function readFeedbackOf(
  sources: ReportSources,
  { scope, period: { from, to } }: ReportAsked,
  figure: FeedbackFigure,
  page: ListPage,
): Promise<readonly FeedbackLine[]> {
  if (scope.kind !== 'agency') return [];
  const feedback = { agencies: [scope.agency.code], from, to, at: sources.now };
  return readFeedbackBehind(sources.pool, feedback, figure, page);
}
