import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Bilingual, type Language, textIn } from '#kernel/bilingual.ts';
import { button } from '#web/components/button.ts';
import { formValues } from '#web/form-values.ts';
import { type Html, html } from '#web/html.ts';
import { sendHtml } from '#web/send-html.ts';
import { languageOf, sayIn } from '#web/language.ts';
import { type ProblemCode, problemPage } from '#web/problem.ts';
import type { Services } from '#web/services.ts';

/** Sends the plain page of a problem in the reader's language; it needs no database. */
export function sendProblemPage(
  request: FastifyRequest,
  reply: FastifyReply,
  services: Services,
  code: ProblemCode,
  detail?: Bilingual,
): FastifyReply {
  const lang = languageOf(request, services.furtherLanguages);
  const page = problemPage({
    lang,
    code,
    province: services.directory().province,
    furtherLanguages: services.furtherLanguages,
    path: request.method === 'GET' ? request.url : '/',
    reference: request.id,
    ...(detail === undefined ? {} : { detail: textIn(lang, detail) }),
    ...(code === 503 && request.method === 'POST' ? { retry: sendAgain(request, lang) } : {}),
  });
  return sendHtml(reply.code(code), page);
}

/** The form that could not be taken, to be sent once more: nothing typed is lost. */
function sendAgain(request: FastifyRequest, lang: Language): Html {
  const fields = [...formValues(request.body)].flatMap(([name, values]) =>
    values.map((value) => html`<input type="hidden" name="${name}" value="${value}">`),
  );
  const text = sayIn(lang)('Gửi lại nội dung đã nhập', 'Send what was typed again');
  return html`<form method="post" action="${request.url}">${fields}${button({ text })}</form>`;
}
