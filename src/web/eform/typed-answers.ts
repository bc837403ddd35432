import type { Answers } from '#eform/check-answers.ts';
import type { Field } from '#eform/form.ts';
import { recentOf, splitDays } from '#eform/recent-day.ts';
import { formatBirthDate } from '#persons/birth-date.ts';
import { controlName, recentName } from '#web/eform/read-answers.ts';
import type { FormValues } from '#web/form-values.ts';

/** Kept answers as they would be typed: the other way round of `readAnswers`. */
export function typedAnswers(fields: readonly Field[], answers: Answers): FormValues {
  const values = new Map<string, readonly string[]>();
  for (const field of fields) {
    const { id, type } = field;
    const answer = answers[id];
    const two = typeof answer === 'string' && recentOf(field) > 0 ? splitDays(answer) : null;
    const name = controlName(id);
    if (answer === undefined) continue;
    if (two !== null) values.set(recentName(id), [two.chosen]).set(name, [two.typed]);
    else if (typeof answer === 'object' && 'unit' in answer) {
      values.set(`${name}.unit`, [answer.unit]).set(`${name}.line`, [answer.line]);
    } else if (typeof answer === 'boolean') values.set(name, answer ? ['1'] : []);
    else if (typeof answer === 'object') values.set(name, answer);
    else values.set(name, [typed(type, String(answer))]);
  }
  return values;
}

/** Days are typed as people write them; what could not be read stays as it was typed. */
const typed = (type: Field['type'], text: string): string =>
  (type === 'date' || type === 'partial-date') && /^\d{4}(-\d\d){0,2}$/.test(text)
    ? formatBirthDate(text)
    : text;

/** What stands in the boxes of fields before anything is typed. */
export const initialValues = (fields: readonly Field[]): FormValues =>
  new Map(
    fields.flatMap(({ id, initial = null }): [string, readonly string[]][] =>
      initial === null ? [] : [[controlName(id), [initial]]],
    ),
  );
