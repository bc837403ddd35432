/** The marks that make another vowel of a vowel: circumflex, breve, horn. */
export type Quality = '' | '^' | '(' | '+';
/** Level, falling, rising, hook, tilde, dot below. */
export type Tone = '' | '`' | "'" | '?' | '~' | '.';

export const TONES: readonly Tone[] = ['', '`', "'", '?', '~', '.'];

const QUALITY_MARKS: Readonly<Record<Quality, string>> = {
  '': '',
  '^': '\u0302',
  '(': '\u0306',
  '+': '\u031b',
};
const TONE_MARKS: Readonly<Record<Tone, string>> = {
  '': '',
  '`': '\u0300',
  "'": '\u0301',
  '?': '\u0309',
  '~': '\u0303',
  '.': '\u0323',
};

/** A base letter (either case) with its marks, composed; `d` with a quality is đ. */
export function letterOf(base: string, quality: Quality, tone: Tone): string {
  if (quality !== '' && base.toLowerCase() === 'd') return base === 'd' ? 'đ' : 'Đ';
  return (base + QUALITY_MARKS[quality] + TONE_MARKS[tone]).normalize('NFC');
}

/** The twelve vowels without a tone, in lower case. */
export const VOWELS = 'aăâeêioôơuưy';

/**
 * Composes what was taken apart, also where the tone came before the circumflex, breve or horn, which
 * normalising alone does not put right.
 */
export const composed = (text: string): string =>
  MARK.test(text)
    ? text
        .normalize('NFD')
        .replaceAll(MARKS, (marks) =>
          Array.from(marks)
            .toSorted((a, b) => rank(a) - rank(b))
            .join(''),
        )
        .normalize('NFC')
    : text;

const MARK = /\p{M}/u;
const MARKS = /\p{M}{2,}/gu;
const rank = (mark: string): number => (/[\u0302\u0306\u031b]/.test(mark) ? 0 : 1);

/** The vowel that carries the tone of a syllable's letters (lower case, no tones). */
export function tonePlace(letters: string, isNewStyle = false): number {
  const from = /^(?:qu|gi(?=[aăâeêioôơuưy]))/.test(letters) ? 2 : 0;
  const cluster = /[aăâeêioôơuưy]+/.exec(letters.slice(from));
  if (cluster === null) return letters.startsWith('gi') ? 1 : -1;
  const start = from + cluster.index;
  const [vowels] = cluster;
  const marked = vowels.search(/[ăâêơô](?![ăâêơô])|ư(?!ơ)/);
  if (marked >= 0) return start + marked;
  const isOpen = start + vowels.length === letters.length;
  if (vowels.length === 1) return start;
  if (!isOpen || vowels.length === 3) return start + 1;
  return start + (isNewStyle && /^(?:oa|oe|uy)$/.test(vowels) ? 1 : 0);
}

/** A syllable's letters without a tone (lower case) with the tone at its place. */
export function withTone(letters: string, tone: Tone, isNewStyle = false): string {
  const place = tonePlace(letters, isNewStyle);
  if (tone === '' || place < 0) return letters;
  return (
    letters.slice(0, place) + letterOf(letters[place] ?? '', '', tone) + letters.slice(place + 1)
  );
}
