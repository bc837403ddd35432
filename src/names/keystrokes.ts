import { SYLLABLES } from '#names/syllables.ts';
import { letterOf, type Quality, type Tone, withTone } from '#names/vietnamese-letters.ts';

/** How a key is understood: it marks a letter, gives the tone, or is a letter. */
type Key =
  | { readonly marks: ReadonlyMap<string, Quality>; readonly addsHorn?: boolean }
  | { readonly tone: Tone };

const marks = (quality: Quality, letters: string) =>
  new Map(Array.from(letters).map((letter) => [letter, quality] as const));

const TELEX: ReadonlyMap<string, Key> = new Map<string, Key>([
  ['s', { tone: "'" }],
  ['f', { tone: '`' }],
  ['r', { tone: '?' }],
  ['x', { tone: '~' }],
  ['j', { tone: '.' }],
  ['a', { marks: marks('^', 'a') }],
  ['e', { marks: marks('^', 'e') }],
  ['o', { marks: marks('^', 'o') }],
  ['d', { marks: marks('+', 'd') }],
  ['w', { marks: new Map([...marks('(', 'a'), ...marks('+', 'ou')]), addsHorn: true }],
]);

const VNI_DIGITS: ReadonlyMap<string, Key> = new Map<string, Key>([
  ['1', { tone: "'" }],
  ['2', { tone: '`' }],
  ['3', { tone: '?' }],
  ['4', { tone: '~' }],
  ['5', { tone: '.' }],
  ['6', { marks: marks('^', 'aeo') }],
  ['7', { marks: marks('+', 'ou') }],
  ['8', { marks: marks('(', 'a') }],
  ['9', { marks: marks('+', 'd') }],
]);

/** Telex keys that were typed without an input method; null where they make no syllables. */
export const fromTelexKeys = (text: string): string | null => typedWords(text, TELEX);
/** The same of VNI keys (digits). */
export const fromVniKeys = (text: string): string | null =>
  /\p{L}\d/u.test(text) ? typedWords(text, VNI_DIGITS) : null;

function typedWords(text: string, keys: ReadonlyMap<string, Key>): string | null {
  const words = text.split(' ').map((word) => typed(word, keys) ?? word);
  const read = words.join(' ');
  return read === text ? null : read;
}

/** A word as an input method would have written it; null where no key of it has a meaning. */
function typed(word: string, keys: ReadonlyMap<string, Key>): string | null {
  // `Coong` is a syllable, and far more often how Công is typed.
  if (SYLLABLES.has(word.toLowerCase()) && !/oo/i.test(word)) return null;
  const letters: string[] = [];
  let tone: Tone = '';
  let toneAt = 0;
  let hasKey = false;
  for (const key of word) {
    const lower = key.toLowerCase();
    const meaning = keys.get(lower);
    const isTone = meaning !== undefined && 'tone' in meaning;
    if (isTone && tone === '' && VOWEL.test(letters.join(''))) {
      tone = meaning.tone;
      toneAt = letters.length;
      hasKey = true;
    } else if (meaning !== undefined && 'marks' in meaning && applied(letters, meaning.marks)) {
      hasKey = true;
    } else if (meaning !== undefined && 'marks' in meaning && meaning.addsHorn === true) {
      letters.push(key === lower ? 'ư' : 'Ư');
      hasKey = true;
    } else letters.push(key);
  }
  return hasKey ? spelled(letters, tone, toneAt) : null;
}

const VOWEL = /[aăâeêioôơuưy]/i;

/** Marks the last letter that takes it; of `uo` both, as input methods do. */
function applied(letters: string[], meaning: ReadonlyMap<string, Quality>): boolean {
  const at = letters.findLastIndex((letter) => meaning.has(letter.toLowerCase()));
  const base = letters[at] ?? '';
  const quality = meaning.get(base.toLowerCase());
  if (quality === undefined) return false;
  const between = letters.slice(at + 1).join('');
  if (base.toLowerCase() === 'd' ? at !== 0 : /[^iuycghmnptoa]/i.test(between)) return false;
  letters[at] = letterOf(base, quality, '');
  const before = letters[at - 1] ?? '';
  const isPair = quality === '+' && /o/i.test(base) && /u/i.test(before);
  if (isPair && !/q/i.test(letters[at - 2] ?? '')) letters[at - 1] = letterOf(before, '+', '');
  return true;
}

/** With the tone where it is written; `hofa` asks for `hòa`, `hoaf` gets it. `thuở` has one horn only. */
function spelled(letters: readonly string[], tone: Tone, toneAt: number): string {
  const whole = letters.join('');
  const lower = whole.toLowerCase();
  const isNewStyle = toneAt < letters.length && /[aey]$/.test(lower.slice(0, toneAt));
  const read = [lower, lower.replace(/ươ$/, 'uơ')]
    .map((one) => withTone(one, tone, isNewStyle))
    .find((one) => SYLLABLES.has(one));
  return inCaseOf(read ?? withTone(lower, tone, isNewStyle), whole);
}

/** Letter by letter in the case of a text of the same length. */
const inCaseOf = (lower: string, model: string): string =>
  Array.from(lower)
    .map((letter, index) => {
      const shown = model[index] ?? '';
      return shown === shown.toLowerCase() ? letter : letter.toUpperCase();
    })
    .join('');

/** VIQR (RFC 1456): marks after the letter, ^ ( + and then ' ` ? ~ . */
export function fromViqr(text: string): string | null {
  const read = text
    .replaceAll(/([dD])([dD])/g, (_, first: string) => (first === 'd' ? 'đ' : 'Đ'))
    .replaceAll(/([aeouiyAEOUIY])([\^(+*]?)(['`?~.]?)([\^(+*]?)/g, (...found: string[]) => {
      const [whole = '', base = '', before = '', tone = '', after = ''] = found;
      if (before !== '' && after !== '') return whole;
      const quality = (before + after).replace('*', '+') as Quality;
      return letterOf(base, quality, tone as Tone);
    });
  return read === text ? null : read;
}
