import { cleanLines } from '#kernel/fold.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import { caseRefusalTexts } from '#quality/case-refusal.ts';
import { type CaseAct, type CaseActType, isSoundBasic } from '#quality/decide-case.ts';
import { type Basic, BASICS, basicOf, type BasicValues } from '#quality/source-record.ts';
import type { FieldError } from '#web/field-error.ts';
import { type FormValues, one } from '#web/form-values.ts';
import { readGround } from '#workbench/quality/ground.ts';
import type { Pair } from '#workbench/quality/record-table.ts';

export const CASE_ACTS: readonly CaseActType[] = [
  'judge',
  'second',
  'contradict',
  'identify',
  'confirm',
  'decline',
  'undo',
];

/** Reads the form of an act on a case. */
export function readCaseAct(
  type: CaseActType,
  values: FormValues,
  pair: Pair,
): Result<CaseAct, readonly FieldError[]> {
  const ground = readGround(values);
  if (ground === '') return err([{ field: 'ground', text: caseRefusalTexts['no-ground'] }]);
  const verdict = one(values, 'verdict');
  switch (type) {
    case 'judge':
      return verdict === 'same' || verdict === 'different' || verdict === 'ask'
        ? ok({ type, verdict, ground })
        : err([NO_VERDICT]);
    case 'identify':
      return verdict === 'same' || verdict === 'different'
        ? ok({ type, verdict, ground })
        : err([NO_VERDICT]);
    case 'confirm': {
      const read = readValues(values, pair);
      return read.ok ? ok({ type, values: read.value, ground }) : read;
    }
    case 'second':
    case 'contradict':
    case 'decline':
    case 'undo':
      return ok({ type, ground });
  }
}

/** Which of two values a station picked for a basic, or what it typed. */
function readValues(values: FormValues, pair: Pair): Result<BasicValues, readonly FieldError[]> {
  const errors: FieldError[] = [];
  const confirmed: Partial<Record<Basic, string>> = {};
  for (const field of BASICS) {
    const pick = one(values, `pick-${field}`);
    if (pick === 'typed') {
      const typed = readTyped(field, one(values, `typed-${field}`));
      if (isSoundBasic(field, typed)) confirmed[field] = typed;
      else errors.push({ field: `typed-${field}`, text: TYPED[field] });
    } else if (pick === 'left' || pick === 'right') {
      const record = pair[pick];
      const value = record === null ? '' : basicOf(record, field);
      // What is empty or of the wrong form there cannot be confirmed: it stays as it is.
      if (isSoundBasic(field, value)) confirmed[field] = value;
    } else errors.push({ field: `pick-${field}`, text: NOT_PICKED });
  }
  return errors.length === 0 ? ok(confirmed) : err(errors);
}

/** As people type it: 03/11/1985, Nam, numbers with spaces. */
function readTyped(field: Basic, typed: string): string {
  const text = cleanLines(typed);
  switch (field) {
    case 'name':
      return text;
    case 'birthDate': {
      const parts = text.split(/[/.-]/).map((part) => part.trim().padStart(2, '0'));
      const isDayFirst = (parts.at(-1) ?? '').length === 4;
      return (isDayFirst ? parts.toReversed() : parts).join('-');
    }
    case 'sex':
      return SEXES[text.toLowerCase()] ?? text;
    case 'identityNumber':
      return text.replaceAll(/[\s.]/g, '');
  }
}

const SEXES: Readonly<Record<string, string>> = { nam: 'male', nữ: 'female', nu: 'female' };

const NO_VERDICT: FieldError = {
  field: 'ground',
  text: { vi: 'Chọn kết luận bằng một trong các nút.', en: 'Choose a verdict by its button.' },
};
const NOT_PICKED = {
  vi: 'Chọn giá trị đúng, hoặc tự nhập.',
  en: 'Choose the right value, or type it.',
};
const TYPED = {
  name: { vi: 'Nhập họ và tên.', en: 'Type the name.' },
  birthDate: { vi: 'Nhập ngày sinh dạng 03/11/1985.', en: 'Type the date as 03/11/1985.' },
  sex: { vi: 'Nhập Nam hoặc Nữ.', en: 'Type Nam (male) or Nữ (female).' },
  identityNumber: { vi: 'Nhập đủ 12 chữ số.', en: 'Type all 12 digits.' },
} satisfies Record<Basic, FieldError['text']>;
