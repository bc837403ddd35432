/** Every text that a person reads exists in Vietnamese (the first language) and in English. */
export interface Bilingual {
  readonly vi: string;
  readonly en: string;
}

/**
 * A language of which the texts stand in a file (`locales/CODE.json`), each by its Vietnamese one; what
 * is not there is said in Vietnamese.
 */
export interface FurtherLanguage {
  /** Its code (BCP 47), as `km`. */
  readonly code: string;
  /** Its name in itself. */
  readonly name: string;
  readonly texts: ReadonlyMap<string, string>;
}

/** The language of a page. */
export type Language = 'vi' | 'en' | FurtherLanguage;

export const languageCode = (language: Language): string =>
  typeof language === 'string' ? language : language.code;

/** Its name in itself. */
export const languageName = (language: Language): string =>
  typeof language === 'string' ? NAMES[language] : language.name;

const NAMES = { vi: 'Tiếng Việt', en: 'English' };

/** Of the two languages in which data is written, the one for a page. */
export const writtenIn = (language: Language): keyof Bilingual => (language === 'en' ? 'en' : 'vi');

/** What stands for `{name}` in a text; what is itself a text is said in the same language. */
export type Values = Readonly<Record<string, string | number | Bilingual>>;

/** A text in a language. */
export function textIn(language: Language, text: Bilingual, values?: Values): string;
/** The same where there may be no text. */
export function textIn(language: Language, text: Bilingual | null | undefined): string | undefined;
export function textIn(
  language: Language,
  text: Bilingual | Filled | null | undefined,
  values?: Values,
): string | undefined {
  if (text === null || text === undefined) return undefined;
  const whole = text[writtenIn(language)];
  if (typeof language === 'string')
    return values === undefined ? whole : fill(language, whole, values);
  return 'filling' in text
    ? said(language, text.filling.source, text.filling.values)
    : said(language, text.vi, values);
}

/** A text of a further language, by its Vietnamese one. */
export function said(language: FurtherLanguage, vi: string, values: Values | undefined): string {
  const text = language.texts.get(vi) ?? vi;
  return values === undefined ? text : fill(language, text, values);
}

/** A text with its values in both languages, and what a further one needs to say it. */
interface Filled extends Bilingual {
  readonly filling: { readonly source: string; readonly values: Values };
}

/** A text of both languages with values in it. */
export const filled = (vi: string, en: string, values: Values): Bilingual => {
  const made: Filled = {
    vi: fill('vi', vi, values),
    en: fill('en', en, values),
    filling: { source: vi, values },
  };
  return made;
};

const PLACE = /\{(\w+)\}/g;

/** A text of a language with its values in their places. */
export const fill = (language: Language, text: string, values: Values): string =>
  text.replaceAll(PLACE, (place, name: string) => {
    const value = values[name];
    return typeof value === 'object' ? textIn(language, value) : String(value ?? place);
  });

/** The names of the values for which a text has places, each once, in their order. */
export const placesIn = (text: string): readonly string[] =>
  [...new Set([...text.matchAll(PLACE)].map(([, name = '']) => name))].toSorted();
