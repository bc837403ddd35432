import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isWorkingDay, type WorkingCalendar } from '#calendar/working-calendar.ts';
import { isDossierId } from '#dossier/dossier-id.ts';
import { type Bilingual, type Language, textIn } from '#kernel/bilingual.ts';
import { addDays, dayOf, type Instant, instantAt, minuteOfDay } from '#kernel/day.ts';
import { portalNavigation } from '#portal/navigation.ts';
import { devPage, eventsPage } from '#portal/dev/dev-page.ts';
import { readQueue, readRawEvents, readScenarios } from '#store/development.ts';
import { formValues, one } from '#web/form-values.ts';
import type { Html } from '#web/html.ts';
import { sendHtml } from '#web/send-html.ts';
import { languageOf } from '#web/language.ts';
import { portalLayout } from '#web/layout/portal-layout.ts';
import type { Development, Services } from '#web/services.ts';

const MOST_DAYS = 250;
const QUEUE_SHOWN = 25;

/** `/dev`: there with the bundled identity provider only, never where people's real data are. */
export function devRoutes(app: FastifyInstance, services: Services, tools: Development): void {
  app.get('/dev', async (request, reply) => show(request, reply, { services, tools }));
  app.post('/dev/clock', async (request, reply) => moveClock(request, reply, { services, tools }));
  app.get('/dev/dossiers/:id', async (request, reply) => {
    const { id } = request.params as { readonly id: string };
    const events = isDossierId(id) ? await readRawEvents(services.pool, id) : [];
    if (events.length === 0) return notFound(reply);
    const lang = languageOf(request, services.furtherLanguages);
    return send(reply, services, { lang, title: id, body: eventsPage(lang, id, events) });
  });
}

interface Place {
  readonly services: Services;
  readonly tools: Development;
}

async function show(
  request: FastifyRequest,
  reply: FastifyReply,
  { services, tools }: Place,
  daysError?: Bilingual,
): Promise<FastifyReply> {
  const lang = languageOf(request, services.furtherLanguages);
  const [scenarios, queue] = await Promise.all([
    readScenarios(services.pool, services.now()),
    readQueue(services.pool, QUEUE_SHOWN),
  ]);
  const body = devPage({
    lang,
    now: services.now(),
    isMoved: tools.clock.isMoved(),
    password: tools.password,
    simulators: tools.simulators,
    scenarios,
    queue,
    daysError: textIn(lang, daysError),
  });
  const status = daysError === undefined ? 200 : 422;
  return send(reply.code(status), services, { lang, title: '/dev', body });
}

async function moveClock(
  request: FastifyRequest,
  reply: FastifyReply,
  place: Place,
): Promise<FastifyReply> {
  const { services, tools } = place;
  // There is no session to hold a token: the browser itself says where the form came from.
  const from = request.headers['sec-fetch-site'] ?? 'same-origin';
  if (from !== 'same-origin' && from !== 'none') return notFound(reply);
  const values = formValues(request.body);
  const days = Number(one(values, 'days'));
  if (one(values, 'back') !== '') await tools.clock.moveTo(null);
  else if (Number.isInteger(days) && days > 0 && days <= MOST_DAYS) {
    const now = services.now();
    const calendar = services.world().calendarOf('', dayOf(now));
    await tools.clock.moveTo(workingDaysOn(now, days, calendar));
  } else return show(request, reply, place, WRONG_DAYS);
  await services.refreshWorld();
  return reply.redirect('/dev', 303);
}

/** The same time of day, so many working days later. */
function workingDaysOn(now: Instant, days: number, calendar: WorkingCalendar): Instant {
  let day = dayOf(now);
  for (let left = days; left > 0; left -= 1) {
    do day = addDays(day, 1);
    while (!isWorkingDay(day, calendar));
  }
  return instantAt(day, minuteOfDay(now));
}

const notFound = (reply: FastifyReply): FastifyReply => {
  reply.callNotFound();
  return reply;
};

const WRONG_DAYS = {
  vi: `Nhập số nguyên từ 1 đến ${MOST_DAYS}.`,
  en: `Enter a whole number from 1 to ${MOST_DAYS}.`,
};

interface Page {
  readonly lang: Language;
  readonly title: string;
  readonly body: Html;
}

const send = (reply: FastifyReply, services: Services, page: Page): FastifyReply =>
  sendHtml(
    reply,
    portalLayout({
      ...page,
      province: services.directory().province,
      furtherLanguages: services.furtherLanguages,
      path: '/dev',
      nav: portalNavigation(page.lang, '/dev'),
    }),
  );
