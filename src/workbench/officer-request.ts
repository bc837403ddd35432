import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Officer } from '#access/officer.ts';
import type { Language } from '#kernel/bilingual.ts';
import type { Value } from '#web/html.ts';
import { sendHtml } from '#web/send-html.ts';
import type { Refresh } from '#web/layout/document.ts';
import { languageOf } from '#web/language.ts';
import type { KeyLine } from '#web/components/key-help.ts';
import type { Services } from '#web/services.ts';
import type { Session } from '#web/session.ts';
import { officerFrame } from '#workbench/officer-frame.ts';

/** One request of a signed-in officer, with all that a page needs to answer it. */
export interface OfficerRequest {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly services: Services;
  readonly session: Session;
  readonly officer: Officer;
  readonly lang: Language;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the workbench's guard before any of its routes runs. */
    session: Session | null;
  }
}

/** Makes a route handler of a page function; the guard has seen to it that somebody is signed in. */
export const officerRoute =
  (services: Services, page: (request: OfficerRequest) => Promise<unknown>) =>
  async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    const { session } = request;
    if (session === null) throw new Error('a workbench route ran without its guard');
    const lang = languageOf(request, services.furtherLanguages);
    return page({ request, reply, services, session, officer: session.officer, lang });
  };

export interface PageProps {
  readonly title: string;
  readonly body: Value;
  readonly status?: number;
  readonly hasErrors?: boolean;
  readonly scripts?: readonly ('forms.js' | 'intake.js' | 'review.js' | 'steer.js')[];
  /** Where it goes by itself without a script. */
  readonly refresh?: Refresh;
  /** Printed across the sheet, for tables of many columns. */
  readonly isWide?: boolean;
  /** Keys that only this page knows. */
  readonly moreKeys?: readonly KeyLine[];
  readonly search?: string;
}

/** Sends a page in the officers' frame. */
export function sendPage(on: OfficerRequest, props: PageProps): FastifyReply {
  return sendHtml(on.reply.code(props.status ?? 200), officerFrame(on, props));
}

/** Answers a form that was done: the browser then fetches the page, so that a reload repeats nothing. */
export const seeOther = (on: OfficerRequest, path: string): FastifyReply =>
  on.reply.redirect(path, 303);
