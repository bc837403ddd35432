import type { Bilingual } from '#kernel/bilingual.ts';

/** What is wrong with one field of a form, and what to do about it. */
export interface FieldError {
  readonly field: string;
  readonly text: Bilingual;
}
