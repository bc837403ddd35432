import { hashOfValue } from '#linkage/blocking.ts';
import { comparisonOf } from '#linkage/field.ts';
import { tooFewToLearn, usualShare } from '#linkage/usual-chances.ts';
import type { Linkable } from '#linkage/linkable.ts';

/** How often values are met in a field, and so what it says that two records share one. */
export interface Frequencies {
  /** The chance that two records that say something here share the value. */
  readonly same: number;
  /** The same, marks aside. */
  readonly sameFold: number;
  /** What is added to the weight of the same value: much for a rare one, by value. */
  readonly ofValue: Float32Array;
  /** The same for values whose marks differ. */
  readonly ofFold: Float32Array;
}

export function frequenciesOf(linkable: Linkable, place: number): Frequencies {
  const field = linkable.fields[place];
  if (field === undefined) throw new RangeError(`there is no field ${place}`);
  const { size } = field.table;
  const left = countValues(linkable.left, linkable.leftCount, linkable.fields.length, place, size);
  const right = linkable.dedupe
    ? left
    : countValues(linkable.right, linkable.rightCount, linkable.fields.length, place, size);
  const isText = comparisonOf(field.kind) === 'text';
  const folds = new Int32Array(size + 1);
  const numbers = new Map<number, number>();
  for (let value = 1; value <= size; value += 1) {
    const hash = isText ? hashOfValue(linkable.book, field, 'whole', value) : value;
    const known = isText ? numbers.get(hash) : value;
    folds[value] = known ?? numbers.size + 1;
    if (isText && known === undefined) numbers.set(hash, numbers.size + 1);
  }
  const ofFold = sumsBy(folds, left, right);
  const few = tooFewToLearn(linkable.leftCount, linkable.rightCount);
  const usual = few ? usualShare(field.kind) : null;
  const exact = shares(left, right, usual);
  const folded = shares(ofFold.left, ofFold.right, usual);
  const adjusted = shared(size + 1);
  const adjustedFold = shared(size + 1);
  for (let value = 1; value <= size; value += 1) {
    adjusted[value] = Math.log2(exact.same / exact.of(value));
    if (isText) adjustedFold[value] = Math.log2(folded.same / folded.of(folds[value] ?? 0));
  }
  return { same: exact.same, sameFold: folded.same, ofValue: adjusted, ofFold: adjustedFold };
}

const shared = (length: number): Float32Array =>
  new Float32Array(new SharedArrayBuffer(length * 4));

function countValues(
  rows: Int32Array,
  count: number,
  width: number,
  place: number,
  size: number,
): Int32Array {
  const counts = new Int32Array(size + 1);
  for (let at = place; at < count * width; at += width) {
    const value = rows[at] ?? 0;
    counts[value] = (counts[value] ?? 0) + 1;
  }
  counts[0] = 0;
  return counts;
}

function sumsBy(
  folds: Int32Array,
  left: Int32Array,
  right: Int32Array,
): { readonly left: Int32Array; readonly right: Int32Array } {
  const sums = { left: new Int32Array(folds.length), right: new Int32Array(folds.length) };
  for (let value = 1; value < folds.length; value += 1) {
    const fold = folds[value] ?? 0;
    sums.left[fold] = (sums.left[fold] ?? 0) + (left[value] ?? 0);
    sums.right[fold] = (sums.right[fold] ?? 0) + (right[value] ?? 0);
  }
  return sums;
}

/** So many records is what is usual worth against what a small table shows. */
const USUAL_RECORDS = 400;

function shares(left: Int32Array, right: Int32Array, usual: number | null) {
  let [leftSum, rightSum, both] = [0, 0, 0];
  for (let value = 1; value < left.length; value += 1) {
    leftSum += left[value] ?? 0;
    rightSum += right[value] ?? 0;
    both += (left[value] ?? 0) * (right[value] ?? 0);
  }
  const pairs = Math.max(1, leftSum * rightSum);
  // At least two of all: a value that a pair shares stands in both records.
  const of = (value: number): number => {
    const count = Math.max(2, (left[value] ?? 0) + (right[value] ?? 0));
    const all = Math.max(2, leftSum + rightSum);
    return usual === null
      ? count / all
      : (count - 2 + usual * USUAL_RECORDS) / (all + USUAL_RECORDS);
  };
  return { same: Math.max(both, 0.5) / pairs, of };
}
