import type { FastifyInstance } from 'fastify';
import { officialDocx } from '#documents/official/official-docx.ts';
import { officialPdf } from '#documents/official/official-pdf.ts';
import { composeReport, type ReportIssue } from '#written-report/de-an-06/compose-report.ts';
import type { OfficialDocument } from '#written-report/official-document.ts';
import { readReportFacts } from '#store/report-facts.ts';
import { sayIn } from '#web/language.ts';
import type { Services } from '#web/services.ts';
import { administratorRoute } from '#workbench/administrator-route.ts';
import { type OfficerRequest, sendPage } from '#workbench/officer-request.ts';
import { recordAdministration } from '#workbench/record-administration.ts';
import { type OpenReport, withReport } from '#workbench/report-de-an-06/open-report.ts';
import { DE_AN_06_PATH } from '#workbench/report-de-an-06/paths.ts';
import { previewPage } from '#workbench/report-de-an-06/preview-page.ts';

/** The report as a page, a DOCX and a PDF, made anew each time from the rows as they are. */
export function fileRoutes(app: FastifyInstance, services: Services): void {
  const path = `${DE_AN_06_PATH}/:period`;
  const route = (page: (on: OfficerRequest, report: OpenReport) => Promise<unknown>) =>
    administratorRoute(services, 'make-report-de-an-06', withReport(page));
  app.get(`${path}/xem-truoc`, route(preview));
  app.get(
    `${path}/bao-cao.docx`,
    route((on, report) => sendFile(on, report, 'docx')),
  );
  app.get(
    `${path}/bao-cao.pdf`,
    route((on, report) => sendFile(on, report, 'pdf')),
  );
}

/** The report with the figures of this moment, under a number or before it has one. */
export async function composeIssued(
  { pool, reportOutline, catalogue, directory, world, now }: Services,
  { period, deadline }: OpenReport,
  issue: ReportIssue | null,
): Promise<OfficialDocument> {
  const sources = {
    pool,
    outline: reportOutline,
    catalogue: catalogue(),
    agencies: directory().agencies,
    now: now(),
    calendarOf: world().calendarOf,
  };
  const facts = await readReportFacts(sources, period, deadline);
  return composeReport(reportOutline, facts, issue);
}

async function preview(on: OfficerRequest, report: OpenReport): Promise<unknown> {
  const document = await composeIssued(on.services, report, null);
  return sendPage(on, {
    title: sayIn(on.lang)('Xem trước báo cáo', 'Preview of the report'),
    body: previewPage(on, report, document),
  });
}

/** Media types of the report's files. */
export const MEDIA = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
} as const;

async function sendFile(
  on: OfficerRequest,
  report: OpenReport,
  format: keyof typeof MEDIA,
): Promise<unknown> {
  const document = await composeIssued(on.services, report, null);
  const bytes = await (format === 'docx' ? officialDocx(document) : officialPdf(document));
  const { code } = report.period;
  await recordAdministration(on, 'make-report-de-an-06', `${code} ${format}`);
  return on.reply
    .type(MEDIA[format])
    .header('content-disposition', `attachment; filename="bao-cao-de-an-06-${code}.${format}"`)
    .send(Buffer.from(bytes));
}
