import type { FastifyInstance } from 'fastify';
import { type CalendarOn, readDays, readPeriod } from '#workbench/report-de-an-06/read-period.ts';
import { listPeriods, movePeriod, openPeriod, readTexts } from '#store/report-texts.ts';
import { DE_AN_06 } from '#store/report-facts.ts';
import { NO_DOSSIER } from '#store/write-batch.ts';
import type { FieldError, SentForm } from '#web/field-error.ts';
import { formValues } from '#web/form-values.ts';
import { sayIn } from '#web/language.ts';
import type { Services } from '#web/services.ts';
import { administratorRoute } from '#workbench/administrator-route.ts';
import {
  type OfficerRequest,
  officerRoute,
  seeOther,
  sendPage,
} from '#workbench/officer-request.ts';
import { recordChange } from '#workbench/record-administration.ts';
import { deny } from '#workbench/refuse-page.ts';
import { fileRoutes } from '#workbench/report-de-an-06/file-routes.ts';
import { type OpenReport, withReport } from '#workbench/report-de-an-06/open-report.ts';
import { partRoutes } from '#workbench/report-de-an-06/part-routes.ts';
import { DE_AN_06_PATH, periodPath } from '#workbench/report-de-an-06/paths.ts';
import { periodPage } from '#workbench/report-de-an-06/period-page.ts';
import { periodName } from '#workbench/report-de-an-06/period-name.ts';
import { periodsPage } from '#workbench/report-de-an-06/periods-page.ts';
import { parsePeriod } from '#written-report/reporting-period.ts';
import { sendRoutes } from '#workbench/report-de-an-06/send-routes.ts';
import { partsFor } from '#workbench/report-de-an-06/report-parts.ts';

const NOTHING_SENT: SentForm = { values: new Map(), errors: [] };

/** The report on Đề án 06: agencies write their parts, the administrator makes it. */
export function reportDeAn06Routes(app: FastifyInstance, services: Services): void {
  app.get(
    DE_AN_06_PATH,
    officerRoute(services, async (on) => showPeriods(on, NOTHING_SENT)),
  );
  app.post(DE_AN_06_PATH, administratorRoute(services, 'open-report-period', open));
  app.get(
    `${DE_AN_06_PATH}/:period`,
    officerRoute(
      services,
      withReport((on, report) => showPeriod(on, report, null)),
    ),
  );
  app.post(
    `${DE_AN_06_PATH}/:period/han`,
    administratorRoute(services, 'move-report-period', withReport(move)),
  );
  partRoutes(app, services);
  fileRoutes(app, services);
  sendRoutes(app, services);
}

async function showPeriods(on: OfficerRequest, form: SentForm): Promise<unknown> {
  if (partsFor(on.services, on.officer).length === 0) {
    return deny(on, NO_DOSSIER, 'report-de-an-06', 'agency-may-not');
  }
  return sendPage(on, {
    title: sayIn(on.lang)('Báo cáo Đề án 06', 'Report on Đề án 06'),
    status: form.errors.length > 0 ? 422 : 200,
    hasErrors: form.errors.length > 0,
    body: periodsPage(on, await listPeriods(on.services.pool, DE_AN_06), form),
  });
}

async function open(on: OfficerRequest): Promise<unknown> {
  const values = formValues(on.request.body);
  const { now } = on.services;
  const read = readPeriod(values, calendarOf(on), now());
  if (!read.ok) return showPeriods(on, { values, errors: read.error });
  const isOpened = await recordChange(on, 'open-report-period', read.value.period, (client) =>
    openPeriod(client, DE_AN_06, read.value, now()),
  );
  return isOpened
    ? seeOther(on, periodPath(read.value.period))
    : showPeriods(on, { values, errors: [OPEN_ALREADY] });
}

const calendarOf = ({ services, officer }: OfficerRequest): CalendarOn => {
  const world = services.world();
  return (day) => world.calendarOf(officer.agency, day);
};

async function showPeriod(
  on: OfficerRequest,
  report: OpenReport,
  form: SentForm | null,
): Promise<unknown> {
  const parts = partsFor(on.services, on.officer);
  const texts = await readTexts(on.services.pool, DE_AN_06, report.period.code);
  return sendPage(on, {
    title: `${sayIn(on.lang)('Báo cáo Đề án 06', 'Report on Đề án 06')}, ${periodName(on.lang, report.period)}`,
    status: form === null ? 200 : 422,
    hasErrors: form !== null,
    body: periodPage(on, report, { parts, texts, form }),
  });
}

async function move(on: OfficerRequest, report: OpenReport): Promise<unknown> {
  const values = formValues(on.request.body);
  const { code } = report.period;
  const whole = parsePeriod(code);
  if (!whole.ok) throw new Error(`${code} was opened and is no period`);
  const read = readDays(values, whole.value, calendarOf(on), on.services.now());
  if (!read.ok) return showPeriod(on, report, { values, errors: read.error });
  const { toldTo, deadline } = read.value;
  await recordChange(on, 'move-report-period', `${code} ${toldTo} ${deadline}`, (client) =>
    movePeriod(client, DE_AN_06, read.value),
  );
  return seeOther(on, periodPath(code));
}

const OPEN_ALREADY: FieldError = {
  field: 'part',
  text: {
    vi: 'Kỳ này đã mở. Muốn đổi hạn hay ngày chốt số liệu thì mở kỳ đó trong danh sách.',
    en: 'This period is open. To move its deadline or last day, open it in the list.',
  },
};
