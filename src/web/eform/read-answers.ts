import { withoutGaps } from '#persons/personal-number.ts';
import type { Answer, Answers } from '#eform/check-answers.ts';
import { type Field, fieldsOf, type FlatForm } from '#eform/form.ts';
import { joinDays, recentOf } from '#eform/recent-day.ts';
import { type Day, parseTypedDay } from '#kernel/day.ts';
import { clean, cleanLines } from '#kernel/fold.ts';
import { parseBirthDate } from '#persons/birth-date.ts';
import { parsePhone } from '#persons/phone.ts';
import { type FormValues, one } from '#web/form-values.ts';

/** Name of a field's control: forms share their page with other fields. */
export const controlName = (id: string): string => `tk.${id}`;

/** Name of the list of the last days beside the line in which a date is typed. */
export const recentName = (id: string): string => `${controlName(id)}.recent`;

/**
 * The answers of a form as they were typed, in the shapes in which they are kept: days as
 * `2026-11-19`, numbers as numbers, an address as its commune and its line. What cannot be read
 * stays as it was typed; `checkAnswers` then says what is wrong with it.
 */
export function readAnswers(form: FlatForm, values: FormValues): Answers {
  const answers: Record<string, Answer> = {};
  for (const field of fieldsOf(form)) {
    const answer = readAnswer(field, values);
    if (answer !== null) answers[field.id] = answer;
  }
  return answers;
}

function readAnswer(field: Field, values: FormValues): Answer | null {
  const name = controlName(field.id);
  const typed = clean(one(values, name));
  if (recentOf(field) > 0) {
    return joinDays({ chosen: one(values, recentName(field.id)), typed }) || null;
  }
  if (field.type === 'address') {
    const [unit, line] = [clean(one(values, `${name}.unit`)), clean(one(values, `${name}.line`))];
    return unit === '' && line === '' ? null : { unit, line };
  }
  if (typed === '') return null;
  switch (field.type) {
    case 'text':
      return cleanLines(one(values, name));
    case 'date':
      return dayOrTyped(typed);
    case 'partial-date': {
      const date = parseBirthDate(typed, LATEST);
      return date.ok ? date.value : typed;
    }
    case 'personal-number':
      return withoutGaps(typed);
    case 'phone': {
      const phone = parsePhone(typed);
      return phone.ok ? phone.value : typed;
    }
    case 'number':
    case 'money':
      return wholeOrTyped(typed);
    case 'flag':
      return typed === '1';
    default:
      return typed;
  }
}

/** Whether a date lies in the future is a question of the form, not of reading. */
const LATEST = '9999-12-31' as Day;

function dayOrTyped(typed: string): string {
  const day = parseTypedDay(typed);
  return day.ok ? day.value : typed;
}

/** `100.000`, `100 000` and `100000` are the same number. */
function wholeOrTyped(typed: string): number | string {
  const plain = typed.replaceAll(/[\s.,](?=\d{3}(\D|$))/g, '');
  return /^\d{1,15}$/.test(plain) ? Number(plain) : typed;
}
