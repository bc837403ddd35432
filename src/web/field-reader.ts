import { isDossierId } from '#dossier/dossier-id.ts';
import { type Bilingual, filled } from '#kernel/bilingual.ts';
import type { Day } from '#kernel/day.ts';
import { clean } from '#kernel/fold.ts';
import { type BirthDate, parseBirthDate } from '#persons/birth-date.ts';
import { parseEmail } from '#persons/email.ts';
import { parsePersonName } from '#persons/person-name.ts';
import { checkAgainst, parseIdentityNumber } from '#persons/personal-number.ts';
import { parsePhone } from '#persons/phone.ts';
import type { FieldError } from '#web/field-error.ts';
import { type FormValues, one } from '#web/form-values.ts';

type Sex = 'male' | 'female';

/** Reads one form field by field; collects every error and warning with the field it belongs to. */
export interface FieldReader {
  readonly errors: readonly FieldError[];
  readonly warnings: readonly FieldError[];
  readonly fail: (field: string, text: Bilingual) => void;
  readonly text: (field: string) => string;
  readonly required: (field: string, maxLength: number, missing: Bilingual) => string;
  readonly choice: <T extends string>(field: string, options: readonly [T, ...T[]]) => T;
  readonly count: (field: string, min: number, max: number) => number;
  readonly dossierId: () => string;
  readonly personName: (field: string) => string;
  readonly birthDate: (field: string) => BirthDate | null;
  readonly sex: (field: string) => Sex | null;
  readonly identityNumber: (
    field: string,
    known: { readonly birthDate: BirthDate | null; readonly sex: Sex | null },
  ) => string | null;
  readonly phone: (field: string) => string | null;
  readonly email: (field: string) => string | null;
  readonly taxCode: (field: string) => string | null;
}

const TAX_CODE = /^\d{10}(-\d{3})?$|^\d{12}$/;

export function createFieldReader(values: FormValues, today: Day): FieldReader {
  const errors: FieldError[] = [];
  const warnings: FieldError[] = [];
  const fail = (field: string, text: Bilingual) => void errors.push({ field, text });
  const text = (field: string) => clean(one(values, field));

  /** An optional field: null where empty, else what the parser makes of it. */
  const parsed = <T>(field: string, parse: (typed: string) => T | null): T | null =>
    text(field) === '' ? null : parse(text(field));
  const matched = (field: string, pattern: RegExp, wrong: Bilingual) =>
    parsed(field, (value) => {
      if (pattern.test(value)) return value;
      fail(field, wrong);
      return null;
    });

  return {
    errors,
    warnings,
    fail,
    text,
    required: (field, maxLength, missing) => {
      const value = text(field);
      if (value === '') fail(field, missing);
      if (value.length > maxLength) fail(field, tooLong(maxLength));
      return value;
    },
    choice: (field, options) => {
      const chosen = options.find((option) => option === text(field));
      if (chosen === undefined) fail(field, CHOOSE);
      return chosen ?? options[0];
    },
    count: (field, min, max) => {
      const value = text(field);
      const number = value === '' ? min : Number(value);
      if (Number.isInteger(number) && number >= min && number <= max) return number;
      fail(field, wholeNumber(min, max));
      return min;
    },
    dossierId: () => {
      const id = text('dossierId');
      if (!isDossierId(id)) fail('dossierId', RELOAD);
      return id;
    },
    ...personFields({ text, parsed, fail, warnings, today }),
    email: (field) =>
      parsed(field, (value) => {
        const email = parseEmail(value);
        if (!email.ok) fail(field, email.error.text);
        return email.ok ? email.value : null;
      }),
    taxCode: (field) => matched(field, TAX_CODE, WRONG_TAX_CODE),
  };
}

interface Tools {
  readonly text: (field: string) => string;
  readonly parsed: <T>(field: string, parse: (typed: string) => T | null) => T | null;
  readonly fail: (field: string, text: Bilingual) => void;
  readonly warnings: FieldError[];
  readonly today: Day;
}

/** The fields that tell who a person is. */
function personFields({ text, parsed, fail, warnings, today }: Tools): PersonFields {
  return {
    personName: (field) => {
      const name = parsePersonName(text(field));
      if (!name.ok) fail(field, name.error.text);
      return name.ok ? name.value : '';
    },
    birthDate: (field) =>
      parsed(field, (value) => {
        const date = parseBirthDate(value, today);
        if (!date.ok) fail(field, date.error.text);
        return date.ok ? date.value : null;
      }),
    sex: (field) => {
      const value = text(field);
      return value === 'male' || value === 'female' ? value : null;
    },
    identityNumber: (field, known) =>
      parsed(field, (value) => {
        const identity = parseIdentityNumber(value);
        if (!identity.ok) {
          fail(field, identity.error.text);
          return null;
        }
        if (identity.value.kind === 'personal-number') {
          const found = checkAgainst(identity.value.number, known);
          warnings.push(...found.map((warning) => ({ field, text: warning.text })));
        }
        return identity.value.number;
      }),
    phone: (field) =>
      parsed(field, (value) => {
        const phone = parsePhone(value);
        if (!phone.ok) fail(field, phone.error.text);
        return phone.ok ? phone.value : null;
      }),
  };
}

type PersonFields = Pick<
  FieldReader,
  'personName' | 'birthDate' | 'sex' | 'identityNumber' | 'phone'
>;

const CHOOSE: Bilingual = { vi: 'Chọn một mục.', en: 'Choose one.' };

const RELOAD: Bilingual = {
  vi: 'Biểu mẫu thiếu mã nộp hồ sơ. Tải lại trang tiếp nhận rồi nhập lại.',
  en: 'The form lacks its submission id. Reload the intake page and fill it in again.',
};

const WRONG_TAX_CODE: Bilingual = {
  vi: 'Mã số thuế có 10 chữ số, 10 chữ số kèm -3 chữ số, hoặc 12 chữ số. Nếu không có, để trống.',
  en: 'A tax code has 10 digits, 10 digits with -3 digits, or 12 digits. If there is none, leave it empty.',
};

const tooLong = (max: number): Bilingual =>
  filled(
    'Nội dung dài quá {max} ký tự. Rút gọn lại.',
    'This is longer than {max} characters. Shorten it.',
    { max },
  );

const wholeNumber = (min: number, max: number): Bilingual =>
  filled('Nhập số nguyên từ {min} đến {max}.', 'Enter a whole number from {min} to {max}.', {
    min,
    max,
  });
