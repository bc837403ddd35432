import { filled } from '#kernel/bilingual.ts';
import { isUuid } from '#kernel/uuid.ts';
import { formIsOurs, type SignedInVisitor } from '#portal/citizen/visitor.ts';
import { FILE_FIELD } from '#portal/documents/documents-page.ts';
import { DOCUMENTS } from '#portal/documents/paths.ts';
import { sendDocuments } from '#portal/documents/send-documents.ts';
import { type Day, dayOf, parseTypedDay } from '#kernel/day.ts';
import { keepDocument, MAX_DOCUMENTS } from '#store/personal-documents.ts';
import { NOT_A_DAY } from '#web/day-text.ts';
import type { FieldError } from '#web/field-error.ts';
import { createFieldReader } from '#web/field-reader.ts';
import { type FormLimits, readFormBody } from '#web/form-body.ts';
import { one } from '#web/form-values.ts';
import { sendProblemPage } from '#web/send-problem.ts';
import { FORM_TOO_OLD } from '#web/sign-in.ts';

const LIMITS: FormLimits = { idField: 'documentId', maxFiles: 1 };

/** Keeps a paper; sent again it is kept once. A file that came with a form that is wrong stays. */
export async function keepPaper(visitor: SignedInVisitor): Promise<unknown> {
  const { services, citizen, request, reply } = visitor;
  const body = await readFormBody(request, services, LIMITS);
  if (!formIsOurs(request, services, one(body.values, '_csrf'))) {
    return sendProblemPage(request, reply, services, 403, FORM_TOO_OLD);
  }
  const now = services.now();
  const reader = createFieldReader(body.values, dayOf(now));
  const title = reader.required('title', 200, NO_TITLE);
  const validUntil = readEnd(reader.text('validUntil'), reader.fail);
  const file = body.attachments.at(-1);
  const documentId = one(body.values, 'documentId');
  const errors = [...reader.errors, ...body.errors];
  if (file === undefined && body.errors.length === 0) errors.push(NO_FILE);
  if (file === undefined || errors.length > 0) return sendDocuments(visitor, body, errors);
  if (!isUuid(documentId)) return reply.redirect(DOCUMENTS, 303);
  const { sha256, name, mediaType, size } = file;
  const document = { documentId, title, sha256, name, mediaType, size, validUntil, addedAt: now };
  if (!(await keepDocument(services.pool, citizen.citizenId, document))) {
    return sendDocuments(visitor, body, [FULL]);
  }
  return reply.redirect(DOCUMENTS, 303);
}

function readEnd(typed: string, fail: (field: string, text: FieldError['text']) => void) {
  if (typed === '') return null;
  const day = parseTypedDay(typed);
  if (!day.ok) fail('validUntil', NOT_A_DAY);
  return day.ok ? (day.value satisfies Day) : null;
}

const NO_TITLE = {
  vi: 'Ghi tên giấy tờ, ví dụ “Giấy khai sinh”.',
  en: 'Write what paper it is, for example “Giấy khai sinh”.',
};

const NO_FILE: FieldError = {
  field: FILE_FIELD,
  text: { vi: 'Chụp ảnh hoặc chọn tệp của giấy tờ.', en: 'Take a picture or choose a file.' },
};

const FULL: FieldError = {
  field: FILE_FIELD,
  text: filled(
    'Kho đã đủ {most} giấy tờ. Bỏ bớt giấy tờ không còn dùng rồi lưu lại.',
    'You keep {most} papers already. Remove one that you no longer need, then try again.',
    { most: MAX_DOCUMENTS },
  ),
};
