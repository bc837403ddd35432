import { sendCitizenPage, type SignedInVisitor } from '#portal/citizen/visitor.ts';
import { DOCUMENTS, SHARES, storedPath } from '#portal/documents/paths.ts';
import { shareCards } from '#portal/documents/share-cards.ts';
import { revokeShare, sharesOf } from '#store/document-shares.ts';
import { backLink } from '#web/components/back-link.ts';
import { numberedPager } from '#web/components/numbered-pager.ts';
import { formValues, one } from '#web/form-values.ts';
import { html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import { pageNumber } from '#web/page-number.ts';
import { sendProblemPage } from '#web/send-problem.ts';

const PAGE_SIZE = 20;

/** All that a person shared, the newest first; also what ended. */
export async function showShares(visitor: SignedInVisitor): Promise<unknown> {
  const { services, lang, citizen, request } = visitor;
  const say = sayIn(lang);
  const page = pageNumber(formValues(request.query));
  const found = await sharesOf(services.pool, citizen.citizenId, {
    documentId: null,
    limit: PAGE_SIZE + 1,
    offset: (page - 1) * PAGE_SIZE,
  });
  const title = say('Giấy tờ tôi đã chia sẻ', 'What I shared');
  return sendCitizenPage(visitor, {
    title,
    body: html`${backLink({ href: DOCUMENTS, text: say('Giấy tờ của tôi', 'My papers') })}
<h1>${title}</h1>
${
  found.length === 0
    ? html`<p class="empty">${say('Chưa chia sẻ giấy tờ nào. Mở một văn bản trong Giấy tờ của tôi để chia sẻ.', 'Nothing yet. Open a document among your papers to share it.')}</p>`
    : shareCards(visitor, found.slice(0, PAGE_SIZE), 'all')
}${numberedPager({ lang, page, hasMore: found.length > PAGE_SIZE, at: (other) => `${SHARES}?trang=${other}` })}`,
  });
}

/** Ends a share at once; again it changes nothing. */
export async function endShare(visitor: SignedInVisitor): Promise<unknown> {
  const { services, citizen, request, reply } = visitor;
  const { share = '' } = request.params as { readonly share?: string };
  const documentId = await revokeShare(services.pool, citizen, share, services.now());
  if (documentId === null) return sendProblemPage(request, reply, services, 404, NO_SUCH_SHARE);
  const isOnAll = one(formValues(request.body), 'on') === 'all';
  return reply.redirect(isOnAll ? SHARES : `${storedPath(documentId)}#chia-se`, 303);
}

const NO_SUCH_SHARE = {
  vi: 'Bạn không có lần chia sẻ này. Xem lại danh sách ở trang Giấy tờ tôi đã chia sẻ.',
  en: 'You made no such share. See the list on the page of what you shared.',
};
