import type { Field } from '#eform/form.ts';
import { recentDays, recentOf } from '#eform/recent-day.ts';
import { type Bilingual, type Language, textIn } from '#kernel/bilingual.ts';
import { type Day, parseTypedDay } from '#kernel/day.ts';
import { checkbox, radios } from '#web/components/choices.ts';
import { type Commune, communeSelect } from '#web/components/commune-select.ts';
import { dateInput } from '#web/components/date-input.ts';
import { select } from '#web/components/select.ts';
import { textarea } from '#web/components/textarea.ts';
import { textInput } from '#web/components/text-input.ts';
import { controlName, recentName } from '#web/eform/read-answers.ts';
import { fieldGroup } from '#web/components/field.ts';
import { errorOf, type FieldError } from '#web/field-error.ts';
import { type FormValues, one } from '#web/form-values.ts';
import { formatDayWithWeekday } from '#web/format.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';

export interface AnswerFieldProps {
  readonly lang: Language;
  readonly field: Field;
  /** As typed. */
  readonly values: FormValues;
  readonly errors: readonly FieldError[];
  readonly communes: readonly Commune[];
  readonly today: Day;
}

/** A text of more letters than this gets several lines. */
const LONG = 300;

/** The control of one question, with its label, hint, what was typed and what is wrong with it. */
export function answerField(props: AnswerFieldProps): Html | null {
  const { lang, field, values, errors } = props;
  const name = controlName(field.id);
  const common = {
    lang,
    name,
    label: textIn(lang, field.label),
    ...(field.hint === null ? {} : { hint: textIn(lang, field.hint) }),
    value: one(values, name),
    error: errorOf(errors, name, lang),
    optional: field.required === null,
  };
  switch (field.type) {
    case 'name':
      return textInput({ ...common, width: 'medium', capitalise: true });
    case 'text':
      return (field.max ?? 0) > LONG
        ? textarea({ ...common, rows: 3, maxLength: field.max ?? undefined })
        : textInput({ ...common, width: 'medium' });
    case 'email':
      return textInput({ ...common, type: 'email', inputMode: 'email', width: 'medium' });
    case 'phone':
      return textInput({ ...common, type: 'tel', inputMode: 'tel', width: 'short' });
    case 'personal-number':
    case 'number':
    case 'money':
      return textInput({ ...common, inputMode: 'numeric', width: 'short' });
    case 'date':
      return recentOf(field) > 0 ? recentDayField(props, common) : dateInput(common);
    case 'partial-date':
      return dateInput({ ...common, kind: 'birth' });
    case 'choice':
      return choice(common, field);
    case 'flag':
      return checkbox({
        name,
        text: textIn(lang, field.label),
        value: '1',
        checked: common.value === '1',
      });
    case 'address':
      return address(props, common);
    case 'file':
      return null; // papers are attached where the papers of the dossier are
  }
}

type Common = Parameters<typeof textInput>[0];

function choice(common: Common, { options }: Field): Html {
  const { lang } = common;
  const choices = options.map(({ value, text }) => ({ value, text: textIn(lang, text) }));
  return options.length > 6
    ? select({
        ...common,
        prompt: sayIn(lang)('Chọn', 'Choose'),
        options: choices,
        width: 'medium',
      })
    : radios({ ...common, options: choices, inline: true });
}

/** The commune from a list, then the line before it; the error stands at the list. */
function address({ values, communes }: AnswerFieldProps, common: Common): Html {
  const { lang, name, error } = common;
  const part = (key: 'unit' | 'line', label: Bilingual) => ({
    lang,
    name: `${name}.${key}`,
    label: textIn(lang, label),
    value: one(values, `${name}.${key}`),
  });
  return fieldGroup(
    { lang, name, id: `${name}.group`, label: common.label, optional: common.optional ?? false },
    html`${communeSelect({
      ...part('unit', { vi: 'Xã, phường, thị trấn', en: 'Commune' }),
      id: name,
      error,
      prompt: sayIn(lang)('Chọn xã, phường', 'Choose the commune'),
      communes,
      width: 'medium',
    })}${textInput({
      ...part('line', { vi: 'Số nhà, đường, ấp hoặc khu phố', en: 'House, street, hamlet' }),
      width: 'medium',
    })}`,
  );
}

/**
 * The last days as a list, then a line for any other. A typed day that the list has stands in the list;
 * the error, and the link to it, is at the line where something is typed there, else at the list.
 */
function recentDayField({ field, values, today }: AnswerFieldProps, common: Common): Html {
  const { lang, name, error, hint } = common;
  const say = sayIn(lang);
  const days = recentDays(today, recentOf(field));
  const list = recentName(field.id);
  const chosen = one(values, list);
  const day = parseTypedDay(common.value ?? '');
  const isListed = chosen === '' && day.ok && days.includes(day.value);
  const typed = isListed ? '' : (common.value ?? '');
  const [atList, atLine] = [{ id: name, error }, { id: `${name}.other` }];
  return fieldGroup(
    { lang, name, id: `${name}.group`, label: common.label, optional: common.optional ?? false },
    html`${select({
      lang,
      name: list,
      label: say('Trong {count} ngày qua', 'In the last {count} days', { count: days.length - 1 }),
      ...(typed === '' ? atList : { id: list }),
      prompt: say('Chọn ngày', 'Choose the day'),
      options: days.map((value) => ({ value, text: formatDayWithWeekday(value, lang) })),
      value: isListed && day.ok ? day.value : chosen,
      width: 'medium',
    })}${dateInput({
      lang,
      name,
      label: say('Ngày khác: gõ ngày/tháng/năm', 'Another day: type day/month/year'),
      hint,
      ...(typed === '' ? atLine : { id: name, error }),
      value: typed,
    })}`,
  );
}
