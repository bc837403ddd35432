import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import type { FastifyInstance } from 'fastify';
import { MAX_FILE_BYTES } from '#documents/inspect-upload.ts';
import type { FileVerdict } from '#documents/signing/read-verdict.ts';
import { uploadFaultText } from '#documents/upload-fault.ts';
import { maskedName } from '#kernel/masked-name.ts';
import { dayOf, type Instant } from '#kernel/day.ts';
import { isUuid } from '#kernel/uuid.ts';
import {
  askingPage,
  type Asked,
  type Known,
  verifiedPage,
} from '#portal/verification/verification-page.ts';
import { sendVisitPage, type Visit, visitRoute } from '#portal/visit.ts';
import { loadHistories } from '#store/load-dossier.ts';
import {
  findDocumentByContent,
  findStoredDocument,
  type StoredDocument,
} from '#store/stored-documents.ts';
import { sayIn } from '#web/language.ts';
import { openContent } from '#web/open-content.ts';
import type { Services } from '#web/services.ts';
import { VERIFICATION, verificationPath } from '#web/verification-url.ts';

/** Anybody finds out whether a signed document holds: by its QR code, or by the file itself. */
export function verificationRoutes(app: FastifyInstance, services: Services): void {
  app.get(
    VERIFICATION,
    visitRoute(services, (visit) => ask(visit, NOTHING_ASKED)),
  );
  app.post(VERIFICATION, visitRoute(services, verifySent));
  app.get(verificationPath(':id'), visitRoute(services, verifyById));
}

const NOTHING_ASKED: Asked = { values: new Map(), errors: [] };

const ask = async (visit: Visit, asked: Asked): Promise<unknown> =>
  sendVisitPage(visit, {
    title: sayIn(visit.lang)('Xác minh văn bản', 'Verify a document'),
    section: VERIFICATION,
    status: asked.errors.length > 0 ? 422 : 200,
    hasErrors: asked.errors.length > 0,
    body: askingPage(visit.lang, asked),
  });

/** The file goes before the code; it is judged in memory and kept nowhere. */
async function verifySent(visit: Visit): Promise<unknown> {
  const { request, reply } = visit;
  const values = new Map<string, string[]>();
  let file: Uint8Array | null = null;
  if (!request.isMultipart()) return ask(visit, NOTHING_ASKED);
  const limits = { fileSize: MAX_FILE_BYTES + 1, files: 1, fields: 10 };
  for await (const part of request.parts({ limits })) {
    if (part.type === 'field') {
      values.set(part.fieldname, [String(part.value)]);
      continue;
    }
    const bytes = await buffer(part.file);
    if (bytes.length > MAX_FILE_BYTES) {
      const text = uploadFaultText({ code: 'too-large' });
      return ask(visit, { values, errors: [{ field: 'tep', text }] });
    }
    if (bytes.length > 0) file = bytes;
  }
  if (file !== null) return showFile(visit, file);
  const id = idIn(values.get('ma')?.[0] ?? '');
  if (id !== null) return reply.redirect(verificationPath(id), 303);
  return ask(visit, { values, errors: [{ field: 'ma', text: NOTHING_SENT }] });
}

/** The id in what a QR code says: an address, or the id alone. */
function idIn(text: string): string | null {
  const found = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i.exec(text)?.[0].toLowerCase();
  return found !== undefined && isUuid(found) ? found : null;
}

async function showFile(visit: Visit, file: Uint8Array): Promise<unknown> {
  const { services, lang } = visit;
  const sha256 = createHash('sha256').update(file).digest('hex');
  const document = await findDocumentByContent(services.readPool, sha256);
  const verdict = await judge(services, file, document?.issuedAt ?? services.now());
  const known = document === null ? null : await knownOf(visit, document);
  return show(visit, verifiedPage(lang, { known, verdict, isSent: true }));
}

async function verifyById(visit: Visit): Promise<unknown> {
  const { services, lang, request } = visit;
  const { id } = request.params as { readonly id: string };
  const document = await findStoredDocument(services.readPool, id.toLowerCase());
  if (document === null) {
    return show(visit, verifiedPage(lang, { known: null, verdict: null, isSent: false }), 404);
  }
  const opened = await openContent(services, document.sha256);
  const verdict =
    opened.kind === 'open'
      ? await judge(services, await buffer(opened.stream), document.issuedAt)
      : null;
  const known = await knownOf(visit, document);
  return show(visit, verifiedPage(lang, { known, verdict, isSent: false }));
}

const show = (visit: Visit, body: ReturnType<typeof verifiedPage>, status = 200): unknown =>
  sendVisitPage(visit, {
    title: sayIn(visit.lang)('Kết quả xác minh', 'What was found'),
    section: VERIFICATION,
    // Whose it is stands on the page.
    cache: 'no-store',
    status,
    body,
  });

/** The readers of PDF are loaded with the first file: half a second that no start needs. */
async function judge(services: Services, file: Uint8Array, known: Instant): Promise<FileVerdict> {
  const { readVerdict } = await import('#documents/signing/read-verdict.ts');
  return readVerdict(file, await services.signatureTrust(), { known, now: services.now() });
}

async function knownOf({ services, lang }: Visit, document: StoredDocument): Promise<Known> {
  const { dossierId, issuer } = document;
  const history = (await loadHistories(services.readPool, [dossierId])).get(dossierId);
  const concerned = document.kind === 'paper' ? null : history?.dossier.concerned;
  const person = concerned ?? history?.dossier.applicant;
  return {
    document,
    agency: services.directory().agencyName(issuer, lang),
    holder: person === undefined ? null : maskedName(person.name),
    today: dayOf(services.now()),
  };
}

const NOTHING_SENT = {
  vi: 'Chọn tệp PDF, hoặc nhập mã trong mã QR của văn bản.',
  en: 'Choose the PDF, or type what the QR code of the paper says.',
};
