import type { Bilingual } from '#kernel/bilingual.ts';
import type { Day } from '#kernel/day.ts';
import { clean } from '#kernel/fold.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import { parseBirthDate } from '#persons/birth-date.ts';
import { parsePersonName } from '#persons/person-name.ts';
import { parseIdentityNumber, withoutGaps } from '#persons/personal-number.ts';
import type { CardQuery } from '#registries/health-insurance/codec.ts';
import type { Relation, Relative } from '#registries/national-population/codec.ts';
import type { PersonCriteria } from '#registries/social-insurance/codec.ts';
import type { FieldError } from '#web/field-error.ts';
import { type FormValues, one } from '#web/form-values.ts';
import type { QueryKind } from '#workbench/registers/register-kinds.ts';

/** What is asked, as the adapters take it. */
export type RegisterQuery =
  | { readonly kind: 'insured-person' | 'insured-household' | 'enterprise'; readonly code: string }
  | { readonly kind: 'household-business' | 'budget-unit'; readonly words: string }
  | { readonly kind: 'insurance-code'; readonly criteria: PersonCriteria }
  | { readonly kind: 'health-card'; readonly card: CardQuery }
  | {
      readonly kind: 'kinship';
      readonly person: Relative & { readonly birthDate: string | null };
      readonly relative: Relative;
      readonly relation: Relation;
    };

export const RELATIONS = ['parent', 'spouse', 'householder'] as const satisfies readonly Relation[];

/** Reads the fields of a kind of query, and names all that is wrong with them at once. */
export function readRegisterQuery(
  kind: QueryKind,
  values: FormValues,
  today: Day,
): Result<RegisterQuery, readonly FieldError[]> {
  const read = readerOf(values, today);
  const query = queryOf(kind, read);
  return read.errors.length === 0 ? ok(query) : err(read.errors);
}

function queryOf(kind: QueryKind, read: Reader): RegisterQuery {
  switch (kind) {
    case 'insured-person':
      return { kind, code: read.pattern('code', /^\d{10}$/, WRONG.insuranceCode) };
    case 'insured-household':
      return { kind, code: read.pattern('code', /^[\w.-]{3,30}$/, WRONG.household) };
    case 'enterprise':
      return { kind, code: read.pattern('code', /^\d{10}(-?\d{3})?$/, WRONG.enterprise) };
    case 'household-business':
      return { kind, words: read.pattern('code', /^[\dA-Za-z-]{8,20}$/, WRONG.business) };
    case 'budget-unit':
      return { kind, words: read.words('words') };
    case 'insurance-code':
      return {
        kind,
        criteria: {
          name: read.name('name'),
          birthDate: read.birthDate('birth', true) ?? '',
          sex: read.sex(),
          commune: read.text('commune'),
        },
      };
    case 'health-card':
      return {
        kind,
        card: {
          card: read.pattern('card', /^([A-Z]{2}[1-5]\d{12}|\d{10}|\d{12})$/, WRONG.card),
          name: read.name('name'),
          birthDate: read.birthDate('birth', true) ?? '',
        },
      };
    case 'kinship':
      return {
        kind,
        person: {
          number: read.identity('number'),
          name: read.name('name'),
          birthDate: read.birthDate('birth', false),
        },
        relative: { number: read.identity('relativeNumber'), name: read.name('relativeName') },
        relation: read.relation(),
      };
  }
}

type Reader = ReturnType<typeof readerOf>;

function readerOf(values: FormValues, today: Day) {
  const errors: FieldError[] = [];
  const text = (field: string): string => clean(one(values, field));
  const fail = (field: string, why: Bilingual): string => {
    errors.push({ field, text: why });
    return '';
  };
  /** A parser's value, or its fault at the field. */
  const parsed = <T extends string>(
    field: string,
    result: Result<T, { readonly text: Bilingual }>,
  ): string => (result.ok ? result.value : fail(field, result.error.text));
  return {
    errors,
    text,
    pattern: (field: string, pattern: RegExp, wrong: Bilingual): string => {
      const typed = withoutGaps(text(field)).toUpperCase();
      return pattern.test(typed) ? typed : fail(field, wrong);
    },
    words: (field: string): string => {
      const typed = text(field).slice(0, 100);
      return typed.length < 3 ? fail(field, WRONG.words) : typed;
    },
    name: (field: string): string => parsed(field, parsePersonName(text(field))),
    birthDate: (field: string, isRequired: boolean): string | null =>
      !isRequired && text(field) === '' ? null : parsed(field, parseBirthDate(text(field), today)),
    identity: (field: string): string => {
      const read = parseIdentityNumber(text(field));
      return read.ok ? read.value.number : fail(field, read.error.text);
    },
    sex: (): PersonCriteria['sex'] => {
      const chosen = text('sex');
      return chosen === 'male' || chosen === 'female' ? chosen : null;
    },
    relation: (): Relation => {
      const chosen = RELATIONS.find((relation) => relation === text('relation'));
      if (chosen === undefined) fail('relation', WRONG.relation);
      return chosen ?? 'parent';
    },
  };
}

const WRONG = {
  insuranceCode: {
    vi: 'Mã số BHXH gồm 10 chữ số. Nếu chưa biết, chọn “Tìm mã số BHXH”.',
    en: 'A social-insurance code has ten digits. If it is not known, look for it by name.',
  },
  household: {
    vi: 'Nhập mã hộ gia đình như trên kết quả tra cứu theo mã số BHXH.',
    en: 'Enter the household’s code as a look-up by social-insurance code tells it.',
  },
  enterprise: {
    vi: 'Mã số doanh nghiệp gồm 10 chữ số; của chi nhánh 13 chữ số.',
    en: 'An enterprise code has ten digits, that of a branch thirteen.',
  },
  business: {
    vi: 'Nhập mã số hộ kinh doanh, hoặc số định danh 12 chữ số của chủ hộ.',
    en: 'Enter the code of the business, or the personal number of its owner.',
  },
  card: {
    vi: 'Nhập số thẻ BHYT (15 ký tự, hoặc 10 chữ số của mã số BHXH) hay số định danh 12 chữ số.',
    en: 'Enter the card’s number (15 characters, or ten digits) or the personal number.',
  },
  words: {
    vi: 'Nhập mã số ĐVQHNS, hoặc ít nhất 3 ký tự của tên đơn vị.',
    en: 'Enter the unit’s code, or at least three characters of its name.',
  },
  relation: {
    vi: 'Chọn người thứ hai là gì của người thứ nhất.',
    en: 'Choose what the second person is to the first.',
  },
} satisfies Record<string, Bilingual>;
