import type { FastifyRequest } from 'fastify';
import type { Bilingual, Language } from '#kernel/bilingual.ts';

export const LANGUAGE_COOKIE = 'lang';

/** The language of a page: what the address asks for, else what was chosen before, else Vietnamese. */
export function languageOf(request: FastifyRequest): Language {
  const { query } = request;
  const asked = typeof query === 'object' && query !== null && 'lang' in query ? query.lang : null;
  const chosen = asked ?? request.cookies[LANGUAGE_COOKIE];
  return chosen === 'en' ? 'en' : 'vi';
}

/** Says a text in the language of the page. */
export type Say = (vi: string, en: string) => string;

export const sayIn =
  (language: Language): Say =>
  (vi, en) =>
    language === 'en' ? en : vi;

export const textIn = (language: Language, text: Bilingual): string => text[language];
