import type { FastifyInstance } from 'fastify';
import { textIn } from '#kernel/bilingual.ts';
import type { Procedure } from '#catalogue/procedure.ts';
import { readProcedure } from '#catalogue/read-procedure.ts';
import type { CatalogueDraft } from '#store/catalogue-drafts.ts';
import { procedureAnswers } from '#web/catalogue/procedure-answers.ts';
import { backLink } from '#web/components/back-link.ts';
import { notice } from '#web/components/notice.ts';
import { type Html, html } from '#web/html.ts';
import { sendHtml } from '#web/send-html.ts';
import { sayIn } from '#web/language.ts';
import { portalLayout } from '#web/layout/portal-layout.ts';
import type { Services } from '#web/services.ts';
import { PREVIEW_FAULTY } from '#workbench/catalogue/draft-texts.ts';
import { CATALOGUE_PATH, DRAFT_PATH, draftPath, historyPath } from '#workbench/catalogue/paths.ts';
import { draftRoute, sendDraft } from '#workbench/catalogue/send-draft.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';

/** A procedure that is being written or awaits approval, as everybody will see it. */
export function previewRoutes(app: FastifyInstance, services: Services): void {
  app.get(`${DRAFT_PATH}/:id/xem-truoc`, draftRoute(services, 'catalogue', preview));
}

async function preview(on: OfficerRequest, draft: CatalogueDraft): Promise<unknown> {
  const { lang, request, reply, services } = on;
  const read = readProcedure(draft.body);
  if (draft.kind !== 'procedure' || !read.ok) {
    return sendDraft(on, draft, [], { tone: 'warning', text: textIn(lang, PREVIEW_FAULTY) });
  }
  const page = portalLayout({
    lang,
    province: services.directory().province,
    furtherLanguages: services.furtherLanguages,
    title: textIn(lang, read.value.name),
    path: request.url,
    body: previewBody(on, draft, read.value),
  });
  return sendHtml(reply, page);
}

function previewBody(on: OfficerRequest, draft: CatalogueDraft, procedure: Procedure): Html {
  const { lang, services } = on;
  const say = sayIn(lang);
  const { agencies } = services.directory();
  const { handlerFor, rulesOn } = services.world();
  const { inForce } = services.catalogue();
  return html`${notice({
    lang,
    tone: 'info',
    title: say(
      'Bản xem trước: người dân chưa thấy trang này.',
      'A preview: nobody else sees this page yet.',
    ),
  })}
${backLink({ href: draftPath(draft.draftId), text: say('Bản nháp', 'Draft') })}
<h1>${textIn(lang, procedure.name)}</h1>
<p class="sub">${procedure.code} · ${textIn(lang, procedure.field.name)}</p>
${procedureAnswers({
  lang,
  procedure,
  desks: agencies.filter(({ code }) => handlerFor(procedure, code) !== null),
  rules: rulesOn(procedure.validFrom),
  parts: procedure.parts.flatMap(({ code }) => inForce(code, procedure.validFrom) ?? []),
  links: {
    part: (code) => historyPath(CATALOGUE_PATH, code),
    blankForm: null,
    bpmn: null,
    schema: null,
  },
})}`;
}
