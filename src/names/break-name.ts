import { LOSSY, type LossyCause } from '#names/breakages.ts';
import { type Cause, CAUSES } from '#names/cause.ts';
import { readSingle, utf8Bytes } from '#names/code-pages.ts';
import { type DoubleByte, readDouble } from '#names/double-byte.ts';
import { TCVN3, VNI } from '#names/legacy-fonts.ts';

/** Ways that can be done on purpose. */
export type Break = Exclude<Cause, 'unknown' | 'wrong-code-page' | 'input-method'>;

export const BREAKS: readonly Break[] = CAUSES.filter(
  (cause) => cause !== 'unknown' && cause !== 'wrong-code-page' && cause !== 'input-method',
);

/** What becomes of a name that is broken in a way: for simulators, trials and measurements. */
export function breakName(name: string, cause: Break): string {
  switch (cause) {
    case 'decomposed':
      return name.normalize('NFD');
    case 'utf8-as-windows-1252':
    case 'encoded-twice': {
      const once = readSingle(utf8Bytes(name), 'windows-1252');
      return cause === 'encoded-twice' ? readSingle(utf8Bytes(once), 'windows-1252') : once;
    }
    case 'utf8-as-latin1':
      return readSingle(utf8Bytes(name), 'latin1');
    case 'utf8-as-windows-1258':
      return readSingle(utf8Bytes(name), 'windows-1258');
    case 'utf8-as-big5':
    case 'utf8-as-shift-jis':
    case 'utf8-as-gbk':
    case 'utf8-as-cp949':
      return readDouble(utf8Bytes(name), PAGES[cause], { maker: 'vendor', skips: 'byte' });
    case 'hex':
      return [...utf8Bytes(name)].map(hexOf).join('');
    case 'percent-encoded':
      return encodeURIComponent(name);
    case 'html-entities':
      return name.replaceAll(MARKED, (letter) => `&#${letter.codePointAt(0)};`);
    case 'unicode-escapes':
      return name.replaceAll(
        MARKED,
        (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
      );
    case 'tcvn3':
      return shownBy(TCVN3, name);
    case 'vni':
      return shownBy(VNI, name);
    case 'viqr':
    case 'telex-keys':
    case 'vni-keys':
      return name.replaceAll(MARKED, (letter) => keysOf(letter, KEYS[cause]));
    case 'best-fit':
    case 'question-marks':
    case 'dropped':
      return lost(name, cause);
  }
}

const PAGES = {
  'utf8-as-big5': 'big5',
  'utf8-as-shift-jis': 'shift_jis',
  'utf8-as-gbk': 'gbk',
  'utf8-as-cp949': 'euc-kr',
} as const satisfies Partial<Record<Cause, DoubleByte>>;

const MARKED = /[^\0-\u007f]/g;
const hexOf = (byte: number): string => byte.toString(16).toUpperCase().padStart(2, '0');

const lost = (name: string, cause: LossyCause): string =>
  name
    .split(' ')
    .map((word) => LOSSY[cause](word)[0] ?? word)
    .join(' ');

const shownBy = (font: ReadonlyMap<string, string>, name: string): string =>
  Array.from(name)
    .map((letter) => font.get(letter) ?? font.get(letter.toLowerCase()) ?? letter)
    .join('');

const TONE_MARKS = '\u0301\u0300\u0309\u0303\u0323';

interface Keys {
  readonly tones: Readonly<Record<string, string>>;
  /** After the vowel for circumflex, breve, horn; null: the vowel once more. */
  readonly marks: readonly [string | null, string, string];
  readonly stroke: string;
}

const KEYS: Readonly<Record<'viqr' | 'telex-keys' | 'vni-keys', Keys>> = {
  viqr: { tones: tones("'`?~."), marks: ['^', '(', '+'], stroke: 'd' },
  'telex-keys': { tones: tones('sfrxj'), marks: [null, 'w', 'w'], stroke: 'd' },
  'vni-keys': { tones: tones('12345'), marks: ['6', '8', '7'], stroke: '9' },
};

function tones(keys: string): Readonly<Record<string, string>> {
  return Object.fromEntries(Array.from(TONE_MARKS).map((mark, at) => [mark, keys[at] ?? '']));
}

const MARKS = '\u0302\u0306\u031b';

function keysOf(letter: string, { tones: toneKeys, marks, stroke }: Keys): string {
  if (/đ/i.test(letter)) return (letter === 'đ' ? 'd' : 'D') + stroke;
  const [base = '', ...signs] = letter.normalize('NFD');
  // The mark of the vowel before the tone, as people type.
  const inOrder = signs.toSorted((a, b) => MARKS.indexOf(b) - MARKS.indexOf(a));
  return inOrder.reduce((keys, sign) => {
    const mark = MARKS.indexOf(sign);
    return keys + (mark < 0 ? (toneKeys[sign] ?? '') : (marks[mark] ?? base.toLowerCase()));
  }, base);
}
