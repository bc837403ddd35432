import type { ReportPaper } from '#documents/report-paper.ts';
import { formatDay, type Instant } from '#kernel/day.ts';
import type { RuledTable } from '#kernel/ruled-table.ts';
import type { FeedbackFigure } from '#reports/feedback-figures.ts';
import type { Period } from '#reports/period.ts';
import type { SheetContent } from '#tables/workbook.ts';

/** A report as its form has it, whoever prints it: the same on a page, in a spreadsheet and as PDF. */
export interface Report {
  /** As `Biểu số II.06a/VPCP/KSTT`; empty where the form has no number. */
  readonly form: string;
  readonly title: string;
  /** Names the files: `ii-06a`. */
  readonly slug: string;
  readonly period: Period;
  /** Whom it is about, in words. */
  readonly about: string;
  readonly tables: readonly ReportTable[];
  readonly notes: readonly string[];
}

export interface ReportTable {
  /** Above it, and on its tab; empty for the only one. */
  readonly caption: string;
  readonly table: RuledTable;
  /** What a cell leads to; null where it leads nowhere. */
  readonly behind: (row: number, column: number) => Behind | null;
}

export type Behind =
  | ({ readonly kind: 'dossiers' } & FigureBehind)
  /** Reports and suggestions about the agency whose report it is. */
  | { readonly kind: 'feedback'; readonly figure: FeedbackFigure }
  /** The same report of one agency alone, by its code. */
  | { readonly kind: 'agency'; readonly agency: string };

/** Which figure of which line; a line of null is that of the sums. */
export interface FigureBehind {
  readonly line: string | null;
  readonly figure: string;
}

/** Of a table with an agency a line, the name leads to the agency's own report. */
export const agencyBehind = (
  agency: { readonly code: string } | undefined,
  column: number,
): Behind | null =>
  agency === undefined || column !== AGENCY_COLUMN ? null : { kind: 'agency', agency: agency.code };

/** Before it stands STT. */
const AGENCY_COLUMN = 1;

export const noneBehind = (): null => null;

/** Who gives it out, from where and when. */
export interface Issuer {
  readonly agency: string;
  readonly parentAgency: string | null;
  readonly place: string;
  readonly system: string;
  readonly printedAt: Instant;
}

/** `Kỳ báo cáo: quý II năm 2022 (từ ngày 01/04/2022 đến ngày 30/06/2022)`. */
export function periodLine({ name, from, to }: Period): string {
  const days = `từ ngày ${formatDay(from)} đến ngày ${formatDay(to)}`;
  return name.vi === days ? `Kỳ báo cáo: ${days}` : `Kỳ báo cáo: ${name.vi} (${days})`;
}

export const paperOf = (report: Report, issuer: Issuer): ReportPaper => ({
  ...issuer,
  form: report.form,
  title: report.title,
  period: `${report.about}. ${periodLine(report.period)}`,
  tables: report.tables,
  notes: report.notes,
  size: 9,
});

/** A sheet each table; what is to be said of them stands under the last. */
export const sheetsOf = (report: Report, issuer: Issuer): readonly SheetContent[] =>
  report.tables.map(({ caption, table }, index) => ({
    name: caption === '' ? report.slug : caption,
    heading: [
      { text: issuer.agency, style: 'bold' },
      { text: report.form, style: 'plain' },
      { text: report.title.toUpperCase(), style: 'title' },
      { text: report.about, style: 'plain' },
      { text: periodLine(report.period), style: 'italic' },
    ].filter(({ text }) => text !== '') as SheetContent['heading'],
    table,
    notes: index === report.tables.length - 1 ? report.notes : [],
  }));

export const fileNameOf = ({ slug, period }: Report): string =>
  `${slug}-${period.from}-${period.to}`;
