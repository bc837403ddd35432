import { type Bilingual, type Language, textIn } from '#kernel/bilingual.ts';
import type { FormError } from '#web/components/error-summary.ts';
import { type FormValues, one } from '#web/form-values.ts';

/** What is wrong with one field of a form, and what to do about it. */
export interface FieldError {
  readonly field: string;
  readonly text: Bilingual;
}

/** A form as it was sent, with what is wrong with it. */
export interface SentForm {
  readonly values: FormValues;
  readonly errors: readonly FieldError[];
}

/** The first thing that is wrong with a field, in the language of the page. */
export const errorOf = (
  errors: readonly FieldError[],
  name: string,
  lang: Language,
): string | undefined => textIn(lang, errors.find(({ field }) => field === name)?.text);

/** What a control needs to show a field again as it was sent. */
export const sentField =
  (lang: Language, { values, errors }: SentForm) =>
  (name: string) => ({
    lang,
    name,
    value: one(values, name),
    error: errorOf(errors, name, lang),
  });

/** Everything that is wrong with a form, as its summary lists it. */
export const summaryOf = (errors: readonly FieldError[], lang: Language): readonly FormError[] =>
  errors.map(({ field, text }) => ({ field, message: textIn(lang, text) }));
