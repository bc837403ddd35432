import type { FastifyInstance } from 'fastify';
import type { Bilingual } from '#kernel/bilingual.ts';
import { readEvidence } from '#store/evidence-files.ts';
import { addDocument, listDocuments } from '#store/steering-records.ts';
import { listTasks } from '#store/steering-tasks.ts';
import type { SentForm } from '#web/field-error.ts';
import { one } from '#web/form-values.ts';
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
  const fields = shortFields(values);
  const number = fields.text('number', 60, NO_NUMBER);
  const issuedOn = fields.day('issuedOn');
  const subject = fields.text('subject', 500, NO_SUBJECT);
  const issuer = fields.text('issuer', 200, NO_ISSUER);
  const tasks = await listTasks(on.services.pool, null);
  const task = tasks.find(({ taskId }) => taskId === one(values, 'task'))?.taskId ?? null;
  const errors = [...fields.errors, ...sent.errors];
  if (errors.length > 0 || issuedOn === null) return list(on, { values, errors });
  const documentId = fields.id('id');
  const document = { documentId, number, issuedOn, subject, issuer };
  const isAdded = await recordChange(
    on,
    'add-document',
    `${number} ${issuedOn}`,
    async (client) => {
      if (!(await addDocument(client, document, task))) return false;
      await keepEvidence(on, client, `document/${documentId}`, sent);
      return true;
    },
  );
  if (isAdded) await claimEvidence(on, sent);
  const known = await listDocuments(on.services.pool, null);
  // Sent twice it is there by its own id; else another has its number and day.
  return known.some((one_) => one_.documentId === documentId)
    ? seeOther(on, DOCUMENTS_PATH)
    : list(on, { values, errors: [{ field: 'number', text: KNOWN }] });
}

const NO_NUMBER: Bilingual = { vi: 'Ghi số, ký hiệu văn bản.', en: 'Write the number.' };
const NO_SUBJECT: Bilingual = { vi: 'Ghi trích yếu.', en: 'Write the subject.' };
const NO_ISSUER: Bilingual = { vi: 'Ghi cơ quan ban hành.', en: 'Say who issued it.' };
const KNOWN: Bilingual = {
  vi: 'Đã có văn bản mang số và ngày này.',
  en: 'A document of this number and day is there already.',
};
