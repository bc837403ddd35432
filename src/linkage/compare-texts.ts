import { COMPARED, editDistance, oneSlipApart } from '#linkage/edit-distance.ts';
import type { SequenceTable } from '#linkage/sequence-table.ts';
import type { WordBook } from '#linkage/word-book.ts';

const [
  SAME,
  MARKS_MISSING,
  MARKS_DIFFER,
  ONE_SLIP,
  WORD_MISSING,
  CLOSE,
  END_SAME,
  START_SAME,
  DIFFERENT,
] = [0, 1, 2, 3, 4, 5, 6, 7, 8];

const ROOM = 512;
const leftFolds = new Int32Array(ROOM);
const rightFolds = new Int32Array(ROOM);
const leftLetters = new Int32Array(ROOM);
const rightLetters = new Int32Array(ROOM);

/**
 * How alike two names or other texts are, as a place in `LEVELS.text`; symmetrical. Marks are graded:
 * lost on one side says less against a pair than marks that contradict each other.
 */
export function compareTexts(
  book: WordBook,
  table: SequenceTable,
  left: number,
  right: number,
): number {
  if (left === right) return SAME;
  const leftCount = foldsOf(book, table, left, leftFolds);
  const rightCount = foldsOf(book, table, right, rightFolds);
  const common = commonStart(leftCount, rightCount);
  if (common === leftCount && common === rightCount) return compareMarks(book, table, left, right);
  const leftLength = lettersOf(book, leftFolds, leftCount, leftLetters);
  const rightLength = lettersOf(book, rightFolds, rightCount, rightLetters);
  if (oneSlipApart(leftLetters, leftLength, rightLetters, rightLength)) return ONE_SLIP;
  const endSame = leftFolds[leftCount - 1] === rightFolds[rightCount - 1];
  const fewer = Math.min(leftCount, rightCount);
  if (fewer >= 2 && (endSame || leftFolds[0] === rightFolds[0]) && isPart(leftCount, rightCount))
    return WORD_MISSING;
  if (fewer >= 2 && leftCount === rightCount && sameWords(leftCount)) return CLOSE;
  const most = Math.max(leftCount, rightCount);
  // Brothers and sisters, not a slip: Trần Thị Thu Hà and Trần Thị Thu Nga.
  if (common > 0 && common === most - 1) return START_SAME;
  const longest = Math.max(leftLength, rightLength);
  const slips = Math.max(2, longest >> 3);
  const mayBeClose =
    longest >= 5 &&
    Math.abs(leftLength - rightLength) <= slips &&
    (longest > COMPARED || mayShareLetters(leftLength, rightLength, slips));
  if (mayBeClose && editDistance(leftLetters, leftLength, rightLetters, rightLength) <= slips)
    return CLOSE;
  return endSame ? END_SAME : DIFFERENT;
}

function foldsOf(book: WordBook, table: SequenceTable, value: number, into: Int32Array): number {
  const start = table.offsets[value] ?? 0;
  const length = Math.min((table.offsets[value + 1] ?? 0) - start, ROOM);
  for (let at = 0; at < length; at += 1) into[at] = book.foldOf[table.items[start + at] ?? 0] ?? 0;
  return length;
}

function commonStart(leftCount: number, rightCount: number): number {
  const fewer = Math.min(leftCount, rightCount);
  let common = 0;
  while (common < fewer && leftFolds[common] === rightFolds[common]) common += 1;
  return common;
}

/** Each slip takes away at most one letter and brings at most one: many that only one text has are too many slips. */
function mayShareLetters(leftLength: number, rightLength: number, slips: number): boolean {
  let odd = letterSet(leftLetters, leftLength) ^ letterSet(rightLetters, rightLength);
  let count = 0;
  for (; odd !== 0 && count <= slips * 2; count += 1) odd &= odd - 1;
  return count <= slips * 2;
}

/** A bit for each letter, of which several share one. */
function letterSet(letters: Int32Array, length: number): number {
  let set = 0;
  for (let at = 0; at < length; at += 1) set |= 1 << (letters[at] ?? 0);
  return set;
}

/** All letters of the words in a row: a space too many is no difference. */
function lettersOf(book: WordBook, folds: Int32Array, count: number, into: Int32Array): number {
  const { offsets, items } = book.folds;
  let length = 0;
  for (let word = 0; word < count; word += 1) {
    const fold = folds[word] ?? 0;
    const end = offsets[fold + 1] ?? 0;
    for (let at = offsets[fold] ?? 0; at < end && length < ROOM; at += 1)
      into[length++] = items[at] ?? 0;
  }
  return length;
}

/** Whether the words of the one stand in the other in the same order. */
function isPart(leftCount: number, rightCount: number): boolean {
  if (leftCount === rightCount) return false;
  const [few, many] = leftCount < rightCount ? [leftFolds, rightFolds] : [rightFolds, leftFolds];
  const [fewer, more] = [Math.min(leftCount, rightCount), Math.max(leftCount, rightCount)];
  let found = 0;
  for (let at = 0; at < more && found < fewer; at += 1) if (many[at] === few[found]) found += 1;
  return found === fewer;
}

function sameWords(count: number): boolean {
  for (let at = 0; at < count; at += 1) {
    const [word, times] = [leftFolds[at] ?? 0, { left: 0, right: 0 }];
    for (let other = 0; other < count; other += 1) {
      if (leftFolds[other] === word) times.left += 1;
      if (rightFolds[other] === word) times.right += 1;
    }
    if (times.left !== times.right) return false;
  }
  return true;
}

/** Of two texts with the same letters: whether marks are missing, or contradict each other. */
function compareMarks(book: WordBook, table: SequenceTable, left: number, right: number): number {
  const [leftStart, rightStart] = [table.offsets[left] ?? 0, table.offsets[right] ?? 0];
  const count = (table.offsets[left + 1] ?? 0) - leftStart;
  for (let at = 0; at < count; at += 1) {
    const [one, other] = [table.items[leftStart + at] ?? 0, table.items[rightStart + at] ?? 0];
    if (one !== other && marksContradict(book.words, one, other)) return MARKS_DIFFER;
  }
  return MARKS_MISSING;
}

/** Whether each has a mark that the other lacks: neither is the other with marks lost. */
function marksContradict({ offsets, items }: SequenceTable, one: number, other: number): boolean {
  const [oneStart, otherStart] = [offsets[one] ?? 0, offsets[other] ?? 0];
  const [oneLength, otherLength] = [
    (offsets[one + 1] ?? 0) - oneStart,
    (offsets[other + 1] ?? 0) - otherStart,
  ];
  let [oneMore, otherMore] = [false, false];
  for (let at = 0; at < Math.max(oneLength, otherLength); at += 1) {
    const a = at < oneLength ? (items[oneStart + at] ?? 0) : 0;
    const b = at < otherLength ? (items[otherStart + at] ?? 0) : 0;
    if (a === b) continue;
    if (b >= 128) otherMore = true;
    if (a >= 128) oneMore = true;
  }
  return oneMore && otherMore;
}
