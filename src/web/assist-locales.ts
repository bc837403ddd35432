import { err, ok, type Result } from '#kernel/result.ts';

/**
 * What a person reads before they confirm what somebody prepared for them. Their words stand in files
 * (`locales/assist/CODE.json`), so that a language of the province's people is added by a file alone.
 */
export const ASSIST_KEYS = [
  'question',
  'applicant',
  'helper',
  'procedure',
  'about',
  'desk',
  'due',
  'noLimit',
  'fee',
  'noFee',
  'papers',
  'seeAll',
  'change',
  'byCode',
  'sendCode',
  'sendAgain',
  'codeSent',
  'code',
  'confirm',
  'noPhone',
  'noTexts',
  'bySignature',
  'signHere',
  'clear',
  'sign',
  'needsScript',
  'codeMissing',
  'codeWrong',
  'codeExpired',
  'codeChanged',
  'codeTooMany',
  'codeNotSent',
  'signatureMissing',
  'down',
] as const;

export type AssistKey = (typeof ASSIST_KEYS)[number];

/** The texts of one language. */
export interface AssistLocale {
  /** Its code (BCP 47), as `km`. */
  readonly code: string;
  /** Its name in itself. */
  readonly name: string;
  /** A text, with `{name}` in it replaced by the value of that name. */
  readonly say: (key: AssistKey, values?: Readonly<Record<string, string>>) => string;
}

export interface AssistLocales {
  readonly all: readonly AssistLocale[];
  /** The language of a code; Vietnamese where there is no such file. */
  readonly of: (code: string) => AssistLocale;
}

/** The first language, which every other must match text by text. */
const FIRST = 'vi';
const REQUIRED = [FIRST, 'en'];
const CODE = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;

/**
 * Reads the files by the code of their language. Each must have a name and every text, with the same
 * values in it as the Vietnamese one; all that is wrong is told.
 */
export function readAssistLocales(
  files: ReadonlyMap<string, unknown>,
): Result<AssistLocales, readonly string[]> {
  const faults = [
    ...REQUIRED.filter((code) => !files.has(code)).map((code) => `${code}.json is missing`),
    ...[...files].flatMap(([code, file]) => faultsOf(code, file, textsOf(files.get(FIRST)))),
  ];
  if (faults.length > 0) return err(faults);
  const all = [...files].map(([code, file]) => localeOf(code, file as LocaleFile));
  const first = all.find(({ code }) => code === FIRST);
  if (first === undefined) return err(['no language']);
  const others = all.filter((one) => one !== first);
  return ok({
    all: [first, ...others],
    of: (code) => all.find((one) => one.code === code) ?? first,
  });
}

interface LocaleFile {
  readonly name: string;
  readonly texts: Readonly<Record<AssistKey, string>>;
}

function faultsOf(
  code: string,
  file: unknown,
  first: Readonly<Record<string, unknown>>,
): readonly string[] {
  const at = `${code}.json`;
  const texts = textsOf(file);
  const { name } = (file ?? {}) as { readonly name?: unknown };
  const known: ReadonlySet<string> = new Set(ASSIST_KEYS);
  return [
    ...(CODE.test(code) ? [] : [`${at}: "${code}" is no code of a language`]),
    ...(isText(name) ? [] : [`${at}: name is missing`]),
    ...ASSIST_KEYS.flatMap((key) => {
      const text = texts[key];
      if (!isText(text)) return [`${at}: texts.${key} is missing`];
      const wanted = valuesIn(first[key]);
      return valuesIn(text) === wanted
        ? []
        : [`${at}: texts.${key} must have ${wanted || 'no value'}`];
    }),
    ...Object.keys(texts)
      .filter((key) => !known.has(key))
      .map((key) => `${at}: texts.${key} is not known`),
  ];
}

function textsOf(file: unknown): Readonly<Record<string, unknown>> {
  const { texts } = (file ?? {}) as { readonly texts?: unknown };
  return typeof texts === 'object' && texts !== null ? (texts as Record<string, unknown>) : {};
}

const isText = (value: unknown): value is string =>
  typeof value === 'string' && value.trim() !== '';

const VALUE = /\{(\w+)\}/g;

/** The values that a text has places for, in the order of their names. */
const valuesIn = (text: unknown): string =>
  typeof text === 'string' ? (text.match(VALUE) ?? []).toSorted().join(' ') : '';

const localeOf = (code: string, { name, texts }: LocaleFile): AssistLocale => ({
  code,
  name,
  say: (key, values = {}) =>
    texts[key].replaceAll(VALUE, (place, value: string) => values[value] ?? place),
});
