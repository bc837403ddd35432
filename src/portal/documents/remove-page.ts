import { sendCitizenPage, type SignedInVisitor } from '#portal/citizen/visitor.ts';
import { DOCUMENTS, documentPath } from '#portal/documents/paths.ts';
import { findDocument, forgetDocument } from '#store/personal-documents.ts';
import { backLink } from '#web/components/back-link.ts';
import { button } from '#web/components/button.ts';
import { csrfField } from '#web/components/csrf-field.ts';
import { html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import { sendProblemPage } from '#web/send-problem.ts';

/** Asks before a paper is thrown away. */
export async function showRemove(visitor: SignedInVisitor): Promise<unknown> {
  const { services, lang, csrf, citizen, request, reply } = visitor;
  const say = sayIn(lang);
  const found = await findDocument(services.pool, citizen.citizenId, documentOf(visitor));
  if (found === null) return sendProblemPage(request, reply, services, 404, NO_SUCH_PAPER);
  const title = say('Bỏ giấy tờ này?', 'Remove this paper?');
  return sendCitizenPage(visitor, {
    title,
    body: html`${backLink({ href: DOCUMENTS, text: say('Không bỏ', 'Keep it') })}
<h1>${title}</h1><p>${found.title} <span class="fine">${found.name}</span></p>
<p>${say('Hồ sơ đã nộp vẫn giữ bản của hồ sơ. Trong kho của bạn thì không lấy lại được.', 'A dossier that you handed in keeps its own copy. Here it is gone for good.')}</p>
<form method="post" action="${documentPath(found.documentId)}/bo">${csrfField(csrf)}${button({ text: say('Bỏ', 'Remove'), kind: 'danger' })}</form>`,
  });
}

/** Its bytes stay while a dossier or draft holds them; else whoever keeps house removes them. */
export async function removePaper(visitor: SignedInVisitor): Promise<unknown> {
  const { services, citizen, reply } = visitor;
  const sha256 = await forgetDocument(services.pool, citizen.citizenId, documentOf(visitor));
  if (sha256 !== null) await services.content.renew(sha256);
  return reply.redirect(DOCUMENTS, 303);
}

const documentOf = ({ request }: SignedInVisitor): string =>
  (request.params as { readonly document?: string }).document ?? '';

export const NO_SUCH_PAPER = {
  vi: 'Không có giấy tờ này trong kho của bạn. Xem lại danh sách ở trang Giấy tờ của tôi.',
  en: 'You keep no such paper. See the list on the page of your papers.',
};
