import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { dayOf } from '#kernel/day.ts';
import {
  isWanted,
  type ListedResult,
  readResultQuery,
  writeResults,
} from '#registries/national-portal/result-list.ts';
import { recordStoreLookUp } from '#store/document-reads.ts';
import { isOfUse, type StoredDocument, storedDocumentsOf } from '#store/stored-documents.ts';
import { showsToken } from '#web/bearer-token.ts';
import { fileLink } from '#web/file-link.ts';
import type { Services } from '#web/services.ts';

/** Results that are looked through, the newest first. */
const MOST = 1000;
/** How long the files may be fetched that an answer names. */
const FETCHED_WITHIN_MS = 3_600_000;

/**
 * GetDanhSachKetQua (domain.md §3.9): what results a person or organisation has with us, for the system
 * of another agency that has a procedure of theirs to settle. Each system shows its own token of
 * `STORE_CLIENTS`; what it was told stands in the audit, and before whose document it is.
 */
export function resultRoutes(app: FastifyInstance, services: Services): void {
  app.post('/trao-doi/kho/GetDanhSachKetQua', async (request, reply) => {
    reply.header('cache-control', 'no-store');
    const client = services.storeClients.find(({ token }) => showsToken(request, token));
    if (client === undefined) return reply.code(401).send({ message: STRANGER });
    return answer(services, client.name, request, reply);
  });
}

async function answer(
  services: Services,
  client: string,
  { body }: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const query = readResultQuery(body);
  if (query === null) return reply.code(400).send({ message: INCOMPLETE });
  const now = services.now();
  const today = dayOf(now);
  const documents = await storedDocumentsOf(services.pool, [query.owner], MOST);
  const told = documents.filter(
    (document) =>
      isOfUse(document, today) &&
      isWanted(query, { code: document.code ?? '', number: document.number }),
  );
  await recordStoreLookUp(services.pool, told, { client, purpose: query.procedure, at: now });
  return reply.send(writeResults(told.map((document) => listed(services, document))));
}

const listed = (services: Services, document: StoredDocument): ListedResult => ({
  code: document.code ?? '',
  number: document.number,
  title: document.title,
  issuer: services.directory().agencyName(document.issuer, 'vi'),
  files: [
    {
      name: document.name,
      address: fileLink(services, document, { now: services.now(), forMs: FETCHED_WITHIN_MS }),
    },
  ],
});

const STRANGER = 'Authorization: Bearer … with a token of STORE_CLIENTS is needed';

const INCOMPLETE =
  'SoDinhDanhChuSoHuu, HoTenNguoiYeuCau, SoDinhDanhNguoiYeuCau, MaThuTuc and KenhThucHien (1, 2 or 3) are needed';
