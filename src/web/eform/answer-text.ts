import type { Answers } from '#eform/check-answers.ts';
import type { Field } from '#eform/form.ts';
import { type Language, textIn } from '#kernel/bilingual.ts';
import { formatBirthDate } from '#persons/birth-date.ts';
import type { Commune } from '#web/components/commune-select.ts';
import { formatCount, formatMoney } from '#web/format.ts';
import { sayIn } from '#web/language.ts';

/** What was answered, as a page shows it; empty where nothing was. */
export function answerText(
  lang: Language,
  field: Field,
  answers: Answers,
  communes: readonly Commune[],
): string {
  const answer = answers[field.id];
  if (answer === undefined) return '';
  if (typeof answer === 'boolean') {
    return answer ? sayIn(lang)('Có', 'Yes') : sayIn(lang)('Không', 'No');
  }
  if (typeof answer === 'number') {
    return field.type === 'money' ? formatMoney(answer, lang) : formatCount(answer, lang);
  }
  if (typeof answer === 'string') {
    if (field.type === 'choice') {
      return textIn(lang, field.options.find(({ value }) => value === answer)?.text) ?? answer;
    }
    const isDate = field.type === 'date' || field.type === 'partial-date';
    return isDate ? formatBirthDate(answer) : answer;
  }
  if ('unit' in answer) {
    const commune = communes.find(({ code }) => code === answer.unit)?.name ?? answer.unit;
    return answer.line === '' ? commune : `${answer.line}, ${commune}`;
  }
  return formatCount(answer.length, lang);
}
