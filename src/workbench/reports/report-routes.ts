import type { FastifyInstance } from 'fastify';
import { renderReport } from '#documents/report-paper.ts';
import { textIn } from '#kernel/bilingual.ts';
import { FEEDBACK_FIGURES } from '#reports/feedback-figures.ts';
import { readBehind, readFeedbackOf } from '#reports/forms.ts';
import { type FigureBehind, fileNameOf, paperOf, sheetsOf } from '#reports/report.ts';
import { readStaffMember } from '#store/staff.ts';
import { NO_DOSSIER } from '#store/write-batch.ts';
import { writeWorkbook } from '#tables/workbook.ts';
import { one } from '#web/form-values.ts';
import { sayIn } from '#web/language.ts';
import { pageNumber } from '#web/page-number.ts';
import type { Services } from '#web/services.ts';
import {
  type OfficerRequest,
  officerRoute,
  seeOther,
  sendPage,
} from '#workbench/officer-request.ts';
import { recordReads } from '#workbench/record-reads.ts';
import { deny } from '#workbench/refuse-page.ts';
import { behindPage, mayRead } from '#workbench/reports/behind-page.ts';
import { feedbackBehindPage } from '#workbench/reports/feedback-behind-page.ts';
import { issuerFor, makeFor, sourcesOf } from '#workbench/reports/make.ts';
import { REPORTS_PATH } from '#workbench/reports/paths.ts';
import { type AskedReport, askedHref, queryOf, readAsked } from '#workbench/reports/read-asked.ts';
import { reportPage } from '#workbench/reports/report-page.ts';
import { sendFile } from '#workbench/send-file.ts';

/** Reports in the forms of the law: on a page, as spreadsheet and PDF, with the dossiers behind each figure. */
export function reportRoutes(app: FastifyInstance, services: Services): void {
  app.get(REPORTS_PATH, reportRoute(services, show));
  app.get(`${REPORTS_PATH}.xlsx`, reportRoute(services, sendSpreadsheet));
  app.get(`${REPORTS_PATH}.pdf`, reportRoute(services, sendPdf));
  app.get(`${REPORTS_PATH}/ho-so`, reportRoute(services, showBehind));
  app.get(`${REPORTS_PATH}/phan-anh`, reportRoute(services, showFeedback));
}

/** A route of those who read reports: leaders and the province. */
export const reportRoute = (
  services: Services,
  page: (on: OfficerRequest, asked: AskedReport) => Promise<unknown>,
) =>
  officerRoute(services, async (on) => {
    const asked = readAsked(on);
    return asked === null ? deny(on, NO_DOSSIER, 'report', 'role-may-not') : page(on, asked);
  });

async function show(on: OfficerRequest, asked: AskedReport): Promise<unknown> {
  const isMade = asked.isAsked && asked.errors.length === 0;
  const made = isMade ? await makeFor(on, asked.form, asked.asked) : null;
  return sendPage(on, {
    title: sayIn(on.lang)('Báo cáo', 'Reports'),
    status: asked.errors.length > 0 ? 422 : made?.ok === false ? 409 : 200,
    hasErrors: asked.errors.length > 0,
    isWide: made?.ok === true,
    body: reportPage(on, asked, made),
  });
}

/** Files of what cannot be asked for, or does not add up, are none: the page says why. */
async function sendSpreadsheet(on: OfficerRequest, asked: AskedReport): Promise<unknown> {
  const made = asked.errors.length > 0 ? null : await makeFor(on, asked.form, asked.asked);
  if (made === null || !made.ok) return seeOther(on, askedHref(REPORTS_PATH, asked));
  const sheets = sheetsOf(made.value, issuerFor(on, asked.asked));
  return sendFile(on, 'xlsx', fileNameOf(made.value), Buffer.from(await writeWorkbook(sheets)));
}

async function sendPdf(on: OfficerRequest, asked: AskedReport): Promise<unknown> {
  const made = asked.errors.length > 0 ? null : await makeFor(on, asked.form, asked.asked);
  if (made === null || !made.ok) return seeOther(on, askedHref(REPORTS_PATH, asked));
  const bytes = await renderReport(paperOf(made.value, issuerFor(on, asked.asked)));
  return sendFile(on, 'pdf', fileNameOf(made.value), bytes);
}

const PAGE_SIZE = 50;

async function showBehind(on: OfficerRequest, asked: AskedReport): Promise<unknown> {
  const query = queryOf(on);
  const behind = { figure: one(query, 'so'), line: query.has('dong') ? one(query, 'dong') : null };
  const page = pageNumber(query);
  const dossiers =
    asked.errors.length > 0
      ? []
      : await readBehind(sourcesOf(on), asked.form, asked.asked, behind, {
          number: page,
          size: PAGE_SIZE,
        });
  await recordReads(
    on,
    dossiers.filter((dossier) => mayRead(on, dossier)),
    'report',
  );
  return sendPage(on, {
    title: sayIn(on.lang)('Hồ sơ của số liệu', 'Dossiers behind a figure'),
    body: behindPage(on, asked, behind, {
      dossiers,
      lineName: dossiers.length === 0 ? '' : await lineName(on, asked, behind),
      page,
      hasMore: dossiers.length === PAGE_SIZE,
    }),
  });
}

/** A line is of an agency, by its code, of an officer, by the subject, or of a field, by its name. */
async function lineName(
  { lang, services }: OfficerRequest,
  { form }: AskedReport,
  { line }: FigureBehind,
): Promise<string> {
  if (line === null) return '';
  const agency = services.directory().agency(line);
  if (agency !== null) return textIn(lang, agency.name);
  if (form !== 'nd-61') return line;
  return (await readStaffMember(services.readPool, line))?.name ?? '';
}

async function showFeedback(on: OfficerRequest, asked: AskedReport): Promise<unknown> {
  const query = queryOf(on);
  const figure = FEEDBACK_FIGURES.find((one_) => one_ === one(query, 'so'));
  if (figure === undefined || asked.errors.length > 0) {
    return seeOther(on, askedHref(REPORTS_PATH, asked));
  }
  const page = pageNumber(query);
  const lines = await readFeedbackOf(sourcesOf(on), asked.asked, figure, {
    number: page,
    size: PAGE_SIZE,
  });
  return sendPage(on, {
    title: sayIn(on.lang)('Phản ánh của số liệu', 'Reports behind a figure'),
    body: feedbackBehindPage(on, asked, {
      figure,
      lines,
      page,
      hasMore: lines.length === PAGE_SIZE,
    }),
  });
}
