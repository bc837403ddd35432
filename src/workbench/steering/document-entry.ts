import type { FastifyInstance } from 'fastify';
import type { Bilingual } from '#kernel/bilingual.ts';
import { dayOf, formatDay } from '#kernel/day.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import { correctDocument, removeDocument } from '#store/steering-corrections.ts';
import { listDocuments, type SteeringDocument } from '#store/steering-records.ts';
import { type ListedTask, listTasks, readTasksOfDocument } from '#store/steering-tasks.ts';
import { dateInput } from '#web/components/date-input.ts';
import { select } from '#web/components/select.ts';
import { textInput } from '#web/components/text-input.ts';
import { textarea } from '#web/components/textarea.ts';
import { type FieldError, type SentForm, sentField } from '#web/field-error.ts';
import { type FormValues, one } from '#web/form-values.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import type { Services } from '#web/services.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';
import { recordChange } from '#workbench/record-administration.ts';
import { correctionRoutes } from '#workbench/steering/correction.ts';
import { DOCUMENTS_PATH } from '#workbench/steering/paths.ts';
import { shortFields } from '#workbench/steering/steering-request.ts';

export function documentFields(
  { lang }: OfficerRequest,
  form: SentForm,
  tasks: readonly ListedTask[],
): Html {
  const say = sayIn(lang);
  const field = sentField(lang, form);
  return html`${textInput({ ...field('number'), label: say('Số, ký hiệu', 'Number'), hint: say('Ví dụ 79/KH-BCĐ', 'Such as 79/KH-BCĐ'), maxLength: 60, width: 'medium' })}
${dateInput({ ...field('issuedOn'), label: say('Ngày ban hành', 'Issued on') })}
${textarea({ ...field('subject'), label: say('Trích yếu', 'Subject'), rows: 2, maxLength: 500 })}
${textInput({ ...field('issuer'), label: say('Cơ quan ban hành', 'Issued by'), maxLength: 200 })}
${select({ ...field('task'), label: say('Của nhiệm vụ', 'For the task'), optional: true, prompt: say('Không', 'None'), options: tasks.map(({ taskId, title }) => ({ value: taskId, text: title })) })}`;
}

/** A document as typed, and for which task it is. */
export interface TypedDocument {
  readonly document: Omit<SteeringDocument, 'documentId'>;
  readonly task: string | null;
}

export async function readTypedDocument(
  on: OfficerRequest,
  values: FormValues,
): Promise<Result<TypedDocument, readonly FieldError[]>> {
  const fields = shortFields(values);
  const number = fields.text('number', 60, NO_NUMBER);
  const issuedOn = fields.pastDay('issuedOn', dayOf(on.services.now()));
  const subject = fields.text('subject', 500, NO_SUBJECT);
  const issuer = fields.text('issuer', 200, NO_ISSUER);
  if (fields.errors.length > 0 || issuedOn === null) return err(fields.errors);
  const tasks = await listTasks(on.services.pool, null);
  const task = tasks.find(({ taskId }) => taskId === one(values, 'task'))?.taskId ?? null;
  return ok({ document: { number, issuedOn, subject, issuer }, task });
}

export const documentCorrections = (app: FastifyInstance, services: Services): void =>
  correctionRoutes<SteeringDocument>(app, services, {
    route: `${DOCUMENTS_PATH}/:id`,
    read: async (on, { id }) =>
      (await listDocuments(on.services.pool, null)).find(({ documentId }) => documentId === id) ??
      null,
    agency: () => null,
    path: ({ documentId }) => `${DOCUMENTS_PATH}/${documentId}`,
    back: () => DOCUMENTS_PATH,
    after: () => DOCUMENTS_PATH,
    name: (_, { number, issuedOn }) => `${number}, ${formatDay(issuedOn)}`,
    words: {
      none: NO_SUCH,
      correct: { vi: 'Sửa văn bản', en: 'Correct a document' },
      remove: { vi: 'Xóa văn bản?', en: 'Remove this document?' },
    },
    values: async (on, { documentId, number, issuedOn, subject, issuer }) =>
      new Map([
        ['number', [number]],
        ['issuedOn', [formatDay(issuedOn)]],
        ['subject', [subject]],
        ['issuer', [issuer]],
        ['task', await readTasksOfDocument(on.services.pool, documentId)],
      ]),
    fields: async (on, form) => documentFields(on, form, await listTasks(on.services.pool, null)),
    correct: async (on, entry, values) => {
      const typed = await readTypedDocument(on, values);
      if (!typed.ok) return typed.error;
      const { document, task } = typed.value;
      const detail = `${entry.documentId} ${entry.number} ${entry.issuedOn} > ${document.number} ${document.issuedOn}`;
      const isCorrected = await recordChange(on, 'correct-document', detail, (client) =>
        correctDocument(client, { ...entry, ...document }, task),
      );
      return isCorrected ? [] : [{ field: 'number', text: KNOWN_DOCUMENT }];
    },
    keptBy: async () => null,
    goesToo: () => ({
      vi: 'Tệp của văn bản cũng bị xóa.',
      en: 'Its files are removed too.',
    }),
    remove: (on, { documentId, number, issuedOn }) =>
      recordChange(on, 'remove-document', `${documentId} ${number} ${issuedOn}`, (client) =>
        removeDocument(client, documentId),
      ),
  });

export const KNOWN_DOCUMENT: Bilingual = {
  vi: 'Đã có văn bản mang số và ngày này.',
  en: 'A document of this number and day is there already.',
};
const NO_SUCH: Bilingual = { vi: 'Không có văn bản này.', en: 'There is no such document.' };
const NO_NUMBER: Bilingual = { vi: 'Ghi số, ký hiệu văn bản.', en: 'Write the number.' };
const NO_SUBJECT: Bilingual = { vi: 'Ghi trích yếu.', en: 'Write the subject.' };
const NO_ISSUER: Bilingual = { vi: 'Ghi cơ quan ban hành.', en: 'Say who issued it.' };
