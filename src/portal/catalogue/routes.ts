import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { textIn } from '#kernel/bilingual.ts';
import { toJsonSchema } from '#eform/to-json-schema.ts';
import { type Catalogue, isInForce } from '#catalogue/catalogue.ts';
import type { Agency } from '#catalogue/locality.ts';
import type { Procedure } from '#catalogue/procedure.ts';
import { type Day, dayOf, parseDay } from '#kernel/day.ts';
import { desksOn } from '#store/desks-on.ts';
import { type FormValues, formValues, one } from '#web/form-values.ts';
import type { Html } from '#web/html.ts';
import { sendHtml } from '#web/send-html.ts';
import { languageOf, sayIn } from '#web/language.ts';
import { portalLayout } from '#web/layout/portal-layout.ts';
import { sendProblemPage } from '#web/send-problem.ts';
import type { Services } from '#web/services.ts';
import {
  agencyFilter,
  agencyOptions,
  type AgencySources,
  chosenAgency,
} from '#portal/catalogue/agency-facet.ts';
import { blankFormPage } from '#portal/catalogue/blank-form-page.ts';
import { CATALOGUE } from '#portal/catalogue/paths.ts';
import { procedurePage } from '#portal/catalogue/procedure-page.ts';
import { processBpmn } from '#portal/catalogue/process-bpmn.ts';
import {
  type FoundProcedures,
  resultList,
  searchPage,
  type SearchView,
} from '#portal/catalogue/search-page.ts';
import { dayTyped, findProcedures, readQuery } from '#portal/catalogue/search-query.ts';
import { portalNavigation } from '#portal/navigation.ts';

interface Visit {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly services: Services;
}

/** The catalogue for everybody: search, one procedure as of any day, its process, a blank form. */
export function publicCatalogueRoutes(app: FastifyInstance, services: Services): void {
  const route =
    (answer: (visit: Visit) => Promise<unknown>) =>
    async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> =>
      answer({ request, reply, services });
  app.get(CATALOGUE, route(search));
  app.get(`${CATALOGUE}/goi-y`, route(suggest));
  app.get(`${CATALOGUE}/bieu-mau/:code/schema.json`, route(schema));
  app.get(`${CATALOGUE}/:code`, route(show));
  app.get(`${CATALOGUE}/:code/to-khai`, route(blankForm));
  app.get(`${CATALOGUE}/:code/quy-trinh.bpmn`, route(bpmn));
}

const asked = ({ request }: Visit): FormValues => formValues(request.query);

async function search(visit: Visit): Promise<unknown> {
  const view = searchView(visit);
  const title = sayIn(view.lang)('Thủ tục hành chính', 'Administrative procedures');
  return sendPage(visit, title, searchPage(view));
}

/** The list alone, for the script that fetches while somebody types. */
async function suggest(visit: Visit): Promise<unknown> {
  return sendHtml(visit.reply, resultList(foundBy(visit)));
}

function foundBy(visit: Visit): FoundProcedures {
  const { request, services } = visit;
  const query = readQuery(asked(visit));
  // Agencies are those of today: as of another day they narrow nothing, and the page does not offer them.
  const isOfAgency =
    query.day === null ? agencyFilter(query.agency, agencySources(services)) : () => true;
  const day = query.day ?? dayOf(services.now());
  const found = findProcedures(services.catalogue(), query, day, isOfAgency);
  return { lang: languageOf(request, services.furtherLanguages), query, found };
}

const agencySources = (services: Services): AgencySources => ({
  agencies: services.directory().agencies,
  handlerFor: services.world().handlerFor,
});

function searchView(visit: Visit): SearchView {
  const { services } = visit;
  const found = foundBy(visit);
  const all = services.catalogue().all(found.query.day ?? dayOf(services.now()));
  const typedDay = one(asked(visit), 'ngay').trim().slice(0, 20);
  const fields = new Map(all.map(({ field }) => [field.name.vi, field.name]));
  return {
    ...found,
    typedDay,
    agencies: agencyOptions(found.lang, agencySources(services), all),
    statisticsOf: chosenAgency(found.query.agency, services.directory().agencies),
    fields: [...fields.values()].sort((a, b) => byName.compare(a.vi, b.vi)),
  };
}

const byName = new Intl.Collator('vi');

async function show(visit: Visit): Promise<unknown> {
  const { request, services } = visit;
  const today = dayOf(services.now());
  const { typed, day } = dayAsked(visit);
  const shown = day ?? today;
  const catalogue = services.catalogue();
  const code = codeOf(visit);
  const versions = catalogue.versions(code);
  const procedure = catalogue.inForce(code, shown) ?? (day === null ? versions.at(-1) : null);
  if (procedure === undefined || procedure === null) {
    return sendProblemPage(
      request,
      visit.reply,
      services,
      404,
      versions.length === 0 ? NO_SUCH_CODE : NOT_IN_FORCE,
    );
  }
  const lang = languageOf(request, services.furtherLanguages);
  const { rulesOn } = services.world();
  return sendPage(
    visit,
    textIn(lang, procedure.name),
    procedurePage({
      lang,
      procedure,
      versions,
      day: shown,
      isToday: shown === today,
      wrongDay: typed !== '' && day === null ? typed : null,
      alternatives: isInForce(procedure, shown) ? [] : alternativesTo(procedure, catalogue, today),
      desks: await desksOf(services, procedure, shown, shown === today),
      rules: rulesOn(shown),
      parts: procedure.parts.flatMap((part) => catalogue.inForce(part.code, shown) ?? []),
      form: shown === today ? (services.forms().ofProcedure(code, today)?.code ?? null) : null,
    }),
  );
}

/** The desks of today from memory, those of another day from the database. */
async function desksOf(
  services: Services,
  procedure: Procedure,
  day: Day,
  isToday: boolean,
): Promise<readonly Agency[]> {
  if (!isToday) return desksOn(services.readPool, procedure, day);
  const { handlerFor } = services.world();
  return services.directory().agencies.filter(({ code }) => handlerFor(procedure, code) !== null);
}

const MOST_ALTERNATIVES = 3;

/** What somebody may need who came to a procedure that is not in force: those in force of its words. */
const alternativesTo = (
  { code, shortName }: Procedure,
  catalogue: Catalogue,
  today: Day,
): readonly Procedure[] =>
  catalogue
    .search(shortName.vi, today)
    .filter((other) => other.code !== code)
    .slice(0, MOST_ALTERNATIVES);

/** The day of the address as typed, and what it is; null where it is none or none is asked for. */
function dayAsked(visit: Visit): { readonly typed: string; readonly day: Day | null } {
  const typed = one(asked(visit), 'ngay').trim().slice(0, 20);
  return { typed, day: typed === '' ? null : dayTyped(typed) };
}

async function blankForm(visit: Visit): Promise<unknown> {
  const { request, services } = visit;
  const { day } = dayAsked(visit);
  const shown = day ?? dayOf(services.now());
  const catalogue = services.catalogue();
  const procedure = catalogue.inForce(codeOf(visit), shown);
  if (procedure === null) {
    const isKnown = catalogue.versions(codeOf(visit)).length > 0;
    const why = isKnown ? NOT_IN_FORCE : NO_SUCH_CODE;
    return sendProblemPage(request, visit.reply, services, 404, why);
  }
  const lang = languageOf(request, services.furtherLanguages);
  const form = services.forms().ofProcedure(procedure.code, shown);
  return sendPage(visit, textIn(lang, procedure.name), blankFormPage(lang, procedure, form, day));
}

async function bpmn(visit: Visit): Promise<unknown> {
  const { request, reply, services } = visit;
  const from = parseDay(one(asked(visit), 'tu'));
  const catalogue = services.catalogue();
  const procedure: Procedure | null = from.ok
    ? catalogue.version(codeOf(visit), from.value)
    : catalogue.inForce(codeOf(visit), dayOf(services.now()));
  if (procedure === null || procedure.steps.length === 0) {
    return sendProblemPage(request, reply, services, 404, NO_SUCH_CODE);
  }
  const name = `${procedure.code}@${procedure.validFrom}.bpmn`;
  return reply
    .type('application/xml; charset=utf-8')
    .header('content-disposition', `attachment; filename="${name}"`)
    .send(await processBpmn(procedure));
}

/** A declaration as JSON Schema 2020-12, for whoever fills it in by machine. */
async function schema(visit: Visit): Promise<unknown> {
  const { request, reply, services } = visit;
  const form = services.forms().inForce(codeOf(visit), dayOf(services.now()));
  if (form === null) return sendProblemPage(request, reply, services, 404, NO_SUCH_CODE);
  return reply.type('application/schema+json; charset=utf-8').send(toJsonSchema(form));
}

const codeOf = ({ request }: Visit): string => (request.params as { readonly code: string }).code;

function sendPage({ request, reply, services }: Visit, title: string, body: Html): unknown {
  const lang = languageOf(request, services.furtherLanguages);
  return sendHtml(
    reply,
    portalLayout({
      lang,
      province: services.directory().province,
      furtherLanguages: services.furtherLanguages,
      title,
      path: request.url,
      nav: portalNavigation(lang, CATALOGUE),
      scripts: ['catalogue.js', 'filter.js'],
      body,
    }),
  );
}

const NO_SUCH_CODE = {
  vi: 'Không có thủ tục nào mang mã này. Tìm theo tên tại trang Thủ tục hành chính.',
  en: 'No procedure has this code. Search by name on the page of procedures.',
};
const NOT_IN_FORCE = {
  vi: 'Thủ tục này chưa có hoặc không còn hiệu lực vào ngày đó. Chọn ngày khác.',
  en: 'This procedure was not in force on that day. Choose another.',
};
