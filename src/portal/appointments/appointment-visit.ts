import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Agency } from '#catalogue/locality.ts';
import { type Bookable, bookableDays } from '#desk/slots.ts';
import { lifeEventsOf, type VisitPurpose } from '#desk/visit-purpose.ts';
import type { Language } from '#kernel/bilingual.ts';
import { type Day, dayOf, type Instant } from '#kernel/day.ts';
import { isUuid } from '#kernel/uuid.ts';
import { type Appointment, readAppointment, takenOn } from '#store/appointments.ts';
import { readSlotRules } from '#store/slot-rules.ts';
import type { Value } from '#web/html.ts';
import { sendHtml } from '#web/send-html.ts';
import { languageOf } from '#web/language.ts';
import { portalLayout } from '#web/layout/portal-layout.ts';
import { sendProblemPage } from '#web/send-problem.ts';
import type { Services } from '#web/services.ts';
import { portalNavigation } from '#portal/navigation.ts';
import { APPOINTMENTS_PATH } from '#portal/appointments/paths.ts';

/** One request about the appointments of a desk. */
export interface AppointmentVisit {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly services: Services;
  readonly lang: Language;
  readonly desk: Agency;
}

/** Makes a route handler of a page: 404 where the address names no desk. */
export const appointmentRoute =
  (services: Services, page: (visit: AppointmentVisit) => Promise<unknown>) =>
  async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    const { desk: code } = request.params as { readonly desk: string };
    const desk = services
      .directory()
      .agencies.find((agency) => agency.code === code && agency.kind === 'one-stop-desk');
    if (desk === undefined) return sendProblemPage(request, reply, services, 404);
    return page({
      request,
      reply,
      services,
      lang: languageOf(request, services.furtherLanguages),
      desk,
    });
  };

export interface AppointmentPage {
  readonly title: string;
  readonly status?: number;
  readonly hasErrors?: boolean;
  readonly body: Value;
}

/** Sends a page of appointments; none is kept by a browser or a cache. */
export const sendAppointmentPage = (
  { request, reply, services, lang }: Omit<AppointmentVisit, 'desk'>,
  page: AppointmentPage,
): FastifyReply =>
  sendHtml(
    reply.code(page.status ?? 200).header('cache-control', 'no-store'),
    portalLayout({
      lang,
      province: services.directory().province,
      furtherLanguages: services.furtherLanguages,
      title: page.title,
      path: request.method === 'GET' ? request.url : APPOINTMENTS_PATH,
      hasErrors: page.hasErrors,
      nav: portalNavigation(lang, APPOINTMENTS_PATH),
      body: page.body,
    }),
  );

/** The days on which one may come to the desk, with their slots, taken or not. */
export async function daysAt({ services, desk }: AppointmentVisit): Promise<readonly Bookable[]> {
  const now = services.now();
  const rules = await readSlotRules(services.pool, desk.code);
  const calendarOn = (day: Day) => services.world().calendarOf(desk.code, day);
  return bookableDays(rules, calendarOn, { today: dayOf(now), now });
}

/** A day with only those slots that have a place left. */
export async function withPlaces(
  { services, desk }: AppointmentVisit,
  bookable: Bookable,
): Promise<Bookable> {
  const taken: ReadonlyMap<Instant, number> = await takenOn(services.pool, desk.code, bookable.day);
  const { capacity } = bookable.rule;
  return {
    ...bookable,
    slots: bookable.slots.filter(({ start }) => (taken.get(start) ?? 0) < capacity),
  };
}

/** What one may come for by appointment: the procedures of the desk, by what happens in life. */
export const bookablePurposes = ({ services, desk }: AppointmentVisit): readonly VisitPurpose[] => [
  ...lifeEventsOf(services.directory().receivedAt(desk.code, dayOf(services.now()), '')),
  'unsure',
];

const COOKIE = 'mot_cua_lich_hen';
const HOUR_SECONDS = 3600;

/** Keeps for an hour which appointment is this browser's: neither id nor code stands in an address. */
export const rememberAppointment = (visit: AppointmentVisit, appointmentId: string): FastifyReply =>
  visit.reply.setCookie(COOKIE, appointmentId, {
    httpOnly: true,
    sameSite: 'lax',
    secure: visit.services.publicUrl.startsWith('https:'),
    path: APPOINTMENTS_PATH,
    signed: true,
    maxAge: HOUR_SECONDS,
  });

/** The appointment of this browser at the desk, or null. */
export async function ownAppointment(visit: AppointmentVisit): Promise<Appointment | null> {
  const raw = visit.request.cookies[COOKIE];
  if (raw === undefined) return null;
  const { valid, value } = visit.request.unsignCookie(raw);
  if (!valid || value === null || !isUuid(value)) return null;
  const found = await readAppointment(visit.services.pool, value);
  return found?.desk === visit.desk.code ? found : null;
}
