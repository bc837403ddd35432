import type { FastifyInstance } from 'fastify';
import { textIn, languageCode } from '#kernel/bilingual.ts';
import { isDeclared, openingAt } from '#calendar/opening.ts';
import type { Agency } from '#catalogue/locality.ts';
import { dayOf } from '#kernel/day.ts';
import { clean, foldTokens, hasAllWords } from '#kernel/fold.ts';
import { formValues, one } from '#web/form-values.ts';
import { sayIn } from '#web/language.ts';
import type { Services } from '#web/services.ts';
import { CONTACT, contactPage } from '#portal/contact/contact-page.ts';
import { sendVisitPage, type Visit, visitRoute } from '#portal/visit.ts';
import { pageNumber } from '#web/page-number.ts';

const PAGE_SIZE = 20;

/** The desks of the province: address, phone, hours of the day. */
export function contactRoutes(app: FastifyInstance, services: Services): void {
  app.get(CONTACT, visitRoute(services, show));
}

async function show(visit: Visit): Promise<unknown> {
  const { lang, services, request } = visit;
  const asked = formValues(request.query);
  const query = clean(one(asked, 'tim')).slice(0, 100);
  const { agencies } = services.directory();
  const byName = new Intl.Collator(languageCode(lang));
  const found = agencies
    .filter((agency) => agency.kind === 'one-stop-desk' && matches(agency, query))
    .toSorted(
      (a, b) => rank(a) - rank(b) || byName.compare(textIn(lang, a.name), textIn(lang, b.name)),
    );
  const pages = Math.max(1, Math.ceil(found.length / PAGE_SIZE));
  const page = pageNumber(asked, pages);
  const now = services.now();
  const today = dayOf(now);
  const calendarOf = (code: string) => services.world().calendarOf(code, today);
  return sendVisitPage(visit, {
    title: sayIn(lang)('Liên hệ', 'Contact'),
    section: CONTACT,
    body: contactPage({
      lang,
      today,
      isDeclared: isDeclared(today, calendarOf('')),
      query,
      desks: found.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE).map((desk) => ({
        desk,
        opening: openingAt(now, calendarOf(desk.code)),
      })),
      total: found.length,
      page,
      pages,
    }),
  });
}

/** The centre of the province first, then districts, then communes. */
const rank = ({ level }: Agency): number => ['province', 'district', 'commune'].indexOf(level);

const matches = ({ name, address }: Agency, query: string): boolean =>
  hasAllWords(foldTokens(`${name.vi} ${name.en} ${address ?? ''}`), foldTokens(query));
