import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Agency } from '#catalogue/locality.ts';
import { purposesAt, type VisitPurpose } from '#desk/visit-purpose.ts';
import { type Language, textIn } from '#kernel/bilingual.ts';
import { dayOf } from '#kernel/day.ts';
import { type Html, html, type Value } from '#web/html.ts';
import { sendHtml } from '#web/send-html.ts';
import { languageOf } from '#web/language.ts';
import { deviceLayout } from '#web/layout/device-layout.ts';
import { sendProblemPage } from '#web/send-problem.ts';
import type { Services } from '#web/services.ts';
import { deviceOf, markShared } from '#portal/kiosk/device.ts';
import { kioskPath } from '#portal/kiosk/paths.ts';

/** One request of a device at a desk. */
export interface KioskVisit {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly services: Services;
  readonly lang: Language;
  readonly desk: Agency;
}

/** Makes a route handler of a page: 404 where the address names no desk that is open these days. */
export const kioskRoute =
  (services: Services, page: (visit: KioskVisit) => Promise<unknown>) =>
  async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    reply.header('cache-control', 'no-store');
    const { desk: code } = request.params as { readonly desk: string };
    const desk = services
      .directory()
      .agencies.find((agency) => agency.code === code && agency.kind === 'one-stop-desk');
    if (desk === undefined) return sendProblemPage(request, reply, services, 404, NO_DESK);
    return page({
      request,
      reply,
      services,
      lang: languageOf(request, services.furtherLanguages),
      desk,
    });
  };

export interface KioskPage {
  readonly title: string;
  readonly status?: number;
  readonly hasErrors?: boolean;
  /** Seconds after which a page that nobody touches goes back to the start; null for the start. */
  readonly idleSeconds: number | null;
  readonly body: Value;
}

/** Sends a page of a kiosk. It goes back to the start by itself, in Vietnamese again. */
export function sendKioskPage(visit: KioskVisit, page: KioskPage): FastifyReply {
  const { request, reply, services, lang, desk } = visit;
  const start = `${kioskPath(desk.code)}?lang=vi` as const;
  const { idleSeconds } = page;
  if (deviceOf(request) !== null) markShared(visit);
  return sendHtml(
    reply.code(page.status ?? 200),
    deviceLayout({
      lang,
      kind: 'kiosk',
      province: services.directory().province,
      furtherLanguages: services.furtherLanguages,
      desk: textIn(lang, desk.name),
      title: page.title,
      path: request.method === 'GET' ? request.url : kioskPath(desk.code),
      hasErrors: page.hasErrors,
      scripts: ['kiosk.js'],
      refresh: idleSeconds === null ? undefined : { seconds: 2 * idleSeconds, path: start },
      body: idleSeconds === null ? page.body : idle(page.body, idleSeconds, start),
    }),
  );
}

/** All for which one may take a number at the desk today. */
export const purposesHere = ({ services, desk }: KioskVisit): readonly VisitPurpose[] =>
  purposesAt(services.directory().receivedAt(desk.code, dayOf(services.now()), ''));

const idle = (body: Value, seconds: number, start: string): Html =>
  html`<div data-idle-seconds="${seconds}" data-idle-url="${start}">${body}</div>`;

const NO_DESK = {
  vi: 'Không có Bộ phận Một cửa nào ở địa chỉ này.',
  en: 'There is no one-stop desk at this address.',
};
