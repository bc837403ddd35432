/**
 * Text as it is searched: lower case, without diacritics, đ as d, each run of white space one
 * space. `Nguyễn  Văn Đức` → `nguyen van duc`. Stored search words are made with it: a change here
 * asks for `rebuild`.
 */
export function fold(text: string): string {
  const plain = plainText(text.toLowerCase());
  return UNEVEN_SPACE.test(plain) ? plain.replaceAll(/\s+/g, ' ').trim() : plain;
}

/** The different words of a folded text; codes and numbers stay whole. */
export function foldTokens(text: string): readonly string[] {
  const folded = fold(text);
  return folded === ''
    ? []
    : [...new Set(folded.split(/[\s,;:()"“”]+/).filter((word) => word !== ''))];
}

/**
 * The form door's normaliser of one line: composed (NFC), well-formed, without control characters
 * or invisible format marks, white space collapsed. What passes here can be stored, hashed and
 * printed.
 */
export function clean(text: string): string {
  if (PLAIN.test(text)) return text;
  return text
    .toWellFormed()
    .replaceAll(INVISIBLE, '')
    .replaceAll(CONTROL, ' ')
    .normalize('NFC')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** The same for text of several lines: each is clean, at most one empty line stands between two. */
export const cleanLines = (text: string): string =>
  text
    .split(/\r\n|[\r\n\u2028\u2029]/)
    .map(clean)
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();

/** Whether each typed token is the beginning of one of the words, both folded. */
export const hasAllWords = (words: readonly string[], typed: readonly string[]): boolean =>
  typed.every((part) => words.some((word) => word.startsWith(part)));

/** Text that is clean already: printable ASCII in words with single spaces, or nothing. */
const PLAIN = /^(?:[!-~]+(?: [!-~]+)*)?$/;

const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g;

/** Marks without width that come with text copied from a web page or a chat; no word ends there. */
const INVISIBLE = /[\u200b-\u200f\u202a-\u202e\u2060\ufeff]/g;

const UNEVEN_SPACE = /^\s|\s\s|[^\S ]|\s$/;

const MARKS = /\p{M}+/gu;

/** Without marks, from lower case. ASCII stays as it is; any other letter is worked out once. */
function plainText(lower: string): string {
  let plain = '';
  let from = 0;
  for (let index = 0; index < lower.length; index += 1) {
    const unit = lower.charCodeAt(index);
    if (unit < 128) continue;
    if (isSurrogate(unit)) return stripMarks(lower);
    plain += lower.slice(from, index) + (plainUnits[unit] ?? learn(unit));
    from = index + 1;
  }
  return from === 0 ? lower : plain + lower.slice(from);
}

/** A memory of `stripMarks`, by UTF-16 unit: at most 63,488 entries. */
const plainUnits: string[] = [];

function learn(unit: number): string {
  const plain = stripMarks(String.fromCharCode(unit));
  plainUnits[unit] = plain;
  return plain;
}

const isSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdfff;

const stripMarks = (text: string): string =>
  text.normalize('NFD').replaceAll(MARKS, '').replaceAll('đ', 'd');
