import type { FastifyInstance } from 'fastify';
import { readEvidence } from '#store/evidence-files.ts';
import { addDocument, listDocuments } from '#store/steering-records.ts';
import { listTasks } from '#store/steering-tasks.ts';
import type { SentForm } from '#web/field-error.ts';
import { sayIn } from '#web/language.ts';
import type { Services } from '#web/services.ts';
import {
  type OfficerRequest,
  officerRoute,
  seeOther,
  sendPage,
} from '#workbench/officer-request.ts';
import { readOfficerForm } from '#workbench/read-officer-form.ts';
import { recordChange } from '#workbench/record-administration.ts';
import { readAskedDays } from '#workbench/steering/asked-days.ts';
import {
  documentCorrections,
  KNOWN_DOCUMENT,
  readTypedDocument,
} from '#workbench/steering/document-entry.ts';
import { documentsPage } from '#workbench/steering/documents-page.ts';
import { DOCUMENTS_PATH } from '#workbench/steering/paths.ts';
import {
  claimEvidence,
  keepEvidence,
  refusal,
  shortFields,
} from '#workbench/steering/steering-request.ts';

/** Documents that were issued for the scheme, linked to tasks. */
export function documentRoutes(app: FastifyInstance, services: Services): void {
  app.get(
    DOCUMENTS_PATH,
    officerRoute(services, (on) => list(on, NOTHING_SENT)),
  );
  app.post(DOCUMENTS_PATH, officerRoute(services, add));
  documentCorrections(app, services);
}

const NOTHING_SENT: SentForm = { values: new Map(), errors: [] };

async function list(on: OfficerRequest, form: SentForm): Promise<unknown> {
  const { pool } = on.services;
  const asked = readAskedDays(on, null);
  const errors = [...asked.errors, ...form.errors];
  const [documents, tasks] = await Promise.all([
    listDocuments(pool, asked.days),
    listTasks(pool, null),
  ]);
  const files = await readEvidence(
    pool,
    documents.map(({ documentId }) => `document/${documentId}`),
  );
  return sendPage(on, {
    title: sayIn(on.lang)('Văn bản chỉ đạo', 'Documents issued'),
    status: errors.length > 0 ? 422 : 200,
    hasErrors: errors.length > 0,
    body: documentsPage(on, { asked, documents, files, tasks, form }),
  });
}

async function add(on: OfficerRequest): Promise<unknown> {
  const sent = await readOfficerForm(on);
  const refused = await refusal(on, null);
  if (refused !== null) return refused;
  const { values } = sent;
  const typed = await readTypedDocument(on, values);
  const errors = [...(typed.ok ? [] : typed.error), ...sent.errors];
  if (errors.length > 0 || !typed.ok) return list(on, { values, errors });
  const documentId = shortFields(values).id('id');
  const document = { ...typed.value.document, documentId };
  const { number, issuedOn } = document;
  const isAdded = await recordChange(
    on,
    'add-document',
    `${number} ${issuedOn}`,
    async (client) => {
      if (!(await addDocument(client, document, typed.value.task))) return false;
      await keepEvidence(on, client, `document/${documentId}`, sent);
      return true;
    },
  );
  if (isAdded) await claimEvidence(on, sent);
  const known = await listDocuments(on.services.pool, null);
  // Sent twice it is there by its own id; else another has its number and day.
  return known.some((one_) => one_.documentId === documentId)
    ? seeOther(on, DOCUMENTS_PATH)
    : list(on, { values, errors: [{ field: 'number', text: KNOWN_DOCUMENT }] });
}
