import type { FastifyRequest } from 'fastify';
import { fill, type FurtherLanguage, type Language, said, type Values } from '#kernel/bilingual.ts';

export const LANGUAGE_COOKIE = 'lang';

/** The language of a page: what the address asks for, else what was chosen before, else Vietnamese. */
export const languageOf = (
  request: FastifyRequest,
  further: readonly FurtherLanguage[],
): Language =>
  languageAsked(request, further) ?? languageBy(request.cookies[LANGUAGE_COOKIE], further) ?? 'vi';

/** The language that the address asks for; null for none, or for one that is not there. */
export function languageAsked(
  { query }: FastifyRequest,
  further: readonly FurtherLanguage[],
): Language | null {
  const asked = typeof query === 'object' && query !== null && 'lang' in query ? query.lang : null;
  return languageBy(asked, further);
}

const languageBy = (code: unknown, further: readonly FurtherLanguage[]): Language | null =>
  code === 'vi' || code === 'en' ? code : (further.find((one) => one.code === code) ?? null);

/** Says a text in the language of the page; `{name}` in it is replaced by the value of that name. */
export type Say = (vi: string, en: string, values?: Values) => string;

export function sayIn(language: Language): Say {
  if (language === 'vi') return sayVietnamese;
  return language === 'en' ? sayEnglish : (vi, _, values) => said(language, vi, values);
}

// Nearly all pages are in one of these two: nothing is looked up for them.
const sayVietnamese: Say = (vi, _, values) => (values === undefined ? vi : fill('vi', vi, values));
const sayEnglish: Say = (_, en, values) => (values === undefined ? en : fill('en', en, values));
