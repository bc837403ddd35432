import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Language } from '#kernel/bilingual.ts';
import { portalNavigation } from '#portal/navigation.ts';
import type { Html } from '#web/html.ts';
import { sendHtml } from '#web/send-html.ts';
import { languageOf } from '#web/language.ts';
import { portalLayout } from '#web/layout/portal-layout.ts';
import type { Services } from '#web/services.ts';

/** One request of a stranger, with all that a page needs to answer it. */
export interface Visit {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly services: Services;
  readonly lang: Language;
}

/** Makes a route handler of a page function. */
export const visitRoute =
  (services: Services, page: (visit: Visit) => Promise<unknown>) =>
  async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> =>
    page({ request, reply, services, lang: languageOf(request, services.furtherLanguages) });

export interface VisitPage {
  readonly title: string;
  readonly body: Html;
  /** The line of the navigation to which the page belongs. */
  readonly section: string;
  readonly status?: number;
  readonly hasErrors?: boolean;
  /** `no-store`: somebody's own, kept nowhere. `private`: for this browser, which may go back to it. */
  readonly cache?: 'no-store' | 'private';
}

/** Sends a page in the frame of the portal; the language switch leads to the same address. */
export function sendVisitPage(visit: Visit, page: VisitPage): FastifyReply {
  const { request, reply, services, lang } = visit;
  const layout = portalLayout({
    lang,
    province: services.directory().province,
    furtherLanguages: services.furtherLanguages,
    title: page.title,
    // What a form sent cannot be shown by an address: the switch leads to the section.
    path: request.method === 'GET' ? request.url : page.section,
    hasErrors: page.hasErrors,
    nav: portalNavigation(lang, page.section),
    body: page.body,
  });
  if (page.cache !== undefined) {
    reply.header('cache-control', page.cache === 'private' ? 'private, no-cache' : 'no-store');
  }
  return sendHtml(reply.code(page.status ?? 200), layout);
}
