import { type Breakage, LOSSY, LOSSY_CAUSES, type LossyCause } from '#names/breakages.ts';
import { PLAIN_SYLLABLES, SYLLABLES } from '#names/syllables.ts';
import {
  caseOf,
  casePrice,
  isNameWord,
  KNOWN_WORDS,
  type LetterCase,
  type Place,
  wordScore,
} from '#names/word-score.ts';

/** The likeliest name of a text that lost letters. */
export interface LostReading {
  readonly text: string;
  readonly score: number;
  /** By how much, in nats, it is likelier than the next reading. */
  readonly gap: number;
  /** Whether every word that was put right is a word of names. */
  readonly isKnown: boolean;
  /** The next readings, likelier ones first. */
  readonly others: readonly string[];
}

/** More words than a name has: nothing is looked for. */
const MOST_WORDS = 12;
/** Pieces into which a no-break space that became a space cuts a word. */
const MOST_PIECES = 3;

/**
 * Reads a text of which each word is an unbroken one or what some known word becomes by a breakage;
 * null where a word is neither. All known words are broken beforehand, in each case of letters.
 */
export function readLost(text: string, cause: LossyCause): LostReading | null {
  const pieces = text.split(' ');
  if (pieces.length > MOST_WORDS) return null;
  const best: (Path | null)[] = [START];
  const style = caseOf(text);
  for (let end = 1; end <= pieces.length; end += 1) {
    best[end] = null;
    for (let start = Math.max(0, end - MOST_PIECES); start < end; start += 1) {
      const path = best[start];
      if (path === null || path === undefined) continue;
      const piece = pieces.slice(start, end).join(' ');
      const place = start === 0 ? 'family' : end === pieces.length ? 'given' : 'middle';
      const longer = extended(path, optionsOf(piece, { cause, place, style }));
      if (longer !== null && longer.score > (best[end]?.score ?? -Infinity)) best[end] = longer;
    }
  }
  const path = best[pieces.length];
  return path === null || path === undefined || path.words.every(({ isBroken }) => !isBroken)
    ? null
    : readingOf(path);
}

interface Option {
  readonly word: string;
  readonly score: number;
  readonly isBroken: boolean;
}
interface Word extends Option {
  readonly others: readonly Option[];
}
interface Path {
  readonly words: readonly Word[];
  readonly score: number;
}
const START: Path = { words: [], score: 0 };

function extended(path: Path, [first, ...others]: readonly Option[]): Path | null {
  if (first === undefined) return null;
  return { words: [...path.words, { ...first, others }], score: path.score + first.score };
}

const MOST_OTHERS = 5;

function readingOf({ words, score }: Path): LostReading {
  const changes = words
    .flatMap((word, at) =>
      word.others.map((other) => ({ at, word: other.word, loss: word.score - other.score })),
    )
    .toSorted((a, b) => a.loss - b.loss);
  const spelled = (at = -1, instead = ''): string =>
    words.map(({ word }, index) => (index === at ? instead : word)).join(' ');
  return {
    text: spelled(),
    score,
    gap: changes[0]?.loss ?? Infinity,
    isKnown: words.every(({ word, isBroken }) => !isBroken || isNameWord(word)),
    others: changes.slice(0, MOST_OTHERS).map(({ at, word }) => spelled(at, word)),
  };
}

/** Of a word that shows no loss: only fonts lose a letter without a trace. */
const UNSEEN = -6;
const UNSEEN_LOSSES: ReadonlySet<LossyCause> = new Set(['dropped', 'tcvn3', 'best-fit']);

interface Context {
  readonly cause: LossyCause;
  readonly place: Place;
  /** How the name is written. */
  readonly style: LetterCase;
}

function optionsOf(piece: string, { cause, place, style }: Context): readonly Option[] {
  const isSeen = UNSEEN_LOSSES.has(cause) || !/^[A-Za-z]*$/.test(piece);
  const scoreOf = (word: string): number => wordScore(word, place) + casePrice(word, style);
  const broken = lookUp(indexOf(cause), piece).map(
    (word): Option => ({ word, score: scoreOf(word) + (isSeen ? 0 : UNSEEN), isBroken: true }),
  );
  const lower = piece.toLowerCase();
  const isWhole = SYLLABLES.has(lower) || PLAIN_SYLLABLES.has(lower);
  const whole = isWhole ? [{ word: piece, score: scoreOf(piece), isBroken: false }] : [];
  return [...whole, ...broken].toSorted((a, b) => b.score - a.score).slice(0, MOST_OTHERS + 1);
}

/** What comes of a word → the words of which it comes. */
type LostIndex = ReadonlyMap<string, string | readonly string[]>;

const indexes = new Map<LossyCause, LostIndex>();
/** Indexes that are being made, a word at each step. */
const making = new Map<LossyCause, Generator<undefined, LostIndex>>();

/** What is not made yet is made at once, from where its making stands. */
function indexOf(cause: LossyCause): LostIndex {
  while (true) {
    const known = indexes.get(cause) ?? nextStep(cause);
    if (known !== null) return known;
  }
}

/** Makes all indexes beforehand, a word at each step: to be gone on with while nobody waits. */
export function* lostIndexSteps(): Generator<undefined> {
  for (const cause of LOSSY_CAUSES)
    while (!indexes.has(cause)) {
      nextStep(cause);
      yield;
    }
}

function nextStep(cause: LossyCause): LostIndex | null {
  const steps = making.get(cause) ?? makeIndex(LOSSY[cause]);
  making.set(cause, steps);
  const step = steps.next();
  if (step.done !== true) return null;
  making.delete(cause);
  indexes.set(cause, step.value);
  return step.value;
}

function* makeIndex(breakage: Breakage): Generator<undefined, LostIndex> {
  const index = new Map<string, string | string[]>();
  for (const lower of KNOWN_WORDS) {
    if (!MARKED.test(lower)) continue;
    const upper = lower.toUpperCase();
    for (const word of new Set([upper.charAt(0) + lower.slice(1), upper, lower])) {
      addForms(index, word, breakage(word).map(keyOf));
    }
    yield;
  }
  return index;
}

function addForms(
  index: Map<string, string | string[]>,
  word: string,
  forms: readonly string[],
): void {
  for (const form of new Set([...forms, ...forms.map(roughly)])) {
    if (form === '' || form === word) continue;
    const held = index.get(form);
    if (held === undefined) index.set(form, word);
    else if (typeof held === 'string') index.set(form, [held, word]);
    else held.push(word);
  }
}

const MARKED = /[^\0-\u007f]/;

const lookUp = (index: LostIndex, piece: string): readonly string[] => {
  const key = keyOf(piece);
  const found = index.get(key) ?? index.get(roughly(key)) ?? [];
  return typeof found === 'string' ? [found] : found;
};

const keyOf = (form: string): string => form.trim().replaceAll('\ufffd', '?');

/** One sign for a run of letters that were lost: how many there are depends on the reader. */
const roughly = (key: string): string =>
  key.includes('?') ? `~${key.replaceAll(/\?+/g, '?')}` : key;
