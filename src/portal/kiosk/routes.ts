import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { textIn } from '#kernel/bilingual.ts';
import { parsePurpose } from '#desk/visit-purpose.ts';
import { readTicket, takeTicket } from '#store/queue-tickets.ts';
import { waitBefore } from '#store/queue-view.ts';
import { isUuid } from '#kernel/uuid.ts';
import { formValues, one } from '#web/form-values.ts';
import { sayIn } from '#web/language.ts';
import { sendProblemPage } from '#web/send-problem.ts';
import type { Services } from '#web/services.ts';
import { checkInRoutes } from '#portal/kiosk/check-in-routes.ts';
import { deviceOf, kioskOf } from '#portal/kiosk/device.ts';
import { enrolRoutes } from '#portal/kiosk/enrol-routes.ts';
import { ownDossierRoutes } from '#portal/kiosk/own-dossier-routes.ts';
import {
  kioskRoute,
  type KioskVisit,
  purposesHere,
  sendKioskPage,
} from '#portal/kiosk/kiosk-visit.ts';
import { slipPath } from '#portal/kiosk/paths.ts';
import { slipPage } from '#portal/kiosk/slip-page.ts';
import { startPage } from '#portal/kiosk/start-page.ts';

/** Seconds for which a slip stays on the screen of a kiosk; on somebody's own phone it stays. */
const SLIP_SECONDS = 20;

/** The kiosk of a desk: a number for whoever comes. */
export function kioskRoutes(app: FastifyInstance, services: Services): void {
  const route = (page: (visit: KioskVisit) => Promise<unknown>) => kioskRoute(services, page);
  app.get('/ki-os/:desk', route(showStart));
  app.post('/ki-os/:desk/so', { config: { rateLimit: NUMBERS_LIMIT } }, route(take));
  app.get('/ki-os/:desk/so/:ticketId', route(showSlip));
  enrolRoutes(app, services);
  ownDossierRoutes(app, services);
  checkInRoutes(app, services);
}

/** From one address, and more at a kiosk: nobody takes the queue away from those who stand at the desk. */
const NUMBERS_LIMIT = {
  max: (request: FastifyRequest) => (deviceOf(request) === null ? 10 : 300),
  keyGenerator: (request: FastifyRequest) => deviceOf(request) ?? request.ip,
  timeWindow: '10 minutes',
};

const showStart = (visit: KioskVisit): Promise<unknown> =>
  sendStart(visit, { ticketId: randomUUID(), priority: false, isUnknown: false });

async function sendStart(
  visit: KioskVisit,
  view: { readonly ticketId: string; readonly priority: boolean; readonly isUnknown: boolean },
): Promise<unknown> {
  const isKiosk = (await kioskOf(visit)) !== null;
  const purposes = purposesHere(visit);
  return sendKioskPage(visit, {
    title: sayIn(visit.lang)('Lấy số', 'Take a number'),
    status: view.isUnknown ? 422 : 200,
    hasErrors: view.isUnknown,
    idleSeconds: null,
    body: startPage(visit.lang, { ...view, desk: visit.desk.code, purposes, isKiosk }),
  });
}

async function take(visit: KioskVisit): Promise<unknown> {
  const { services, reply, desk } = visit;
  const values = formValues(visit.request.body);
  const sent = one(values, 'ticketId');
  const ticketId = isUuid(sent) ? sent : randomUUID();
  const priority = one(values, 'priority') === 'yes';
  const purpose = parsePurpose(one(values, 'purpose'));
  if (purpose === null || !purposesHere(visit).includes(purpose)) {
    return sendStart(visit, { ticketId, priority, isUnknown: true });
  }
  const ticket = await takeTicket(services.pool, {
    ticketId,
    desk: desk.code,
    purpose,
    priority,
    slot: null,
    at: services.now(),
  });
  return reply.redirect(slipPath(ticket), 303);
}

async function showSlip(visit: KioskVisit): Promise<unknown> {
  const { services, request, reply, lang, desk } = visit;
  const { ticketId } = request.params as { readonly ticketId: string };
  const ticket = isUuid(ticketId) ? await readTicket(services.pool, ticketId) : null;
  if (ticket === null || ticket.desk !== desk.code) {
    return sendProblemPage(request, reply, services, 404, NO_NUMBER);
  }
  const isKiosk = (await kioskOf(visit)) !== null;
  const { before, time } = await waitBefore(services.pool, ticket, services.now());
  return sendKioskPage(visit, {
    title: sayIn(lang)('Số của ông/bà', 'Your number'),
    idleSeconds: isKiosk ? SLIP_SECONDS : null,
    body: slipPage(lang, {
      ticket,
      deskName: textIn(lang, desk.name),
      before,
      time,
      printsNow: isKiosk,
    }),
  });
}

const NO_NUMBER = {
  vi: 'Không có số này. Hãy lấy số mới tại ki-ốt.',
  en: 'There is no such number. Take a new one at the kiosk.',
};
