import type { SignedInVisitor } from '#portal/citizen/visitor.ts';
import { sendOwnFile } from '#portal/citizen/send-own-file.ts';
import { ownerNumbers } from '#portal/documents/owner-numbers.ts';
import { recordDocumentRead } from '#store/document-reads.ts';
import { findStoredDocument, type StoredDocument } from '#store/stored-documents.ts';
import { sendProblemPage } from '#web/send-problem.ts';

/**
 * A document of the store, for one of those whose it is. To others it is not there, which says nothing
 * of what there is, and the try is audited.
 */
export async function withStored(
  visitor: SignedInVisitor,
  answer: (document: StoredDocument) => Promise<unknown>,
): Promise<unknown> {
  const { services, citizen, request, reply } = visitor;
  const { document: id = '' } = request.params as { readonly document?: string };
  const document = await findStoredDocument(services.pool, id);
  if (document === null) {
    return sendProblemPage(request, reply, services, 404, NO_SUCH_DOCUMENT);
  }
  const own = ownerNumbers(citizen);
  if (document.owners.some((owner) => own.includes(owner))) return answer(document);
  await recordDocumentRead(services.pool, document, citizen, 'denied', services.now());
  return sendProblemPage(request, reply, services, 404, NO_SUCH_DOCUMENT);
}

/** Its file; every opening is audited, as another whose it is too may want to know. */
export const sendStored = (visitor: SignedInVisitor): Promise<unknown> =>
  withStored(visitor, async (document) => {
    const { services, citizen } = visitor;
    await recordDocumentRead(services.pool, document, citizen, 'read', services.now());
    return sendOwnFile(visitor, document, NO_SUCH_DOCUMENT);
  });

const NO_SUCH_DOCUMENT = {
  vi: 'Không có văn bản này trong kho của bạn. Xem lại danh sách ở trang Giấy tờ của tôi.',
  en: 'You have no such document. See the list on the page of your papers.',
};
