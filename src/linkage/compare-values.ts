import { compareTexts } from '#linkage/compare-texts.ts';
import { editDistance, oneSlipApart } from '#linkage/edit-distance.ts';
import { type Comparison, comparisonOf, NOTHING } from '#linkage/field.ts';
import type { SequenceTable } from '#linkage/sequence-table.ts';
import type { FieldValues } from '#linkage/values.ts';
import type { WordBook } from '#linkage/word-book.ts';

/** How alike two values of a field are, as a place in `LEVELS`; `NOTHING` where they say nothing. */
export type Compare = (left: number, right: number) => number;

export function comparer(book: WordBook, field: FieldValues): Compare {
  const { table } = field;
  const byComparison: Readonly<Record<Comparison, Compare>> = {
    text: (left, right) => compareTexts(book, table, left, right),
    date: (left, right) => compareDates(itemOf(table, left), itemOf(table, right)),
    number: (left, right) => compareNumbers(table, left, right),
    code: (left, right) => compareCodes(book, table, left, right),
  };
  return byComparison[comparisonOf(field.kind)];
}

const itemOf = (table: SequenceTable, value: number): number =>
  table.items[table.offsets[value] ?? 0] ?? 0;

/** Dates as year × 10,000 + month × 100 + day; a part that is 0 is not known. */
export function compareDates(left: number, right: number): number {
  if (left === right) return left % 10_000 === 0 ? YEAR_ONLY : SAME;
  const [year, otherYear] = [Math.floor(left / 10_000), Math.floor(right / 10_000)];
  const [rest, otherRest] = [left % 10_000, right % 10_000];
  if (rest === 0 || otherRest === 0) return year === otherYear ? YEAR_ONLY : DATES_DIFFER;
  const swapped = (rest % 100) * 100 + Math.floor(rest / 100);
  if (year === otherYear && swapped === otherRest) return SWAPPED;
  if (datesOneSlipApart(left, right)) return DATE_SLIP;
  if (rest === otherRest) return DAY_SAME;
  return year === otherYear ? YEAR_SAME : DATES_DIFFER;
}

const [SAME, SWAPPED, DATE_SLIP, YEAR_ONLY, DAY_SAME, YEAR_SAME, DATES_DIFFER] = [
  0, 1, 2, 3, 4, 5, 6,
];

/** One digit wrong, or two neighbours within year, month or day changed places. */
function datesOneSlipApart(left: number, right: number): boolean {
  let [wrong, place, before] = [0, 0, { left: 0, right: 0, at: -2 }];
  let swapped = false;
  for (let [a, b] = [left, right]; a > 0 || b > 0; place += 1) {
    const [one, other] = [a % 10, b % 10];
    if (one !== other) {
      const within = place !== 2 && place !== 4;
      swapped =
        wrong === 1 &&
        within &&
        before.at === place - 1 &&
        before.left === other &&
        before.right === one;
      before = { left: one, right: other, at: place };
      wrong += 1;
      if (wrong > 2) return false;
    }
    a = Math.floor(a / 10);
    b = Math.floor(b / 10);
  }
  return wrong === 1 || swapped;
}

const leftDigits = new Int32Array(64);
const rightDigits = new Int32Array(64);

/** An old number of nine digits and a new one of twelve say nothing of each other. */
function compareNumbers(table: SequenceTable, left: number, right: number): number {
  if (left === right) return 0;
  const leftLength = digitsOf(table, left, leftDigits);
  const rightLength = digitsOf(table, right, rightDigits);
  if (Math.abs(leftLength - rightLength) > 2) return NOTHING;
  if (oneSlipApart(leftDigits, leftLength, rightDigits, rightLength)) return 1;
  return editDistance(leftDigits, leftLength, rightDigits, rightLength) <= 2 ? 2 : 3;
}

function digitsOf({ offsets, items }: SequenceTable, value: number, into: Int32Array): number {
  const end = offsets[value + 1] ?? 0;
  let length = 0;
  for (let at = offsets[value] ?? 0; at < end; at += 1) {
    const four = items[at] ?? 0;
    for (let shift = 24; shift >= 0; shift -= 8) {
      const code = (four >> shift) & 0xff;
      if (code !== 0) into[length++] = code;
    }
  }
  return length;
}

/** A code of one or two signs has no room for a slip. */
function compareCodes(book: WordBook, table: SequenceTable, left: number, right: number): number {
  const level = compareTexts(book, table, left, right);
  if (level <= 2) return 0;
  const first = book.folds.offsets;
  const fold = book.foldOf[itemOf(table, left)] ?? 0;
  return level === 3 && (first[fold + 1] ?? 0) - (first[fold] ?? 0) >= 3 ? 1 : 2;
}
