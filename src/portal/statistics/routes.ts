import type { FastifyInstance, FastifyReply } from 'fastify';
import { textIn, languageCode } from '#kernel/bilingual.ts';
import { dayOf } from '#kernel/day.ts';
import { clean, foldTokens, hasAllWords } from '#kernel/fold.ts';
import {
  type AgencyFigures,
  firstMonth,
  NOTHING_STANDS,
  PROVINCE,
  readAgencyStatistics,
  readAllStatistics,
  type Statistics,
} from '#store/agency-statistics.ts';
import { backLink } from '#web/components/back-link.ts';
import { formValues, one } from '#web/form-values.ts';
import { html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import { sendProblemPage } from '#web/send-problem.ts';
import type { Services } from '#web/services.ts';
import { figuresSection, monthsOf } from '#portal/statistics/agency-page.ts';
import { agenciesCsv, monthsCsv } from '#portal/statistics/figures-csv.ts';
import { STATISTICS, statisticsPath } from '#portal/statistics/paths.ts';
import { type AgencyLine, agencyTable } from '#portal/statistics/province-page.ts';
import { totalsSince } from '#portal/statistics/totals.ts';
import { sendVisitPage, type Visit, visitRoute } from '#portal/visit.ts';
import { pageNumber } from '#web/page-number.ts';

const PAGE_SIZE = 30;

/** How the province and each of its agencies deal with dossiers: counts only, of nobody's data. */
export function statisticsRoutes(app: FastifyInstance, services: Services): void {
  const route = (page: (visit: Visit) => Promise<unknown>) => visitRoute(services, page);
  app.get(STATISTICS, route(showProvince));
  app.get(`${STATISTICS}/so-lieu.csv`, route(sendAgencies));
  app.get(`${STATISTICS}/:agency`, route(showAgency));
  app.get(`${STATISTICS}/:agency/so-lieu.csv`, route(sendMonths));
}

async function showProvince(visit: Visit): Promise<unknown> {
  const { lang, services, request } = visit;
  const asked = formValues(request.query);
  const query = clean(one(asked, 'tim')).slice(0, 100);
  const statistics = await readAllStatistics(services.readPool, services.now());
  const found = linesOf(visit, statistics).filter(({ name }) => matches(name, query));
  const pages = Math.max(1, Math.ceil(found.length / PAGE_SIZE));
  const page = pageNumber(asked, pages);
  const title = sayIn(lang)('Thống kê giải quyết thủ tục', 'Statistics of procedures');
  return sendVisitPage(visit, {
    title,
    section: STATISTICS,
    body: html`<h1>${title}: ${textIn(lang, services.directory().province)}</h1>
${figuresSection({
  lang,
  figures: figuresIn(statistics, PROVINCE),
  countedAt: statistics.countedAt,
  csv: `${STATISTICS}/so-lieu.csv`,
})}
${agencyTable({
  lang,
  query,
  lines: found.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE),
  total: found.length,
  page,
  pages,
})}`,
  });
}

async function showAgency(visit: Visit): Promise<unknown> {
  const { lang, services, request, reply } = visit;
  const code = codeOf(visit);
  const agency = services.directory().agency(code);
  if (agency === null) return sendProblemPage(request, reply, services, 404, NO_SUCH_AGENCY);
  const { countedAt, agencies } = await readAgencyStatistics(
    services.readPool,
    code,
    services.now(),
  );
  const figures = figuresIn({ countedAt, agencies }, code);
  const say = sayIn(lang);
  return sendVisitPage(visit, {
    title: `${say('Thống kê', 'Statistics')}: ${textIn(lang, agency.name)}`,
    section: STATISTICS,
    body: html`${backLink({ href: STATISTICS, text: say('Thống kê toàn tỉnh', 'Statistics of the province') })}
<h1>${textIn(lang, agency.name)}</h1>
${agency.kind === 'one-stop-desk' ? html`<p class="sub">${say('Hồ sơ đang ở bộ phận này tiếp nhận và trả kết quả, do các cơ quan có thẩm quyền giải quyết.', 'Dossiers that this desk receives and gives back; the competent agencies decide them.')}</p>` : null}
${figuresSection({ lang, figures, countedAt, csv: `${statisticsPath(code)}/so-lieu.csv` })}`,
  });
}

async function sendAgencies(visit: Visit): Promise<unknown> {
  const statistics = await readAllStatistics(visit.services.readPool, visit.services.now());
  return sendCsv(visit, 'thong-ke', agenciesCsv(visit.lang, linesOf(visit, statistics)));
}

async function sendMonths(visit: Visit): Promise<unknown> {
  const { lang, services, request, reply } = visit;
  const code = codeOf(visit);
  const { countedAt, agencies } = await readAgencyStatistics(
    services.readPool,
    code,
    services.now(),
  );
  if (services.directory().agency(code) === null) {
    return sendProblemPage(request, reply, services, 404, NO_SUCH_AGENCY);
  }
  const figures = figuresIn({ countedAt, agencies }, code);
  return sendCsv(visit, `thong-ke-${code}`, monthsCsv(lang, figures, monthsOf(countedAt)));
}

const sendCsv = ({ reply }: Visit, name: string, text: string): FastifyReply =>
  reply
    .type('text/csv; charset=utf-8')
    .header('content-disposition', `attachment; filename="${name}.csv"`)
    .send(text);

/** Agencies that decide, in the order of the alphabet; one that ended is there while it has figures. */
function linesOf({ lang, services }: Visit, statistics: Statistics): readonly AgencyLine[] {
  const directory = services.directory();
  const { countedAt } = statistics;
  const first = firstMonth(dayOf(countedAt));
  const working = new Map(directory.agencies.map((agency) => [agency.code, agency]));
  const byName = new Intl.Collator(languageCode(lang));
  return statistics.agencies
    .filter(({ agency }) => {
      const known = directory.agency(agency);
      return known !== null && known.kind !== 'one-stop-desk';
    })
    .map((figures) => ({
      code: figures.agency,
      name: directory.agencyName(figures.agency, lang),
      totals: totalsSince(figures, first),
      waiting: figures.standing.waiting,
      overdue: figures.standing.overdue,
      agency: working.get(figures.agency) ?? null,
    }))
    .toSorted((a, b) => byName.compare(a.name, b.name));
}

const matches = (name: string, query: string): boolean =>
  hasAllWords(foldTokens(name), foldTokens(query));

const figuresIn = ({ agencies }: Statistics, code: string): AgencyFigures =>
  agencies.find(({ agency }) => agency === code) ?? {
    agency: code,
    months: [],
    standing: NOTHING_STANDS,
  };

const codeOf = ({ request }: Visit): string =>
  (request.params as { readonly agency: string }).agency;

const NO_SUCH_AGENCY = {
  vi: 'Không có cơ quan mang mã này. Tìm trong bảng thống kê toàn tỉnh.',
  en: 'No agency has this code. Look in the table of the province.',
};
