import { compareTexts } from '#linkage/compare-texts.ts';
import { editDistance, oneSlipApart, twoEditsApart } from '#linkage/edit-distance.ts';
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
  const compare = byComparison[comparisonOf(field.kind)];
  return table.size < FEW ? remembered(compare, table.size + 1) : compare;
}

/** A field of so few values (places, communes, sexes) has its answers looked up. */
const FEW = 1000;
const UNKNOWN = 255;

function remembered(compare: Compare, size: number): Compare {
  const known = new Uint8Array(size * size).fill(UNKNOWN);
  return (left, right) => {
    const pair = left * size + right;
    const level = known[pair] ?? UNKNOWN;
    if (level !== UNKNOWN) return level;
    return (known[pair] = compare(left, right));
  };
}

const itemOf = (table: SequenceTable, value: number): number =>
  table.items[table.offsets[value] ?? 0] ?? 0;

/** Dates as year × 10,000 + month × 100 + day; a part that is 0 is not known. */
export function compareDates(left: number, right: number): number {
  if (left === right) return left % 10_000 === 0 ? YEAR_ONLY : SAME;
  // Cut to whole numbers by `| 0`, which costs a tenth of Math.floor here.
  const [year, otherYear] = [(left / 10_000) | 0, (right / 10_000) | 0];
  const [rest, otherRest] = [left - year * 10_000, right - otherYear * 10_000];
  if (rest === 0 || otherRest === 0) return year === otherYear ? YEAR_ONLY : DATES_DIFFER;
  const [month, otherMonth] = [(rest / 100) | 0, (otherRest / 100) | 0];
  const [day, otherDay] = [rest - month * 100, otherRest - otherMonth * 100];
  if (year === otherYear) {
    if (month === otherDay && day === otherMonth) return SWAPPED;
    const isSlip =
      (month === otherMonth && oneDigitApart(day, otherDay)) ||
      (day === otherDay && oneDigitApart(month, otherMonth));
    return isSlip ? DATE_SLIP : YEAR_SAME;
  }
  if (rest !== otherRest) return DATES_DIFFER;
  return oneDigitApart(year, otherYear) ? DATE_SLIP : DAY_SAME;
}

const [SAME, SWAPPED, DATE_SLIP, YEAR_ONLY, DAY_SAME, YEAR_SAME, DATES_DIFFER] = [
  0, 1, 2, 3, 4, 5, 6,
];

/** Of two numbers that differ: whether one digit is wrong, or two neighbours changed places. */
function oneDigitApart(left: number, right: number): boolean {
  let [a, b] = [left, right];
  while (a % 10 === b % 10) {
    a = (a / 10) | 0;
    b = (b / 10) | 0;
  }
  const [restA, restB] = [(a / 10) | 0, (b / 10) | 0];
  if (restA === restB) return true;
  const areSwapped = a % 10 === restB % 10 && b % 10 === restA % 10;
  return areSwapped && ((restA / 10) | 0) === ((restB / 10) | 0);
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
  const isClose =
    leftLength === rightLength
      ? twoEditsApart(leftDigits, rightDigits, leftLength)
      : editDistance(leftDigits, leftLength, rightDigits, rightLength) <= 2;
  return isClose ? 2 : 3;
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
