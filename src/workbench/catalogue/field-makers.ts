import type { Bilingual } from '#kernel/bilingual.ts';
import type { FieldSpec } from '#workbench/catalogue/field-spec.ts';

export const say = (vi: string, en: string): Bilingual => ({ vi, en });

/** One line of text. */
export const text = (path: string, label: Bilingual, hint?: Bilingual): FieldSpec => ({
  path,
  label,
  ...(hint === undefined ? {} : { hint }),
  type: { kind: 'text' },
});

/** One line in each language. */
export const bilingual = (path: string, label: Bilingual, hint?: Bilingual): FieldSpec => ({
  path,
  label,
  ...(hint === undefined ? {} : { hint }),
  type: { kind: 'bilingual' },
});
