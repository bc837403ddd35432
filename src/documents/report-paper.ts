import { agencyAndTitle, qrFields } from '#documents/letterhead.ts';
import { printable } from '#documents/printable.ts';
import { ruledTable } from '#documents/ruled-table.ts';
import {
  content,
  drawQr,
  drawSheet,
  ensureRoom,
  innerWidth,
  MARGIN,
  type Pdf,
  paragraph,
} from '#documents/sheet.ts';
import { formatInstant, type Instant } from '#kernel/day.ts';
import type { RuledTable } from '#kernel/ruled-table.ts';

/** A report in a form of the law: whose, about which time, one or more tables, what is to be said of them. */
export interface ReportPaper {
  /** As `Biểu số II.06a/VPCP/KSTT`; empty where the form has no number. */
  readonly form: string;
  readonly title: string;
  readonly period: string;
  readonly agency: string;
  readonly parentAgency: string | null;
  /** Địa danh. */
  readonly place: string;
  readonly system: string;
  readonly printedAt: Instant;
  readonly tables: readonly { readonly caption: string; readonly table: RuledTable }[];
  readonly notes: readonly string[];
  /** Of the tables' text, in points. */
  readonly size: number;
}

/** A report as PDF: A4 across, in the layout of NĐ 30/2020/NĐ-CP. */
export const renderReport = (report: ReportPaper): Promise<Uint8Array> =>
  drawReport(printable(report));

const drawReport = (report: ReportPaper): Promise<Uint8Array> =>
  drawSheet(
    {
      title: `${report.title} ${report.period}`,
      foot: [report.form, report.period].filter((part) => part !== '').join(', '),
      landscape: true,
    },
    (pdf) => {
      drawQr(
        pdf,
        qrFields([
          ['TenGiayTo', report.title],
          ['CoQuan', report.agency],
          ['Ky', report.period],
          ['HeThong', report.system],
          ['ThoiDiem', formatInstant(report.printedAt)],
        ]),
      );
      agencyAndTitle(pdf, { ...report, number: report.form, at: report.printedAt });
      content(pdf, 'H1', () => {
        const centred = { width: innerWidth(pdf), align: 'center' as const };
        pdf.font('bold').fontSize(14).text(report.title.toUpperCase(), MARGIN.left, pdf.y, centred);
      });
      paragraph(pdf, report.period, { face: 'italic', size: 12, align: 'center' });
      for (const { caption, table } of report.tables) {
        if (caption !== '') {
          // The caption, a head of two lines that wrap, and a row.
          ensureRoom(pdf, 130);
          paragraph(pdf, caption, { face: 'bold', size: 11, align: 'left' });
        }
        ruledTable(pdf, table, report.size);
      }
      for (const note of report.notes)
        paragraph(pdf, note, { face: 'italic', size: 10, align: 'left' });
      signatures(pdf);
    },
  );

/** Who made it and who answers for it, with room to sign. */
function signatures(pdf: Pdf): void {
  ensureRoom(pdf, 90);
  pdf.y += 8;
  const half = innerWidth(pdf) / 2;
  const top = pdf.y;
  const titles = ['NGƯỜI LẬP BIỂU', 'THỦ TRƯỞNG CƠ QUAN'];
  for (const [index, title] of titles.entries()) {
    content(pdf, 'P', () => {
      const width = { width: half, align: 'center' as const };
      pdf
        .font('bold')
        .fontSize(11)
        .text(title, MARGIN.left + index * half, top, width);
      pdf.font('italic').text('(Ký, ghi rõ họ tên)', MARGIN.left + index * half, pdf.y, width);
    });
  }
  pdf.x = MARGIN.left;
}
