import type { FastifyInstance } from 'fastify';
import { isUuid } from '#kernel/uuid.ts';
import {
  listAxisDocuments,
  listUnread,
  readAxisDocument,
  type ShownDocument,
} from '#store/axis-lists.ts';
import { NO_DOSSIER } from '#store/write-batch.ts';
import type { SentForm } from '#web/field-error.ts';
import { formValues, one } from '#web/form-values.ts';
import { sayIn } from '#web/language.ts';
import { openContent, RETIRED, WITHHELD } from '#web/open-content.ts';
import { pageNumber } from '#web/page-number.ts';
import { sendAttachmentOf } from '#web/send-attachment.ts';
import type { Services } from '#web/services.ts';
import { changeDocument, tellStatus } from '#workbench/documents/acts.ts';
import { documentPage } from '#workbench/documents/document-page.ts';
import { documentListPage } from '#workbench/documents/list-page.ts';
import { DOCUMENTS_PATH, handlesDocuments } from '#workbench/documents/paths.ts';
import { type OfficerRequest, officerRoute, sendPage } from '#workbench/officer-request.ts';
import { deny, sendProblem } from '#workbench/refuse-page.ts';

const PAGE_SIZE = 50;
const MOST_PAGES = 1000;

/** Documents of the document axis: what was sent and received, and how each stands. */
export function documentRoutes(app: FastifyInstance, services: Services): void {
  const route = (page: (on: OfficerRequest) => Promise<unknown>) =>
    officerRoute(services, async (on) =>
      handlesDocuments(on) ? page(on) : deny(on, NO_DOSSIER, 'axis-documents', 'role-may-not'),
    );
  const path = `${DOCUMENTS_PATH}/:id`;
  app.get(DOCUMENTS_PATH, route(list));
  app.get(path, route(withDocument((on, shown) => show(on, shown, NOTHING_SENT))));
  app.get(`${path}/tep/:version/:file`, route(withDocument(sendFile)));
  app.post(`${path}/trang-thai`, route(withDocument((on, shown) => tellStatus(on, shown, show))));
  app.post(`${path}/doi`, route(withDocument((on, shown) => changeDocument(on, shown, show))));
}

const NOTHING_SENT: SentForm = { values: new Map(), errors: [] };

async function list(on: OfficerRequest): Promise<unknown> {
  const { pool } = on.services;
  const asked = formValues(on.request.query);
  const direction = one(asked, 'huong') === 'den' ? 'in' : 'out';
  const page = pageNumber(asked, MOST_PAGES);
  const [found, unread] = await Promise.all([
    listAxisDocuments(pool, direction, { offset: (page - 1) * PAGE_SIZE, limit: PAGE_SIZE }),
    listUnread(pool),
  ]);
  return sendPage(on, {
    title: sayIn(on.lang)('Văn bản trên trục', 'Documents of the axis'),
    body: documentListPage(on, {
      direction,
      documents: found.slice(0, PAGE_SIZE),
      unread,
      page,
      hasMore: found.length > PAGE_SIZE,
    }),
  });
}

const withDocument =
  (page: (on: OfficerRequest, shown: ShownDocument) => Promise<unknown>) =>
  async (on: OfficerRequest): Promise<unknown> => {
    const { id = '' } = on.request.params as { readonly id?: string };
    const shown = isUuid(id) ? await readAxisDocument(on.services.pool, id) : null;
    return shown === null ? sendProblem(on, 404, NOT_THERE) : page(on, shown);
  };

async function show(on: OfficerRequest, shown: ShownDocument, form: SentForm): Promise<unknown> {
  return sendPage(on, {
    title: `${shown.document.id.code} – ${shown.document.subject}`.slice(0, 120),
    status: form.errors.length > 0 ? 422 : 200,
    hasErrors: form.errors.length > 0,
    body: documentPage(on, shown, form),
  });
}

async function sendFile(on: OfficerRequest, { files }: ShownDocument): Promise<unknown> {
  const { version, file } = on.request.params as Readonly<Record<string, string>>;
  const found = files.find((kept) => String(kept.version) === version && kept.id === file);
  const opened = await openContent(on.services, found?.sha256);
  if (found === undefined || opened.kind === 'missing') return sendProblem(on, 404, NOT_THERE);
  if (opened.kind === 'withheld') return sendProblem(on, 403, WITHHELD);
  if (opened.kind === 'retired') return sendProblem(on, 404, RETIRED);
  return sendAttachmentOf(on.reply, found, opened.stream);
}

const NOT_THERE = {
  vi: 'Không có văn bản hoặc tệp này. Chọn lại trong danh sách văn bản.',
  en: 'There is no such document or file. Choose one of the list.',
};
