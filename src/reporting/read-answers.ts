import type { Bilingual } from '#kernel/bilingual.ts';
import { filled } from '#kernel/bilingual.ts';
import { type CampaignForm, type Indicator, indicatorsOf, isTyped } from '#reporting/indicator.ts';
import { readNumber, rounded, writeNumber } from '#reporting/read-number.ts';

/** What was typed, by code of the indicator. */
export type Typed = Readonly<Record<string, string>>;

/** What a recipient answered, as it stands in the draft. */
export interface Draft {
  readonly typed: Typed;
  /** Why a number is not the one that the system counted. */
  readonly reasons: Typed;
  readonly prefilled: Readonly<Record<string, number>>;
  /** Indicators that have at least one file. */
  readonly filed: ReadonlySet<string>;
}

export interface AnswerFault {
  readonly code: string;
  /** The answer itself, or the reason for changing what the system counted. */
  readonly part: 'answer' | 'reason';
  readonly text: Bilingual;
}

/** All that stands between a draft and its submission. */
export function answerFaults(form: CampaignForm, draft: Draft): readonly AnswerFault[] {
  return indicatorsOf(form).flatMap((indicator): readonly AnswerFault[] => {
    const { code } = indicator;
    const typed = draft.typed[code]?.trim() ?? '';
    const text =
      indicator.kind === 'file'
        ? missingFile(indicator.required, draft.filed.has(code))
        : isTyped(indicator)
          ? faultOf(indicator, typed)
          : null;
    if (text !== null) return [{ code, part: 'answer', text }];
    return needsReason(indicator, draft) ? [{ code, part: 'reason', text: REASON }] : [];
  });
}

/** What is wrong with what was typed as an answer, or null. */
export function faultOf(indicator: Indicator, typed: string): Bilingual | null {
  if (typed === '') return indicator.required ? MISSING[indicator.kind] : null;
  switch (indicator.kind) {
    case 'number':
      return numberFault(typed, indicator.min, indicator.max, indicator.decimals);
    case 'percentage':
      return numberFault(typed, 0, 100, 2);
    case 'text':
      return typed.length > LONGEST ? TOO_LONG : null;
    case 'choice':
      return indicator.options.includes(typed) ? null : MISSING.choice;
    case 'file':
      return null;
  }
}

/** The numbers of a draft by code: what is no number is left out, percentages are reckoned. */
export function numbersOf(form: CampaignForm, typed: Typed): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>();
  for (const indicator of indicatorsOf(form)) {
    const { code, kind } = indicator;
    if ((kind !== 'number' && kind !== 'percentage') || !isTyped(indicator)) continue;
    const answer = typed[code]?.trim() ?? '';
    if (answer === '' || faultOf(indicator, answer) !== null) continue;
    const read = readNumber(answer);
    if (read.ok) numbers.set(code, read.value);
  }
  return withShares(form, numbers);
}

/** The same numbers with the percentages that are reckoned from them. */
export function withShares(
  form: CampaignForm,
  numbers: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
  const all = new Map(numbers);
  for (const indicator of indicatorsOf(form)) {
    if (indicator.kind !== 'percentage' || indicator.parts === null) continue;
    const part = numbers.get(indicator.parts.numerator);
    const whole = numbers.get(indicator.parts.denominator);
    if (part === undefined || whole === undefined || whole === 0) continue;
    all.set(indicator.code, rounded((part / whole) * 100, 2));
  }
  return all;
}

function numberFault(
  typed: string,
  min: number | null,
  max: number | null,
  decimals: 0 | 2,
): Bilingual | null {
  const read = readNumber(typed);
  if (!read.ok) {
    return read.error.code === 'dot-for-comma'
      ? filled('Ghi {meant}: phần lẻ sau dấu phẩy.', 'Write {meant}: decimals follow a comma.', {
          meant: read.error.meant,
        })
      : NO_NUMBER;
  }
  if (rounded(read.value, decimals) !== read.value) {
    return decimals === 0 ? WHOLE : TWO_DECIMALS;
  }
  if (min !== null && read.value < min) {
    return filled('Nhỏ nhất là {min}. Xem lại số này.', 'The least is {min}. Look again.', {
      min: writeNumber(min),
    });
  }
  if (max !== null && read.value > max) {
    return filled('Lớn nhất là {max}. Xem lại số này.', 'The most is {max}. Look again.', {
      max: writeNumber(max),
    });
  }
  return null;
}

function needsReason(indicator: Indicator, draft: Draft): boolean {
  const known = draft.prefilled[indicator.code];
  if (indicator.kind !== 'number' || known === undefined) return false;
  const read = readNumber(draft.typed[indicator.code] ?? '');
  return read.ok && read.value !== known && (draft.reasons[indicator.code]?.trim() ?? '') === '';
}

const missingFile = (required: boolean, isThere: boolean): Bilingual | null =>
  required && !isThere ? MISSING.file : null;

const LONGEST = 4000;
const NO_NUMBER: Bilingual = {
  vi: 'Chỉ ghi số, ví dụ 1.234 hoặc 12,5.',
  en: 'Write a number only, such as 1.234 or 12,5.',
};
const WHOLE: Bilingual = { vi: 'Ghi số nguyên, không có phần lẻ.', en: 'Write a whole number.' };
const TWO_DECIMALS: Bilingual = {
  vi: 'Ghi tối đa hai chữ số sau dấu phẩy.',
  en: 'Write at most two decimals.',
};
const TOO_LONG: Bilingual = {
  vi: 'Dài quá 4.000 ký tự. Rút gọn, hoặc gửi kèm tệp.',
  en: 'This is longer than 4,000 characters. Shorten it, or send a file.',
};
const REASON: Bilingual = {
  vi: 'Số này khác số hệ thống đếm được. Ghi lý do.',
  en: 'This differs from what the system counted. Say why.',
};
const MISSING = {
  number: { vi: 'Ghi số; không có thì ghi 0.', en: 'Write a number; 0 where there is none.' },
  percentage: { vi: 'Ghi tỷ lệ từ 0 đến 100.', en: 'Write a percentage from 0 to 100.' },
  text: { vi: 'Ghi nội dung này.', en: 'Write this.' },
  file: { vi: 'Chọn tệp gửi kèm.', en: 'Choose the file.' },
  choice: { vi: 'Chọn một mục.', en: 'Choose one.' },
} satisfies Record<Indicator['kind'], Bilingual>;
