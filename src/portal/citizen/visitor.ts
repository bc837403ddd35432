import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Language } from '#kernel/bilingual.ts';
import { isDossierId } from '#dossier/dossier-id.ts';
import { DRAFT } from '#portal/filing/paths.ts';
import { portalNavigation } from '#portal/navigation.ts';
import { keptMarks } from '#portal/citizen/kept-marks.ts';
import { CITIZEN_HOME, CITIZEN_SIGN_IN } from '#portal/citizen/paths.ts';
import type { Draft } from '#store/drafts.ts';
import type { Citizen, CitizenSession } from '#web/citizen-session.ts';
import type { FieldError } from '#web/field-error.ts';
import { formValues, one } from '#web/form-values.ts';
import { type Html, html } from '#web/html.ts';
import { languageOf } from '#web/language.ts';
import type { ScriptName } from '#web/layout/document.ts';
import { portalLayout } from '#web/layout/portal-layout.ts';
import { sendHtml } from '#web/send-html.ts';
import { sendProblemPage } from '#web/send-problem.ts';
import type { Services } from '#web/services.ts';
import { csrfMatches, csrfToken, newSessionToken } from '#web/session-token.ts';
import { FORM_TOO_OLD } from '#web/sign-in.ts';

export const CITIZEN_COOKIE = 'mot_cua_cong_dan';
/** Ties what was begun without an account to the browser in which it was begun. */
const DEVICE_COOKIE = 'mot_cua_may';
const DEVICE_SECONDS = 30 * 24 * 3600;

declare module 'fastify' {
  interface FastifyRequest {
    /** Set before any page of a citizen runs; null where nobody is signed in. */
    citizenSession: CitizenSession | null;
    /** The draft of which a page is to be shown, read with the session; null where none came with it. */
    shownDraft: Draft | null;
  }
}

/** One request of whoever looks at the pages of citizens, signed in or not. */
export interface Visitor {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly services: Services;
  readonly lang: Language;
  readonly citizen: Citizen | null;
  /** The secret of this browser, where nobody is signed in; empty where it has none yet. */
  readonly device: string;
  /** The token of forms on the pages of this visitor. */
  readonly csrf: string;
}

/** By what requests are counted: whoever is signed in by the account, all others by their address. */
export const visitorKey = ({ citizenSession, ip }: FastifyRequest): string =>
  citizenSession?.citizen.citizenId ?? ip;

/** Knows who visits, and takes a form only from the pages of the same visitor. Nothing is cached. */
export function guardCitizens(app: FastifyInstance, services: Services): void {
  app.decorateRequest('citizenSession', null);
  app.decorateRequest('shownDraft', null);
  app.addHook('onRequest', async (request, reply) => {
    reply.header('cache-control', 'no-store');
    const token = request.cookies[CITIZEN_COOKIE] ?? '';
    if (token === '') return;
    const draftId = draftToShow(request);
    if (draftId === null) {
      request.citizenSession = await services.citizens.find(token, Date.now());
      return;
    }
    const found = await services.citizens.findWithDraft(token, Date.now(), draftId);
    request.citizenSession = found?.session ?? null;
    request.shownDraft = found?.draft ?? null;
  });
  app.addHook('preHandler', async (request, reply) => {
    if (request.method !== 'POST' || request.isMultipart()) return;
    // No page of another site can send this header: a browser would ask us first, and we give no leave.
    if (request.headers['tus-resumable'] !== undefined) return;
    if (formIsOurs(request, services, one(formValues(request.body), '_csrf'))) return;
    await sendProblemPage(request, reply, services, 403, FORM_TOO_OLD);
  });
}

/** Only of a page that is shown: what is sent to a draft may take minutes, and it changes meanwhile. */
function draftToShow({ method, routeOptions, params }: FastifyRequest): string | null {
  if (method !== 'GET' || routeOptions.url?.startsWith(`${DRAFT}/:id/`) !== true) return null;
  const { id = '' } = params as { readonly id?: string };
  return isDossierId(id) ? id : null;
}

/** Whether a form's token is that of its visitor; multipart forms ask once they are read. */
export const formIsOurs = (request: FastifyRequest, services: Services, sent: string): boolean =>
  csrfMatches({ csrf: csrfOf(request, services) }, sent);

const csrfOf = ({ citizenSession, cookies }: FastifyRequest, { formKey }: Services): string =>
  citizenSession?.csrf ?? csrfToken(formKey, cookies[DEVICE_COOKIE] ?? '');

export type VisitorPage = (visitor: Visitor) => Promise<unknown>;

/** Makes a route handler of a page for anybody. */
export const visitorRoute =
  (services: Services, page: VisitorPage) =>
  (request: FastifyRequest, reply: FastifyReply): Promise<unknown> =>
    page({
      request,
      reply,
      services,
      lang: languageOf(request, services.furtherLanguages),
      citizen: request.citizenSession?.citizen ?? null,
      device: request.cookies[DEVICE_COOKIE] ?? '',
      csrf: csrfOf(request, services),
    });

/** A visitor who is signed in. */
export interface SignedInVisitor extends Visitor {
  readonly citizen: Citizen;
}

/** Makes a route handler of a page for whoever is signed in; others sign in first and come back. */
export const citizenRoute = (
  services: Services,
  page: (visitor: SignedInVisitor) => Promise<unknown>,
) =>
  visitorRoute(services, async (visitor) => {
    const { citizen } = visitor;
    return citizen === null ? askToSignIn(visitor) : page({ ...visitor, citizen });
  });

/** To the provider and back to this page; a form that was sent comes back to the page before it. */
export function askToSignIn({ request, reply }: Visitor): FastifyReply {
  const back = request.method === 'GET' ? request.url : CITIZEN_HOME;
  return reply.redirect(`${CITIZEN_SIGN_IN}?tiep=${encodeURIComponent(back)}`, 303);
}

/** The visitor with a secret of this browser, made now where there is none and nobody is signed in. */
export function withDevice(visitor: Visitor): Visitor {
  if (visitor.citizen !== null || visitor.device !== '') return visitor;
  const device = newSessionToken();
  const { formKey, publicUrl } = visitor.services;
  visitor.reply.setCookie(DEVICE_COOKIE, device, {
    httpOnly: true,
    sameSite: 'lax',
    secure: publicUrl.startsWith('https:'),
    path: '/',
    maxAge: DEVICE_SECONDS,
  });
  return { ...visitor, device, csrf: csrfToken(formKey, device) };
}

export interface CitizenPage {
  readonly title: string;
  readonly body: Html;
  readonly status?: number;
  readonly errors?: readonly FieldError[];
  readonly scripts?: readonly ScriptName[];
  /** Which link of the navigation it stands under. */
  readonly current?: string;
}

export function sendCitizenPage(visitor: Visitor, page: CitizenPage): FastifyReply {
  const { lang, request, reply, services, citizen } = visitor;
  const { errors = [], current = CITIZEN_HOME } = page;
  // Whoever signs in ends what this device keeps of somebody else.
  const marks = citizen === null || page.scripts?.includes('kept.js') ? [] : keptMarks(visitor);
  const scripts = marks.length === 0 ? page.scripts : [...(page.scripts ?? []), 'kept.js' as const];
  const layout = portalLayout({
    lang,
    province: services.directory().province,
    furtherLanguages: services.furtherLanguages,
    title: page.title,
    // A page of a draft that was sent back is shown at the same address, with all that was typed.
    path: request.method === 'GET' || request.url.startsWith(`${DRAFT}/`) ? request.url : current,
    hasErrors: errors.length > 0,
    nav: portalNavigation(lang, current),
    ...(scripts === undefined ? {} : { scripts }),
    body: html`${page.body}${marks.length === 0 ? null : html`<div id="kept-line" data-owner="${marks.join(' ')}" hidden></div>`}`,
  });
  return sendHtml(reply.code(page.status ?? (errors.length > 0 ? 422 : 200)), layout);
}
