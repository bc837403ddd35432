import { FAMILY_CLASSES, GIVEN_CLASSES } from '#names/name-words.ts';
import { PLAIN_SYLLABLES, SYLLABLES } from '#names/syllables.ts';

/** Where a word stands in a name. */
export type Place = 'family' | 'middle' | 'given';

/** How likely a word is there, in nats (a natural logarithm, always negative). */
export function wordScore(word: string, place: Place): number {
  const lower = word.toLowerCase();
  const known = (place === 'family' ? FAMILY : FURTHER).get(lower);
  const score =
    place === 'given' && MIDDLE_ONLY.has(lower)
      ? NEVER_LAST
      : (known ?? unknownScore(lower, place));
  return isWellCased(word) ? score : score + ODD_CASE;
}

/** A word of a name in the class of its place, in lower case. */
const FAMILY = scores(FAMILY_CLASSES, [-1, -2.3, -3.8, -5, -7]);
const FURTHER = scores(GIVEN_CLASSES, [-2, -4.4, -5.6, -7]);

const MIDDLE_ONLY = new Set(['thị', 'văn']);
const NEVER_LAST = -7;

/** Rule-valid, and written by nobody whom the lists know. */
const VALID = { family: -10, middle: -9.5, given: -9.5 } as const;
const UNACCENTED = -11;
const FOREIGN = -12;
/** Plain letters that no language puts so, but keys of Telex or VIQR. */
const KEYED = -20;
const KEYS =
  /[a-z][aeiouy]'[a-z]|^dd|[a-z]j(?:[^aeiou]|$)|[aeiouy]f(?:[mnchtp]|$)|[mnhgcpt][fxj]$|[mnhgpt]r$|aa[mnuyctp]|uow|[aou]w[mnctp]/;
const OTHER_LETTERS = -15;
const JUNK = -30;
const ODD_CASE = -6;

function unknownScore(lower: string, place: Place): number {
  if (FURTHER.has(lower) || FAMILY.has(lower)) return -8;
  if (SYLLABLES.has(lower)) return VALID[place];
  if (PLAIN_SYLLABLES.has(lower)) return UNACCENTED;
  if (/^[a-z.'’-]+$/.test(lower)) return KEYS.test(lower) ? KEYED : FOREIGN;
  return /^[\p{L}\p{M}.'’-]+$/u.test(lower) ? OTHER_LETTERS : JUNK - lower.length;
}

function scores(
  classes: readonly (readonly string[])[],
  nats: readonly number[],
): ReadonlyMap<string, number> {
  const all = new Map<string, number>();
  for (const [index, words] of classes.entries()) {
    for (const word of words) if (!all.has(word)) all.set(word, nats[index] ?? JUNK);
  }
  return all;
}

/** Every word that the lists or the rules know, in lower case. */
export const KNOWN_WORDS: ReadonlySet<string> = new Set([
  ...FAMILY.keys(),
  ...FURTHER.keys(),
  ...SYLLABLES,
]);

/** Whether the lists have it as a word of names, not only the rules of spelling. */
export const isNameWord = (word: string): boolean =>
  FAMILY.has(word.toLowerCase()) || FURTHER.has(word.toLowerCase());

/** All capitals, all small, or one capital first. */
function isWellCased(word: string): boolean {
  const lower = word.toLowerCase();
  if (word === lower || word === word.toUpperCase()) return true;
  return word.slice(1) === lower.slice(1) || /['’.-]/.test(word);
}

/** The score of a whole name: of all its words, each in its place. */
export function nameScore(name: string): number {
  const words = name.split(' ').filter((word) => word !== '');
  const style = caseOf(name);
  return words.reduce(
    (sum, word, index) =>
      sum + wordScore(word, placeOf(index, words.length)) + casePrice(word, style),
    0,
  );
}

export type LetterCase = 'capitals' | 'mixed' | 'small';

/** How a name is written, as its plain letters tell. */
export function caseOf(text: string): LetterCase {
  if (!/[A-ZĂÂĐÊÔƠƯ]/.test(text)) return 'small';
  return /[A-Z]{2}/.test(text) && !/[a-z]/.test(text) ? 'capitals' : 'mixed';
}

/** What it costs that a word is written otherwise than its name. */
export function casePrice(word: string, style: LetterCase): number {
  if (style === 'small') return 0;
  if (style === 'capitals') return word === word.toUpperCase() ? 0 : ODD_CASE;
  const isSmall = word === word.toLowerCase();
  const isCapitals = word.length > 1 && word === word.toUpperCase();
  return isSmall || isCapitals ? ODD_CASE : 0;
}

export const placeOf = (index: number, count: number): Place =>
  index === 0 ? 'family' : index === count - 1 ? 'given' : 'middle';
