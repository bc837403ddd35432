import { type Condition, type Field, fieldsOf, type FlatForm } from '#eform/form.ts';
import { type Bilingual, filled } from '#kernel/bilingual.ts';
import { type Day, parseDay } from '#kernel/day.ts';
import { recentOf, splitDays, type TwoDays } from '#eform/recent-day.ts';
import { formatBirthDate, parseBirthDate } from '#persons/birth-date.ts';
import { isGarbled } from '#persons/garbled-text.ts';
import { parseIdentityNumber } from '#persons/personal-number.ts';
import { parsePersonName } from '#persons/person-name.ts';
import { parsePhone } from '#persons/phone.ts';

/** An address as it is kept: the commune's code and the line before its name. */
export interface AddressAnswer {
  readonly unit: string;
  readonly line: string;
}

export type Answer = string | number | boolean | AddressAnswer | readonly string[];
/** Answers by the id of their field; what was not answered is not there. */
export type Answers = Readonly<Record<string, Answer | undefined>>;

export interface AnswerFault {
  readonly field: string;
  readonly text: Bilingual;
}

/** What a check knows besides the answers. */
export interface CheckFacts {
  readonly today: Day;
  /** Whether a commune of this code exists. */
  readonly isCommune: (code: string) => boolean;
  /** Whether what is required must be there; a form half filled in may be checked without. */
  readonly complete: boolean;
}

/** The fields that are asked with these answers, in their order. */
export function askedFields(form: FlatForm, answers: Answers): readonly Field[] {
  const asked: Field[] = [];
  const kept: Record<string, Answer | undefined> = {};
  for (const field of fieldsOf(form)) {
    if (!field.when.every((condition) => holds(condition, kept))) continue;
    asked.push(field);
    kept[field.id] = answers[field.id];
  }
  return asked;
}

/** The answers without those of fields that are not asked: what is hidden is not kept. */
export function keptAnswers(form: FlatForm, answers: Answers): Readonly<Record<string, Answer>> {
  const kept = askedFields(form, answers).flatMap((field): [string, Answer][] => {
    const answer = answers[field.id];
    return isEmpty(field, answer) ? [] : [[field.id, answer]];
  });
  return Object.fromEntries(kept);
}

const holds = ({ field, is }: Condition, answers: Answers): boolean =>
  is.some(
    (value) => value === (answers[field] ?? (typeof value === 'boolean' ? false : undefined)),
  );

/** All that is wrong with the answers, in the order of the fields; each says what to do. */
export function checkAnswers(
  form: FlatForm,
  answers: Answers,
  facts: CheckFacts,
): readonly AnswerFault[] {
  return askedFields(form, answers).flatMap((field): AnswerFault[] => {
    const answer = answers[field.id];
    const text = isEmpty(field, answer)
      ? facts.complete
        ? field.required
        : null
      : wrongAnswer(field, answer, answers, facts);
    return text === null ? [] : [{ field: field.id, text }];
  });
}

/** Nothing was answered: nothing typed, nothing chosen, or a box not ticked. */
const isEmpty = ({ type }: Field, answer: Answer | undefined): answer is undefined =>
  answer === undefined ||
  answer === '' ||
  (type === 'flag' && answer === false) ||
  (Array.isArray(answer) && answer.length === 0);

function wrongAnswer(
  field: Field,
  answer: Answer,
  answers: Answers,
  facts: CheckFacts,
): Bilingual | null {
  switch (field.type) {
    case 'text':
    case 'email':
    case 'name':
    case 'phone':
    case 'personal-number':
      return typeof answer === 'string' ? wrongText(field, answer) : WRONG.text;
    case 'date':
    case 'partial-date':
      return typeof answer === 'string'
        ? wrongDate(field, answer, answers, facts.today)
        : WRONG.date;
    case 'address':
      return wrongAddress(answer, facts);
    case 'number':
    case 'money':
      return wrongNumber(field, answer);
    case 'choice':
      return field.options.some(({ value }) => value === answer) ? null : WRONG.choice;
    case 'flag':
      return answer === true ? null : WRONG.choice;
    case 'file':
      return wrongFiles(field, answer);
  }
}

function wrongText(field: Field, answer: string): Bilingual | null {
  switch (field.type) {
    case 'name':
      return isGarbled(answer) ? WRONG.garbled : faultOf(parsePersonName(answer));
    case 'phone':
      return faultOf(parsePhone(answer));
    case 'personal-number':
      return faultOf(parseIdentityNumber(answer));
    case 'email':
      return EMAIL.test(answer) ? null : WRONG.email;
    default:
      return answer.length < (field.min ?? 0) || answer.length > (field.max ?? MAX_TEXT)
        ? tooShortOrLong(field)
        : null;
  }
}

/** Where a text has no bound of its own. */
export const MAX_TEXT = 500;
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

const faultOf = (
  read:
    | { readonly ok: true }
    | { readonly ok: false; readonly error: { readonly text: Bilingual } },
): Bilingual | null => (read.ok ? null : read.error.text);

function wrongDate(field: Field, answer: string, answers: Answers, today: Day): Bilingual | null {
  const two = recentOf(field) === 0 ? null : splitDays(answer);
  if (two !== null) return oneOfTwo(two);
  const isDate = field.type === 'date' ? parseDay(answer).ok : isPartialDate(answer);
  if (!isDate) return field.type === 'date' ? WRONG.date : WRONG.partialDate;
  if (field.notAfter === null) return null;
  const limit = field.notAfter === 'today' ? today : answers[field.notAfter];
  if (typeof limit !== 'string' || limit === '') return null;
  // Of two dates known in part, as much is compared as both have.
  const length = Math.min(answer.length, limit.length);
  if (answer.slice(0, length) <= limit.slice(0, length)) return null;
  return field.notAfter === 'today' ? WRONG.future : WRONG.tooLate;
}

const oneOfTwo = ({ chosen, typed }: TwoDays): Bilingual =>
  filled(
    'Bạn vừa chọn {chosen}, vừa gõ {typed}. Giữ một ngày: xóa ô gõ, hoặc chọn lại dòng “Chọn ngày”.',
    'You chose {chosen} and typed {typed}. Keep one: empty the line, or choose “Choose the day” again.',
    { chosen: formatBirthDate(chosen), typed },
  );

const isPartialDate = (answer: string): boolean =>
  /^\d{4}(-\d{2}){0,2}$/.test(answer) &&
  parseBirthDate(answer.split('-').reverse().join('/'), '9999-12-31' as Day).ok;

function wrongAddress(answer: Answer, { isCommune }: CheckFacts): Bilingual | null {
  if (typeof answer !== 'object' || !('unit' in answer)) return WRONG.unit;
  if (!isCommune(answer.unit)) return WRONG.unit;
  return answer.line.length > MAX_TEXT ? WRONG.text : null;
}

function wrongNumber(field: Field, answer: Answer): Bilingual | null {
  const isWhole = typeof answer === 'number' && Number.isSafeInteger(answer);
  if (!isWhole) return field.type === 'money' ? WRONG.money : WRONG.number;
  const least = field.min ?? 0;
  return answer < least || answer > (field.max ?? Number.MAX_SAFE_INTEGER)
    ? outOfBounds(field)
    : null;
}

function wrongFiles(field: Field, answer: Answer): Bilingual | null {
  const isList = Array.isArray(answer) && answer.every((one) => /^[0-9a-f]{64}$/.test(one));
  if (!isList) return WRONG.file;
  return answer.length > (field.max ?? Number.MAX_SAFE_INTEGER) ? tooManyFiles(field) : null;
}

const outOfBounds = ({ min, max }: Field): Bilingual =>
  filled('Nhập từ {low} đến {high}.', 'Enter from {low} to {high}.', {
    low: min ?? 0,
    high: max ?? MAX_TEXT,
  });

const tooShortOrLong = ({ min, max }: Field): Bilingual =>
  filled('Nhập từ {low} đến {high} ký tự.', 'Enter from {low} to {high} letters.', {
    low: min ?? 0,
    high: max ?? MAX_TEXT,
  });

const tooManyFiles = ({ min, max }: Field): Bilingual =>
  filled('Nhập từ {low} đến {high} tệp.', 'Enter from {low} to {high} files.', {
    low: min ?? 0,
    high: max ?? MAX_TEXT,
  });

const WRONG = {
  garbled: {
    vi: 'Tên bị lỗi phông chữ khi quét. Gõ lại theo giấy tờ.',
    en: 'The name was garbled by the scanner. Type it again from the paper.',
  },
  text: { vi: 'Nhập bằng chữ, không quá 500 ký tự.', en: 'Enter a text of at most 500 letters.' },
  email: {
    vi: 'Nhập địa chỉ thư, ví dụ ten@vidu.vn.',
    en: 'Enter an address such as ten@vidu.vn.',
  },
  date: { vi: 'Nhập ngày, ví dụ 19/11/2026.', en: 'Enter a day, such as 19/11/2026.' },
  partialDate: {
    vi: 'Nhập ngày sinh, ví dụ 19/11/1985; chỉ biết tháng, năm thì nhập 11/1985 hoặc 1985.',
    en: 'Enter a birth date, such as 19/11/1985; if only part is known, 11/1985 or 1985.',
  },
  future: { vi: 'Ngày này ở tương lai. Kiểm tra lại.', en: 'This day is in the future. Check it.' },
  tooLate: {
    vi: 'Ngày này sau ngày phải đứng sau nó. Kiểm tra lại cả hai.',
    en: 'This day is after one that must follow it. Check both.',
  },
  unit: { vi: 'Chọn xã, phường, đặc khu.', en: 'Choose the commune.' },
  number: { vi: 'Nhập số nguyên, ví dụ 2.', en: 'Enter a whole number, such as 2.' },
  money: { vi: 'Nhập số tiền bằng đồng, ví dụ 100.000.', en: 'Enter whole đồng, such as 100,000.' },
  choice: { vi: 'Chọn một câu trả lời.', en: 'Choose an answer.' },
  file: { vi: 'Chọn lại tệp.', en: 'Choose the file again.' },
} satisfies Record<string, Bilingual>;
