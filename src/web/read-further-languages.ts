import { type FurtherLanguage, placesIn } from '#kernel/bilingual.ts';
import { err, ok, type Result } from '#kernel/result.ts';

/**
 * Reads the files of languages by their codes. Each has its name and texts, by the Vietnamese ones and
 * with the same places for values; an empty text is one that is still to be translated. All that is
 * wrong is told.
 */
export function readFurtherLanguages(
  files: ReadonlyMap<string, unknown>,
): Result<readonly FurtherLanguage[], readonly string[]> {
  const faults = [...files].flatMap(([code, file]) =>
    [...codeFaults(code), ...fileFaults(file)].map((fault) => `${code}.json: ${fault}`),
  );
  if (faults.length > 0) return err(faults);
  return ok([...files].map(([code, file]) => languageOf(code, file as LanguageFile)));
}

/** What a file of a language holds. */
export interface LanguageFile {
  /** The language's name in itself. */
  readonly name: string;
  /** Texts by the Vietnamese ones; empty where one is not translated yet. */
  readonly texts: Readonly<Record<string, string>>;
}

const languageOf = (code: string, { name, texts }: LanguageFile): FurtherLanguage => ({
  code,
  name,
  texts: new Map(Object.entries(texts).filter(([, text]) => text.trim() !== '')),
});

/** Written in the code itself. */
const SOURCES = ['vi', 'en'];
const CODE = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;

function codeFaults(code: string): readonly string[] {
  if (SOURCES.includes(code)) return ['its texts stand in the code, not in a file'];
  return CODE.test(code) && isKnown(code) ? [] : [`"${code}" is no code of a language`];
}

function isKnown(code: string): boolean {
  try {
    return Intl.getCanonicalLocales(code)[0] === code;
  } catch (fault) {
    if (fault instanceof RangeError) return false;
    throw fault;
  }
}

function fileFaults(file: unknown): readonly string[] {
  const { name, texts } = (file ?? {}) as { readonly name?: unknown; readonly texts?: unknown };
  const named = typeof name === 'string' && name.trim() !== '' ? [] : ['name is missing'];
  if (typeof texts !== 'object' || texts === null || Array.isArray(texts)) {
    return [...named, 'texts is missing'];
  }
  return [...named, ...Object.entries(texts).flatMap(([vi, text]) => textFaults(vi, text))];
}

function textFaults(vi: string, text: unknown): readonly string[] {
  if (typeof text !== 'string') return [`“${vi}” has no text`];
  if (text.trim() === '') return [];
  const [wanted, found] = [vi, text].map((one) => placesIn(one).join(', '));
  if (wanted === found) return [];
  return [`“${vi}” must have ${wanted || 'no value'}, but has ${found || 'none'}`];
}
