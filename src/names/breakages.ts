import type { Cause } from '#names/cause.ts';
import { readSingle, type SingleByte, utf8Bytes } from '#names/code-pages.ts';
import { type DoubleByte, MAKERS, readDouble } from '#names/double-byte.ts';
import { TCVN3 } from '#names/legacy-fonts.ts';

/** All that may come of a word when it is broken in a way; it may lose letters. */
export type Breakage = (word: string) => readonly string[];

const LOST = '\ufffd';

/** What readers and files make of control characters, no-break spaces and soft hyphens. */
function losses(text: string): readonly string[] {
  let forms: readonly string[] = [text];
  for (const [sign, others] of LOSABLE) {
    if (!sign.test(text)) continue;
    forms = forms.flatMap((form) => [
      form,
      ...others.map((other) => form.replaceAll(new RegExp(sign, 'g'), other)),
    ]);
  }
  return forms;
}

const LOSABLE: readonly (readonly [RegExp, readonly string[]])[] = [
  [/[\u0080-\u009f]/, ['', LOST]],
  [/\u00a0/, [' ', '', LOST]],
  [/\u00ad/, ['', '-', LOST]],
];

const CONTROLS = /[\u0080-\u009f]/g;

const throughSingle =
  (page: SingleByte): Breakage =>
  (word) =>
    losses(readSingle(utf8Bytes(word), page));

/** Through Windows-1252 twice, with the same losses each time. */
const twice: Breakage = (word) => {
  const again = (text: string) => readSingle(utf8Bytes(text), 'windows-1252');
  const once = again(word);
  const forms = new Set(losses(again(once)));
  for (const undefinedAs of ['', '?']) {
    const first = once.replaceAll(CONTROLS, undefinedAs);
    for (const form of losses(again(first).replaceAll(CONTROLS, undefinedAs))) {
      forms.add(form);
    }
  }
  return [...forms];
};

const throughDouble =
  (page: DoubleByte): Breakage =>
  (word) => {
    const bytes = utf8Bytes(word);
    const forms = new Set<string>();
    for (const skips of ['byte', 'pair'] as const) {
      for (const maker of MAKERS[page]) {
        const text = readDouble(bytes, page, { skips, maker });
        forms.add(text).add(text.replaceAll(LOST, ''));
      }
    }
    return [...forms];
  };

const MARKED = /[^\0-\u007f]/g;

const tcvn3: Breakage = (word) => {
  const shown = (text: string): string =>
    Array.from(text)
      .map((one) => TCVN3.get(one) ?? one)
      .join('');
  // Toned capitals have no sign of their own: small ones stand for them.
  const small = Array.from(word)
    .map((one) => (TCVN3.has(one) ? one : smallOf(one)))
    .join('');
  const allSmall = word.replaceAll(MARKED, (letter) => letter.toLowerCase());
  return [...new Set([small, allSmall].map(shown).flatMap((text) => losses(text)))];
};
const smallOf = (letter: string): string => (letter > '\u007f' ? letter.toLowerCase() : letter);

/** What a column of Windows-1252 keeps: the letters that it has, the plain one, or a question mark. */
const bestFit: Breakage = (word) => [
  Array.from(word)
    .map((letter) => {
      if (letter < '\u0100') return letter;
      const [base = '', ...signs] = letter.normalize('NFD');
      if (letter === 'đ') return 'd';
      if (letter === 'Đ') return 'Ð';
      return letter < '\u0200' && signs.length === 1 ? base : '?';
    })
    .join(''),
];

/** The ways that may lose letters, in the order in which they are tried. */
export const LOSSY = {
  'utf8-as-windows-1252': throughSingle('windows-1252'),
  'utf8-as-latin1': throughSingle('latin1'),
  'utf8-as-windows-1258': throughSingle('windows-1258'),
  'utf8-as-big5': throughDouble('big5'),
  'utf8-as-shift-jis': throughDouble('shift_jis'),
  'utf8-as-gbk': throughDouble('gbk'),
  'utf8-as-cp949': throughDouble('euc-kr'),
  'encoded-twice': twice,
  tcvn3,
  'question-marks': (word: string) => [word.replaceAll(MARKED, '?')],
  'best-fit': bestFit,
  dropped: (word: string) => [word.replaceAll(MARKED, '')],
} as const satisfies Partial<Record<Cause, Breakage>>;

export type LossyCause = keyof typeof LOSSY;
export const LOSSY_CAUSES = Object.keys(LOSSY) as readonly LossyCause[];
