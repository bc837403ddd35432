import { parseDossierCode } from '#dossier/dossier-code.ts';
import { FEEDBACK_KINDS, type NewFeedback, TELL_BY } from '#feedback/feedback.ts';
import { type Bilingual, filled } from '#kernel/bilingual.ts';
import { clean, cleanLines } from '#kernel/fold.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import { parseEmail } from '#persons/email.ts';
import { parsePhone } from '#persons/phone.ts';
import type { FieldError } from '#web/field-error.ts';
import type { FormBody } from '#web/form-body.ts';
import { one } from '#web/form-values.ts';

/** UTF-16 units of a report; longer texts are attached as a file. */
export const MAX_TEXT = 5000;
const MIN_TEXT = 10;
const MAX_NAME = 100;
export const MAX_FILES = 5;

/** Reads the form of a report or suggestion about an agency; the errors stand at their fields. */
export function readFeedback(
  { values, attachments, errors: uploadErrors }: FormBody,
  about: string,
  feedbackId: string,
): Result<NewFeedback, readonly FieldError[]> {
  const errors = [...uploadErrors];
  const refuse = (field: string, text: Bilingual): void => {
    errors.push({ field, text });
  };
  for (const field of ['text', 'senderName', 'phone', 'email', 'dossierCode']) {
    if (TURNS_TEXT.test(one(values, field))) refuse(field, TURNED);
  }
  const kind = FEEDBACK_KINDS.find((known) => known === one(values, 'kind'));
  if (kind === undefined) refuse('kind', NO_KIND);
  const text = cleanLines(one(values, 'text'));
  if (text.length < MIN_TEXT) refuse('text', TOO_SHORT);
  if (text.length > MAX_TEXT) refuse('text', tooLong(text.length));
  const senderName = orNull(clean(one(values, 'senderName')));
  if ((senderName?.length ?? 0) > MAX_NAME) refuse('senderName', NAME_TOO_LONG);
  const dossierCode = read(one(values, 'dossierCode'), 'dossierCode', refuse, (typed) => {
    const parsed = parseDossierCode(typed);
    return parsed.ok ? ok(parsed.value.code) : parsed;
  });
  const phone = read(one(values, 'phone'), 'phone', refuse, parsePhone);
  const email = read(one(values, 'email'), 'email', refuse, parseEmail);
  const tellBy = TELL_BY.find((known) => known === one(values, 'tellBy'));
  if (tellBy === undefined) refuse('tellBy', NO_WAY);
  if (tellBy === 'phone' && one(values, 'phone') === '') refuse('phone', PHONE_MISSING);
  if (tellBy === 'email' && one(values, 'email') === '') refuse('email', EMAIL_MISSING);
  if (attachments.length > MAX_FILES) refuse('file-tep', TOO_MANY_FILES);
  if (errors.length > 0 || kind === undefined || tellBy === undefined) return err(errors);
  const mayPublish = one(values, 'mayPublish') === 'yes';
  return ok({
    feedbackId,
    kind,
    about,
    dossierCode,
    text,
    senderName,
    phone,
    email,
    tellBy,
    mayPublish,
    attachments,
  });
}

const orNull = (text: string): string | null => (text === '' ? null : text);

/** A field that may be empty; null too where it is wrong, which is then told at the field. */
function read<T>(
  typed: string,
  field: string,
  refuse: (field: string, text: Bilingual) => void,
  parse: (text: string) => Result<T, { readonly text: Bilingual }>,
): T | null {
  const text = clean(typed);
  if (text === '') return null;
  const parsed = parse(text);
  if (parsed.ok) return parsed.value;
  refuse(field, parsed.error.text);
  return null;
}

/** Marks that turn the direction of text: with them a text reads otherwise than it was written. */
const TURNS_TEXT = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

const TURNED: Bilingual = {
  vi: 'Nội dung có ký tự ẩn đổi hướng chữ, thường do sao chép từ nơi khác. Xóa đi và gõ lại.',
  en: 'It holds hidden marks that turn the direction of text, mostly from copying. Delete and type it.',
};
const NO_KIND: Bilingual = {
  vi: 'Chọn nội dung phản ánh thuộc loại nào.',
  en: 'Choose what it is about.',
};
const TOO_SHORT: Bilingual = {
  vi: 'Viết rõ việc gì, ở đâu, khi nào (ít nhất 10 chữ cái).',
  en: 'Write what happened, where and when (10 letters at least).',
};
const tooLong = (length: number): Bilingual =>
  filled(
    'Tối đa {most} ký tự, đã viết {length}. Rút gọn, hoặc đính kèm phần dài dưới dạng PDF.',
    'At most {most} letters, {length} were written. Shorten it or attach the long part as PDF.',
    { most: MAX_TEXT, length },
  );
const NAME_TOO_LONG: Bilingual = {
  vi: 'Họ tên tối đa 100 ký tự. Rút gọn hoặc để trống.',
  en: 'A name has 100 letters at most. Shorten it or leave it empty.',
};
const NO_WAY: Bilingual = {
  vi: 'Chọn cách nhận thông báo, hoặc chọn tự xem bằng mã.',
  en: 'Choose how to be told, or to look it up by the code.',
};
const PHONE_MISSING: Bilingual = {
  vi: 'Nhập số điện thoại, vì bạn chọn được báo qua điện thoại.',
  en: 'Enter the phone number, as you chose to be told by phone.',
};
const EMAIL_MISSING: Bilingual = {
  vi: 'Nhập thư điện tử, vì bạn chọn được báo qua thư điện tử.',
  en: 'Enter the e-mail address, as you chose to be told by e-mail.',
};
const TOO_MANY_FILES: Bilingual = filled(
  'Đính kèm tối đa {most} tệp. Bỏ bớt hoặc gộp thành một PDF.',
  'Attach {most} files at most. Remove some or join them into one PDF.',
  { most: MAX_FILES },
);
