import type { FastifyInstance } from 'fastify';
import { sendOwnFile } from '#portal/citizen/send-own-file.ts';
import { citizenRoute, type SignedInVisitor } from '#portal/citizen/visitor.ts';
import { keepPaper } from '#portal/documents/keep-paper.ts';
import { sendStored } from '#portal/documents/own-stored.ts';
import { makeShare } from '#portal/documents/make-share.ts';
import {
  DOCUMENTS,
  documentPath,
  revokeSharePath,
  sharePath,
  SHARES,
  storedFilePath,
  storedPath,
} from '#portal/documents/paths.ts';
import { NO_SUCH_PAPER, removePaper, showRemove } from '#portal/documents/remove-page.ts';
import { endShare, showShares } from '#portal/documents/shares-page.ts';
import { showDocuments } from '#portal/documents/send-documents.ts';
import { showStored } from '#portal/documents/stored-page.ts';
import { findDocument } from '#store/personal-documents.ts';
import type { Services } from '#web/services.ts';

/** The store of a person's documents and papers (Nghị định 45/2020/NĐ-CP, sửa bởi 107/2021/NĐ-CP). */
export function documentRoutes(app: FastifyInstance, services: Services): void {
  const path = documentPath(':document');
  app.get(DOCUMENTS, citizenRoute(services, showDocuments));
  app.post(DOCUMENTS, citizenRoute(services, keepPaper));
  app.get(path, citizenRoute(services, sendFile));
  app.get(`${path}/bo`, citizenRoute(services, showRemove));
  app.post(`${path}/bo`, citizenRoute(services, removePaper));
  app.get(storedPath(':document'), citizenRoute(services, showStored));
  app.get(storedFilePath(':document'), citizenRoute(services, sendStored));
  app.post(sharePath(':document'), citizenRoute(services, makeShare));
  app.get(SHARES, citizenRoute(services, showShares));
  app.post(revokeSharePath(':share'), citizenRoute(services, endShare));
}

async function sendFile(visitor: SignedInVisitor): Promise<unknown> {
  const { services, citizen, request } = visitor;
  const { document = '' } = request.params as { readonly document?: string };
  const found = await findDocument(services.pool, citizen.citizenId, document);
  return sendOwnFile(visitor, found ?? undefined, NO_SUCH_PAPER);
}
