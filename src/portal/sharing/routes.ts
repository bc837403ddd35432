import type { FastifyInstance } from 'fastify';
import { ownerNumbers } from '#portal/documents/owner-numbers.ts';
import { sharedFilePath, sharedPath } from '#portal/sharing/paths.ts';
import { sharedPage } from '#portal/sharing/shared-page.ts';
import { sendVisitPage, type Visit, visitRoute } from '#portal/visit.ts';
import { findOpenShare, type OpenShare, recordShareOpening } from '#store/open-share.ts';
import { findStoredDocument, standingOf, type StoredDocument } from '#store/stored-documents.ts';
import { sayIn } from '#web/language.ts';
import { openContent, RETIRED, WITHHELD } from '#web/open-content.ts';
import { sendAttachmentOf } from '#web/send-attachment.ts';
import { sendProblemPage } from '#web/send-problem.ts';
import type { Services } from '#web/services.ts';
import { digestOfToken } from '#web/session-token.ts';

/** Whoever has the link of a share sees the document, without an account. */
export function sharingRoutes(app: FastifyInstance, services: Services): void {
  app.get(sharedPath(':secret'), visitRoute(services, showShared));
  app.get(sharedFilePath(':secret'), visitRoute(services, sendShared));
}

interface Shared {
  readonly share: OpenShare;
  readonly document: StoredDocument;
  readonly secret: string;
}

const showShared = (visit: Visit): Promise<unknown> =>
  withShared(visit, async ({ share, document, secret }) => {
    const { services, lang } = visit;
    if (!(await record(visit, { share, document }, 'page'))) return sendClosed(visit);
    return sendVisitPage(visit, {
      // What is shared stands in no title: chats and histories keep those.
      title: sayIn(lang)('Giấy tờ được chia sẻ', 'A document that was shared'),
      section: '',
      body: sharedPage(visit, { share, document, secret }, services.directory()),
    });
  });

/** Only of what holds: of anything else the page says why there is no file. */
const sendShared = (visit: Visit): Promise<unknown> =>
  withShared(visit, async ({ share, document, secret }) => {
    const { request, reply, services } = visit;
    if (standingOf(document) !== 'holds') return reply.redirect(sharedPath(secret), 303);
    if (!(await record(visit, { share, document }, 'file'))) return sendClosed(visit);
    const opened = await openContent(services, document.sha256);
    switch (opened.kind) {
      case 'missing':
        return sendProblemPage(request, reply, services, 404, NO_FILE);
      case 'retired':
        return sendProblemPage(request, reply, services, 410, RETIRED);
      case 'withheld':
        return sendProblemPage(request, reply, services, 403, WITHHELD);
      case 'open':
        return sendAttachmentOf(reply, document, opened.stream);
    }
  });

const record = (
  { services }: Visit,
  { share, document }: Pick<Shared, 'share' | 'document'>,
  what: 'page' | 'file',
): Promise<boolean> =>
  recordShareOpening(services.pool, share, document.dossierId, what, services.now());

/**
 * The document of an open share, while it is still of whoever shared it. One answer for links that never
 * were, were revoked or ran out: who tries links learns nothing, and the honest do the same about each.
 */
async function withShared(
  visit: Visit,
  answer: (shared: Shared) => Promise<unknown>,
): Promise<unknown> {
  const { request, reply, services } = visit;
  reply.headers(HEADERS);
  const { secret } = request.params as { readonly secret: string };
  const found = await findOpenShare(services.pool, {
    tokenHash: digestOfToken(secret),
    address: request.ip,
    now: services.now(),
  });
  switch (found.kind) {
    case 'too-many-attempts':
      return sendProblemPage(request, reply, services, 429, WAIT);
    case 'closed':
      return sendClosed(visit);
    case 'open': {
      const { share } = found;
      const document = await findStoredDocument(services.pool, share.documentId);
      const owners = ownerNumbers(share.sharer);
      const isTheirs = document?.owners.some((owner) => owners.includes(owner)) ?? false;
      return document === null || !isTheirs
        ? sendClosed(visit)
        : answer({ share, document, secret });
    }
  }
}

const sendClosed = ({ request, reply, services }: Visit): unknown =>
  sendProblemPage(request, reply, services, 404, CLOSED);

/** Kept nowhere, found by no search engine, and the link is told to no other site. */
const HEADERS = {
  'cache-control': 'no-store',
  'x-robots-tag': 'noindex, nofollow',
  'referrer-policy': 'no-referrer',
};

const CLOSED = {
  vi: 'Liên kết này không mở được: có thể đã hết hạn, đã bị thu hồi, hoặc chép thiếu. Hỏi người đã chia sẻ để nhận liên kết mới.',
  en: 'This link does not open: it may have run out, been taken back, or not been copied whole. Ask whoever shared it for a new one.',
};
const NO_FILE = {
  vi: 'Hiện không lấy được tệp. Thử lại sau, hoặc hỏi người đã chia sẻ.',
  en: 'The file is not at hand now. Try again later, or ask whoever shared it.',
};
const WAIT = {
  vi: 'Đã mở quá nhiều liên kết không dùng được. Đợi 15 phút rồi thử lại.',
  en: 'Too many links that do not open. Wait 15 minutes and try again.',
};
