import type { FastifyInstance } from 'fastify';
import { maySee } from '#access/may-act.ts';
import { type Day, dayOf, type Instant, parseDay, parseInstant } from '#kernel/day.ts';
import { type FigureCell, readFigureDossiers } from '#store/figure-dossiers.ts';
import { NO_DOSSIER } from '#store/write-batch.ts';
import { button } from '#web/components/button.ts';
import { disclosure } from '#web/components/disclosure.ts';
import { pageHeading } from '#web/components/page-heading.ts';
import { printButton } from '#web/components/print-button.ts';
import { type FormValues, formValues, one } from '#web/form-values.ts';
import { html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import { pageNumber } from '#web/page-number.ts';
import type { Services } from '#web/services.ts';
import { agencyChoice } from '#workbench/admin/agency-choice.ts';
import { type OfficerRequest, officerRoute, sendPage } from '#workbench/officer-request.ts';
import { recordReads } from '#workbench/record-reads.ts';
import { deny, sendProblem } from '#workbench/refuse-page.ts';
import { figureOfSlug } from '#workbench/dashboard/figure-words.ts';
import { figureListPage } from '#workbench/dashboard/figure-list-page.ts';
import { DASHBOARD_PATH, dashboardPath } from '#workbench/dashboard/paths.ts';
import { askedAgency, scopeOf } from '#workbench/dashboard/scope.ts';
import { dashboardPage } from '#workbench/dashboard/dashboard-page.ts';
import { readDashboardView } from '#workbench/dashboard/dashboard-view.ts';

const REFRESH_SECONDS = 60;
const PAGE_SIZE = 50;

/** The dashboard of leaders, and the dossiers behind each of its figures. */
export function dashboardRoutes(app: FastifyInstance, services: Services): void {
  const route = (page: (on: OfficerRequest, agency: string) => Promise<unknown>) =>
    officerRoute(services, async (on) => {
      if (scopeOf(on) === 'none') return deny(on, NO_DOSSIER, 'steering', 'role-may-not');
      const agency = askedAgency(on);
      if (agency !== null) return page(on, agency);
      return scopeOf(on) === 'province'
        ? sendProblem(on, 404, NO_SUCH_AGENCY)
        : deny(on, NO_DOSSIER, 'steering', 'agency-may-not');
    });
  app.get(DASHBOARD_PATH, route(showDashboard));
  app.get(`${DASHBOARD_PATH}/ho-so`, route(showDossiers));
}

async function showDashboard(on: OfficerRequest, agency: string): Promise<unknown> {
  const { lang } = on;
  const say = sayIn(lang);
  const directory = on.services.directory();
  const name =
    agency === '' ? say('toàn tỉnh', 'the province') : directory.agencyName(agency, lang);
  const path = dashboardPath(agency);
  return sendPage(on, {
    title: `${say('Điều hành', 'Steering')}: ${name}`,
    scripts: ['forms.js', 'steer.js'],
    refresh: { seconds: REFRESH_SECONDS, path: path as `/${string}` },
    body: html`${pageHeading({ title: html`${say('Điều hành', 'Steering')}: ${name}` })}
<p class="fine" data-stale hidden>${say('Mất kết nối: số liệu bên dưới là của lúc đã ghi, trang đang thử lại.', 'The line is dead: the figures below are of the time that is shown; the page tries again.')}</p>
${scopeOf(on) === 'province' ? choice(on, agency) : null}
${dashboardPage(on, await readDashboardView(on, agency))}
${printButton(lang)}`,
  });
}

function choice(on: OfficerRequest, agency: string) {
  const say = sayIn(on.lang);
  return html`<div class="screen">${agency === '' ? null : html`<p><a href="${DASHBOARD_PATH}">${say('Về toàn tỉnh', 'Back to the province')}</a></p>`}${disclosure(
    {
      id: 'choose-agency',
      summary: say('Xem một cơ quan', 'See one agency'),
      body: html`<form method="get" action="${DASHBOARD_PATH}" novalidate>${agencyChoice({
        lang: on.lang,
        name: 'co-quan',
        label: say('Cơ quan', 'Agency'),
        prompt: say('Toàn tỉnh', 'The province'),
        value: agency,
        agencies: on.services.directory().agencies,
      })}${button({ text: say('Xem', 'Show'), kind: 'secondary' })}</form>`,
    },
  )}</div>`;
}

async function showDossiers(on: OfficerRequest, agency: string): Promise<unknown> {
  const query = formValues(on.request.query);
  const cell = cellOf(on, agency, query);
  if (cell === null) return sendProblem(on, 404, NO_SUCH_FIGURE);
  const { queue } = cell;
  // A work-list of another agency is none of this leader's.
  if (queue !== null && scopeOf(on) === 'own-agency' && queue.place !== on.officer.agency) {
    return deny(on, NO_DOSSIER, 'steering', 'agency-may-not');
  }
  const number = pageNumber(query);
  const [page, beyond] = await Promise.all([
    readFigureDossiers(on.services.readPool, cell, { number, size: PAGE_SIZE }),
    readFigureDossiers(on.services.readPool, cell, { number: number * PAGE_SIZE + 1, size: 1 }),
  ]);
  const rows = page.map((row) => ({ ...row, isOpen: maySee(on.officer, row) }));
  await recordReads(
    on,
    rows.filter(({ isOpen }) => isOpen),
    'figure',
  );
  return sendPage(
    on,
    figureListPage(on, { agency, cell, rows, number, hasMore: beyond.length > 0 }),
  );
}

function cellOf(on: OfficerRequest, agency: string, query: FormValues): FigureCell | null {
  const now = on.services.now();
  const figure = figureOfSlug(one(query, 'con-so'));
  if (figure === null) return null;
  const from = dayAsked(query, 'tu', now);
  const to = dayAsked(query, 'den', now);
  const until = parseInstant(one(query, 'luc'));
  const [place, role] = [one(query, 'noi'), one(query, 'vai-tro')];
  const channel = one(query, 'kenh');
  return {
    figure,
    agencies: agency === '' ? provinceOf(query) : [agency],
    procedure: one(query, 'thu-tuc') || null,
    channel: channel === 'desk' || channel === 'online' ? channel : null,
    from,
    to,
    at: until.ok && until.value < now ? until.value : now,
    queue: place === '' || role === '' ? null : { place, role },
  };
}

const provinceOf = (query: FormValues): 'province' | 'province-with-legs' =>
  one(query, 'lien-thong') === '1' ? 'province-with-legs' : 'province';

function dayAsked(query: FormValues, name: string, now: Instant): Day {
  const day = parseDay(one(query, name));
  return day.ok ? day.value : dayOf(now);
}

const NO_SUCH_AGENCY = {
  vi: 'Không có cơ quan mang mã này. Chọn cơ quan trong danh sách ở trang Điều hành.',
  en: 'No agency has this code. Choose one from the list on the page Steering.',
};

const NO_SUCH_FIGURE = {
  vi: 'Không có số liệu này. Mở lại từ trang Điều hành.',
  en: 'There is no such figure. Open it again from the page Steering.',
};
