import { type Day, parseTypedDay } from '#kernel/day.ts';
import type { Language } from '#kernel/bilingual.ts';
import { errorOf, type FieldError } from '#web/field-error.ts';

/** The fields `tu` and `den` of a form, as typed. */
export interface TypedDays {
  readonly tu: string;
  readonly den: string;
}

/** From the first day to the last, or what is wrong at which field. */
export type TwoDays =
  | { readonly start: Day; readonly end: Day; readonly errors: readonly [] }
  | { readonly start: null; readonly end: null; readonly errors: readonly FieldError[] };

/** Reads two days of which the second is no earlier than the first. */
export function readTwoDays({ tu, den }: TypedDays): TwoDays {
  const from = parseTypedDay(tu);
  const to = parseTypedDay(den);
  if (from.ok && to.ok && to.value >= from.value) {
    return { start: from.value, end: to.value, errors: [] };
  }
  const isEndWrong = !to.ok || (from.ok && to.value < from.value);
  const errors = [...(from.ok ? [] : [NO_START]), ...(isEndWrong ? [NO_END] : [])];
  return { start: null, end: null, errors };
}

/** What a control needs to show one of the days as it was typed, with what is wrong with it. */
export const dayField =
  (lang: Language, typed: TypedDays, errors: readonly FieldError[]) => (name: keyof TypedDays) => ({
    lang,
    name,
    value: typed[name],
    error: errorOf(errors, name, lang),
  });

const NO_START: FieldError = {
  field: 'tu',
  text: { vi: 'Nhập ngày, ví dụ 01/04/2022.', en: 'Enter a day, such as 01/04/2022.' },
};
const NO_END: FieldError = {
  field: 'den',
  text: {
    vi: 'Nhập ngày không sớm hơn ngày đầu, ví dụ 30/06/2022.',
    en: 'Enter a day no earlier than the first, such as 30/06/2022.',
  },
};
