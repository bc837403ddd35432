import { LOSSY_CAUSES, type LossyCause } from '#names/breakages.ts';
import type { Cause } from '#names/cause.ts';
import { OF_DOUBLE_BYTES } from '#names/double-byte.ts';
import { exactReadings, type Reading } from '#names/exact-readings.ts';
import { readLost } from '#names/lost-letters.ts';
import { hasVowel, PLAIN_SYLLABLES, SYLLABLES } from '#names/syllables.ts';
import { composed } from '#names/vietnamese-letters.ts';
import { isNameWord, nameScore, wordScore } from '#names/word-score.ts';

/** What a scan, a file or a keyboard gave of a name. */
export interface BrokenName {
  readonly text: string;
  /** The bytes as they came, where they are known. */
  readonly bytes?: Uint8Array;
}

/** What the name was. An uncertain one is the likeliest, and is never used without somebody's word. */
export type Repair =
  | { readonly kind: 'right'; readonly name: string }
  | { readonly kind: 'certain'; readonly name: string; readonly cause: Cause }
  | {
      readonly kind: 'uncertain';
      readonly name: string;
      readonly cause: Cause;
      /** Further readings, likelier ones first. */
      readonly others: readonly string[];
    };

/** Nats by which a reading must be ahead of every other one to be certain. */
const MARGIN = 3;
/** Names of strangers may be Telex keys: `Max Lee` would be Mã Lê. */
const MARGIN_OF_TELEX = 5.5;
const DOUBTFUL = 6;
/** Where letters were lost. */
const MARGIN_OF_LOSS = 4.5;
/** Longer than any name: left alone. */
const LONGEST = 400;

/**
 * Finds what a broken name was. A name that is right comes back as it is. `expected` is the way in
 * which most names of the same file are broken: it settles what one name cannot (in VNI, `Hoàng` is
 * how Hồng looks).
 */
export function repairName(broken: BrokenName, expected: Cause | null = null): Repair {
  const { text } = broken;
  if (text.length > LONGEST || text.trim() === '') return { kind: 'right', name: text };
  const whole = composed(text.replaceAll(PYTHON_SPACE, '\u00a0'));
  if (broken.bytes === undefined && isPlainlyRight(whole, expected)) return asComposed(text, whole);
  const readings = exactReadings({ ...broken, text: whole });
  const exact = readings.map((reading) => weighed(reading, whole, expected));
  const itself: Candidate = {
    text: whole,
    cause: null,
    isExact: true,
    score: nameScore(whole) + (expected === null || isJunk(whole) ? 0 : STRANGER),
    others: [],
  };
  const sound = exact.filter((one) => one.isExact && isSound(one)).map(({ cause }) => cause);
  const causes = LOSSY_CAUSES.filter((cause) => sound.length === 0 || sound.includes(cause));
  const lost = lostOf(whole, expected, causes);
  const ranked = distinct([itself, ...exact, ...lost].toSorted((a, b) => b.score - a.score));
  return judged(text, whole, ranked);
}

/** What Python's code page 932 makes of the byte of a no-break space. */
const PYTHON_SPACE = '\uf8f0';

interface Candidate {
  readonly text: string;
  /** Null of the text as it is. */
  readonly cause: Cause | null;
  readonly isExact: boolean;
  readonly score: number;
  readonly others: readonly string[];
}

function judged(text: string, whole: string, ranked: readonly Candidate[]): Repair {
  const [best, second] = ranked;
  if (best === undefined || best.cause === null) {
    return LOST_SIGN.test(whole)
      ? { kind: 'uncertain', name: text, cause: 'unknown', others: [] }
      : asComposed(text, whole);
  }
  const margin = best.cause === 'telex-keys' ? MARGIN_OF_TELEX : MARGIN;
  const isAhead = second === undefined || best.score - second.score >= margin;
  // By the way of its file alone, a name that is right as it stands is not changed for certain.
  const isRight = isPlainlyRight(whole, null);
  if (best.isExact && isAhead && isSound(best) && !isRight) {
    return { kind: 'certain', name: best.text, cause: best.cause };
  }
  // Letters alone may be the name of a stranger: it is touched where there is little doubt.
  const itself = ranked.find(({ cause }) => cause === null)?.score ?? -Infinity;
  const isNear = best.score - itself < (isRight ? MARGIN : DOUBTFUL);
  const isStranger = !isJunk(whole) && best.cause !== 'dropped' && isNear;
  if (isStranger) return asComposed(text, whole);
  const others = [...best.others, ...ranked.slice(1).map((one) => one.text)];
  return {
    kind: 'uncertain',
    name: best.text,
    cause: best.cause,
    others: [...new Set(others)].filter((one) => one !== best.text && !isJunk(one)),
  };
}

const asComposed = (text: string, whole: string): Repair =>
  text === whole
    ? { kind: 'right', name: text }
    : { kind: 'certain', name: whole, cause: 'decomposed' };

/** Every word is one that Vietnamese spells, with or without its marks: the great majority. */
function isPlainlyRight(text: string, expected: Cause | null): boolean {
  if (expected !== null && /[^\0-\u007f]/.test(text)) return false;
  return text.split(' ').every(isSpelled);
}

function isSpelled(word: string): boolean {
  const lower = word.toLowerCase();
  return word === '' || SYLLABLES.has(lower) || PLAIN_SYLLABLES.has(lower);
}

/** Signs that no name has, or letters that were lost. */
const isJunk = (text: string): boolean =>
  LOST_SIGN.test(text) ||
  !/^[\p{L}\p{M} '’.,()/-]*$/u.test(text) ||
  /[µªº\uff61-\uffdc]/.test(text) ||
  STILL_BROKEN.test(text) ||
  (/[A-Za-z]/.test(text) && OF_DOUBLE_BYTES.test(text));
const LOST_SIGN = /[\ufffd?\u0080-\u009f]/;

/** Each word is spelled by the rules, or is such as names of other peoples are. */
const isSound = ({ text }: { readonly text: string }): boolean =>
  !isJunk(text) && nameScore(text) > WORST_WORD * text.split(' ').length;
const WORST_WORD = -12.5;
/** Capitals within a word, as the first byte of a letter in UTF-8 looks. */
const STILL_BROKEN = /[ÃÄÅÆ](?=\p{Ll})|\p{Ll}[ÂĂÃÄÅÆ]/u;

/** What it costs to believe in a way of breaking. */
const PRICES: Partial<Record<Cause, number>> = {
  'telex-keys': -5,
  'best-fit': -3.5,
  'vni-keys': -3,
  tcvn3: -3,
  vni: -3,
  // Most that was read as Latin-1 was Windows-1252, whose letters tell more.
  'utf8-as-latin1': -5,
};
const PRICE = -2;
const PRICE_OF_LOSS = -3;
/** Of a name that is not broken as most names of its file are. */
const STRANGER = -6;

function weighed(reading: Reading, whole: string, expected: Cause | null): Candidate {
  const price = reading.cause === expected ? 0 : (PRICES[reading.cause] ?? PRICE);
  const isDoubtful = mayHideLoss(reading, whole);
  const score = nameScore(reading.text) + price + (isDoubtful ? DOUBT : 0);
  return { ...reading, isExact: !isDoubtful, score, others: [] };
}
const DOUBT = -5;

/** A reader that skips what it cannot show leaves words of plain letters that nobody is called. */
function mayHideLoss({ text, cause }: Reading, whole: string): boolean {
  if (cause === 'viqr') return QUESTIONS_ALONE.test(whole);
  if (!OF_DOUBLE_BYTES.test(whole)) return false;
  return text.split(' ').some((word) => !isNameWord(word) && /^[A-Za-z]*$/.test(word));
}
/** Question marks, and no other mark of VIQR: letters that were lost, most likely. */
const QUESTIONS_ALONE = /^[^(^+*`~'.]*\?[^(^+*`~'.]*$/;

/** What a text says of the ways in which it may have lost letters. */
function mayBeLost(text: string, cause: LossyCause): boolean {
  switch (cause) {
    case 'utf8-as-windows-1252':
    case 'utf8-as-latin1':
      return /[ÃÄÆáÌ]/.test(text);
    case 'encoded-twice':
      return /[ÃÂÄÆ]/.test(text) && /Ã/.test(text);
    case 'utf8-as-windows-1258':
      return /[ĂÄÆá]/.test(text);
    case 'utf8-as-big5':
    case 'utf8-as-shift-jis':
    case 'utf8-as-gbk':
    case 'utf8-as-cp949':
      return OF_DOUBLE_BYTES.test(text) || text.includes('\ufffd');
    case 'tcvn3':
      return /[¡-ÿ]/.test(text) && !text.includes('\u00ad');
    case 'best-fit':
      return /[?\ufffd]/.test(text);
    case 'question-marks':
      return /[?\ufffd]/.test(text) && !/[^\0-\u007f\ufffd]/.test(text);
    case 'dropped':
      return looksDropped(text);
  }
}

function lostOf(
  text: string,
  expected: Cause | null,
  causes: readonly LossyCause[],
): readonly Candidate[] {
  const found = causes
    .filter((cause) => mayBeLost(text, cause))
    .flatMap((cause): readonly Candidate[] => {
      const read = readLost(text, cause);
      if (read === null) return [];
      const price = (cause === expected ? 0 : (PRICES[cause] ?? PRICE)) + PRICE_OF_LOSS;
      const isExact = tells(text, cause) && read.gap >= MARGIN_OF_LOSS && read.isKnown;
      const score = read.score + price;
      return [{ text: read.text, cause, isExact, score, others: read.others }];
    });
  const latin1 = found.find(({ cause }) => cause === 'utf8-as-latin1');
  // Nothing tells the two apart: certain only if both say the same beyond doubt.
  return latin1?.isExact === false
    ? found.map((one) => (one.cause === 'utf8-as-windows-1252' ? { ...one, isExact: false } : one))
    : found;
}

/** Whether the text keeps something of the letters that were lost. */
const tells = (text: string, cause: LossyCause): boolean =>
  !GUESSED.has(cause) && (!text.includes(LOST) || /[^\0-\u007f\ufffd]/.test(text));
const LOST = '\ufffd';
const GUESSED: ReadonlySet<Cause> = new Set(['best-fit', 'question-marks', 'dropped']);

/** Plain letters in words that nobody could say: `Nguyn Th nh`, `V Th Kim Cng`; never one word alone. */
function looksDropped(text: string): boolean {
  if (!/^[A-Za-z ]+$/.test(text)) return false;
  const words = text.split(' ');
  const broken = words.filter((word) => !isSpelled(word));
  const mute = broken.filter((word) => !hasVowel(word.toLowerCase()));
  const isTelling = broken.some((word) => /^(?:nguyn|trn|phm|hunh|hong)$/i.test(word));
  return (
    words.length > 1 &&
    (isTelling || (broken.length > 1 && mute.length > 0)) &&
    startsAsFamily(words[0])
  );
}

function startsAsFamily(first = ''): boolean {
  const found = readLost(first, 'dropped')?.text ?? first;
  return wordScore(found, 'family') > COMMON_FAMILY;
}
const COMMON_FAMILY = -6;

/** Of equal texts the likeliest. */
function distinct(sorted: readonly Candidate[]): readonly Candidate[] {
  const seen = new Set<string>();
  return sorted.filter(({ text }) => !seen.has(text) && seen.add(text));
}
