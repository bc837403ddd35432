import type { FeedbackAct, FeedbackActType } from '#feedback/decide-feedback.ts';
import type { Bilingual } from '#kernel/bilingual.ts';
import { clean, cleanLines } from '#kernel/fold.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import type { FieldError } from '#web/field-error.ts';
import { type FormValues, one } from '#web/form-values.ts';

const MIN_TEXT = 10;
const MAX_ANSWER = 10_000;
const MAX_PUBLIC = 5000;
const MAX_REASON = 2000;

/** Reads the form of an act; `isAgency` knows the agencies that may answer. */
export function readFeedbackAct(
  type: FeedbackActType,
  values: FormValues,
  isAgency: (code: string) => boolean,
): Result<FeedbackAct, readonly FieldError[]> {
  switch (type) {
    case 'take':
    case 'publish':
      return ok({ type });
    case 'draft':
      return readDraft(values);
    case 'return':
    case 'extend':
    case 'refuse': {
      const reason = readReason(type, values);
      return reason.ok ? ok({ type, reason: reason.value }) : err([reason.error]);
    }
    case 'forward': {
      const reason = readReason(type, values);
      const to = clean(one(values, 'to'));
      const errors = [
        ...(isAgency(to) ? [] : [{ field: 'to', text: NO_AGENCY }]),
        ...(reason.ok ? [] : [reason.error]),
      ];
      return reason.ok && errors.length === 0
        ? ok({ type, to, reason: reason.value })
        : err(errors);
    }
  }
}

function readReason(type: FeedbackActType, values: FormValues): Result<string, FieldError> {
  const field = `${type}-reason`;
  const reason = cleanLines(one(values, field));
  if (reason.length < MIN_TEXT) return err({ field, text: REASON_MISSING });
  return reason.length > MAX_REASON ? err({ field, text: tooLong(MAX_REASON) }) : ok(reason);
}

function readDraft(values: FormValues): Result<FeedbackAct, readonly FieldError[]> {
  const errors: FieldError[] = [];
  const textOf = (field: string, most: number): string => {
    const text = cleanLines(one(values, field));
    if (text.length > most) errors.push({ field, text: tooLong(most) });
    return text;
  };
  const answer = textOf('answer', MAX_ANSWER);
  if (answer.length < MIN_TEXT) errors.push({ field: 'answer', text: ANSWER_MISSING });
  const question = textOf('publicQuestion', MAX_PUBLIC);
  const publicAnswer = textOf('publicAnswer', MAX_PUBLIC);
  if (question === '' && publicAnswer !== '') {
    errors.push({ field: 'publicQuestion', text: BOTH_OR_NONE });
  }
  if (question !== '' && publicAnswer === '') {
    errors.push({ field: 'publicAnswer', text: BOTH_OR_NONE });
  }
  if (errors.length > 0) return err(errors);
  const publication = question === '' ? null : { question, answer: publicAnswer };
  return ok({ type: 'draft', draft: { answer, publication } });
}

const NO_AGENCY: Bilingual = {
  vi: 'Chọn cơ quan trong danh sách.',
  en: 'Choose an agency of the list.',
};
const REASON_MISSING: Bilingual = {
  vi: 'Ghi rõ lý do, ít nhất 10 chữ cái.',
  en: 'Give the reason, in 10 letters at least.',
};
const ANSWER_MISSING: Bilingual = {
  vi: 'Viết nội dung trả lời, ít nhất 10 chữ cái.',
  en: 'Write the answer, in 10 letters at least.',
};
const BOTH_OR_NONE: Bilingual = {
  vi: 'Viết cả hai phần công khai, hoặc để trống cả hai.',
  en: 'Write both public texts, or leave both empty.',
};
const tooLong = (most: number): Bilingual => ({
  vi: `Tối đa ${most} ký tự.`,
  en: `At most ${most} letters.`,
});
