import { type Bilingual, filled } from '#kernel/bilingual.ts';
import type { Brand } from '#kernel/brand.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import { type BirthDate, birthYear } from '#persons/birth-date.ts';
import { provinceNames } from '#persons/province-codes.ts';

/** Số định danh cá nhân (the number of the citizen card): 12 digits. */
export type PersonalNumber = Brand<string, 'PersonalNumber'>;
/** The number of the old identity card (CMND): 9 digits, without a grammar. */
export type OldIdentityNumber = Brand<string, 'OldIdentityNumber'>;

export type IdentityNumber =
  | { readonly kind: 'personal-number'; readonly number: PersonalNumber }
  | { readonly kind: 'old-identity-number'; readonly number: OldIdentityNumber };

export interface IdentityFault {
  readonly code: 'missing' | 'not-digits' | 'wrong-length';
  readonly text: Bilingual;
}

/** A typed number without the spaces and dots that people group its digits by. */
export const withoutGaps = (text: string): string => text.replaceAll(/[\s.]/g, '');

/** Reads an identity number; spaces and dots between the digits are tolerated. */
export function parseIdentityNumber(text: string): Result<IdentityNumber, IdentityFault> {
  const digits = withoutGaps(text);
  if (digits === '') return fault('missing', digits);
  if (!/^\d+$/.test(digits)) return fault('not-digits', digits);
  if (digits.length === 12)
    return ok({ kind: 'personal-number', number: digits as PersonalNumber });
  if (digits.length === 9) {
    return ok({ kind: 'old-identity-number', number: digits as OldIdentityNumber });
  }
  return fault('wrong-length', digits);
}

/** What a personal number says of its owner (NĐ 137/2015 Điều 13, TT 59/2021/TT-BCA Điều 4). */
export interface NumberGrammar {
  readonly provinceCode: string;
  /** Null for codes that are no Vietnamese province: births abroad carry country codes. */
  readonly province: string | null;
  readonly sex: 'male' | 'female';
  readonly birthYear: number;
}

export function grammarOf(number: PersonalNumber): NumberGrammar {
  const provinceCode = number.slice(0, 3);
  const century = Number(number[3]);
  return {
    provinceCode,
    province: provinceNames.get(provinceCode) ?? null,
    sex: century % 2 === 0 ? 'male' : 'female',
    birthYear: 1900 + Math.floor(century / 2) * 100 + Number(number.slice(4, 6)),
  };
}

export interface NumberWarning {
  readonly code: 'birth-year-differs' | 'sex-differs' | 'unknown-province';
  readonly text: Bilingual;
}

interface Known {
  readonly birthDate?: BirthDate | null;
  readonly sex?: 'male' | 'female' | null;
}

/** Where a number disagrees with what is known: warnings with the reason, never refusals. */
export function checkAgainst(number: PersonalNumber, known: Known): readonly NumberWarning[] {
  const grammar = grammarOf(number);
  const codes: NumberWarning['code'][] = [];
  if (known.birthDate && birthYear(known.birthDate) !== grammar.birthYear) {
    codes.push('birth-year-differs');
  }
  if (known.sex && known.sex !== grammar.sex) codes.push('sex-differs');
  if (grammar.province === null) codes.push('unknown-province');
  return codes.map((code) => ({ code, text: warningTexts[code](number, known) }));
}

const fault = (
  code: IdentityFault['code'],
  digits: string,
): Result<IdentityNumber, IdentityFault> => err({ code, text: faultTexts[code](digits.length) });

const faultTexts = {
  missing: () => ({
    vi: 'Nhập số định danh (12 chữ số) hoặc số CMND (9 chữ số).',
    en: 'Enter the personal number (12 digits) or the old identity number (9 digits).',
  }),
  'not-digits': () => ({
    vi: 'Số định danh chỉ gồm chữ số. Xóa chữ cái và ký hiệu lẫn trong số.',
    en: 'An identity number has digits only. Remove letters and signs.',
  }),
  'wrong-length': wrongLength,
} satisfies Record<IdentityFault['code'], (length: number) => Bilingual>;

/** Eight digits are most likely an old number with one missing, eleven a personal number. */
function wrongLength(length: number): Bilingual {
  if (length === 8) {
    return {
      vi: 'Số CMND có 9 chữ số, đã nhập 8: kiểm tra xem có thiếu chữ số nào không.',
      en: 'An old identity number has 9 digits, 8 were entered: check for a missing digit.',
    };
  }
  if (length < 11) {
    return filled(
      'Số định danh có 12 chữ số, số CMND có 9 chữ số, đã nhập {length}: kiểm tra xem thiếu hay thừa chữ số nào.',
      'A personal number has 12 digits, an old identity number 9, {length} were entered: check for a missing or extra digit.',
      { length },
    );
  }
  return length < 12
    ? filled(
        'Số định danh có 12 chữ số, đã nhập {length}: kiểm tra xem có thiếu chữ số nào không.',
        'A personal number has 12 digits, {length} were entered: check for a missing digit.',
        { length },
      )
    : filled(
        'Số định danh có 12 chữ số, đã nhập {length}: kiểm tra xem có thừa chữ số nào không.',
        'A personal number has 12 digits, {length} were entered: check for an extra digit.',
        { length },
      );
}

const warningTexts = {
  'birth-year-differs': (number, { birthDate }) => {
    const entered = birthDate ? birthYear(birthDate) : '';
    const { birthYear: said } = grammarOf(number);
    return filled(
      'Các chữ số thứ 4 đến 6 của số định danh cho biết năm sinh {said}, khác năm sinh đã nhập {entered}. Đối chiếu với thẻ.',
      'Digits 4 to 6 of the number say born in {said}, the date entered says {entered}. Compare with the card.',
      { said, entered },
    );
  },
  'sex-differs': (number) => {
    const digit = number.charAt(3);
    return grammarOf(number).sex === 'male'
      ? filled(
          'Chữ số thứ 4 của số định danh ({digit}) cho biết giới tính Nam, khác giới tính đã chọn. Đối chiếu với thẻ.',
          'Digit 4 of the number ({digit}) says male, which is not the sex chosen. Compare with the card.',
          { digit },
        )
      : filled(
          'Chữ số thứ 4 của số định danh ({digit}) cho biết giới tính Nữ, khác giới tính đã chọn. Đối chiếu với thẻ.',
          'Digit 4 of the number ({digit}) says female, which is not the sex chosen. Compare with the card.',
          { digit },
        );
  },
  'unknown-province': (number) =>
    filled(
      'Ba chữ số đầu {digits} không phải mã tỉnh, thành phố nào (sinh ở nước ngoài thì mang mã nước). Đối chiếu với thẻ.',
      'The first three digits {digits} are no province (births abroad carry a country code). Compare with the card.',
      { digits: number.slice(0, 3) },
    ),
} satisfies Record<NumberWarning['code'], (number: PersonalNumber, known: Known) => Bilingual>;
