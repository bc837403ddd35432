import type { Thresholds } from '#linkage/settings.ts';

/** Pairs that were found, column by column. */
export interface Pairs {
  readonly count: number;
  readonly left: Int32Array;
  readonly right: Int32Array;
  readonly weight: Float32Array;
}

export type Decision = 'link' | 'review';

/** What becomes of a pair: 0 nothing, 1 review, 2 link. */
export const DECISIONS: readonly (Decision | null)[] = [null, 'review', 'link'];

interface Sizes {
  readonly left: number;
  readonly right: number;
}

/**
 * One to one: the heaviest pair first, and each record once (greedy: it gives the most certain pair
 * what it needs, and no chain of exchanges undoes a link; of equal weights the earlier pair). A pair is
 * linked where it is heavy enough and far enough ahead of every other pair of its two records.
 */
export function assignOneToOne(pairs: Pairs, sizes: Sizes, thresholds: Thresholds): Uint8Array {
  const decisions = new Uint8Array(pairs.count);
  const [leftBest, rightBest] = [
    bestTwo(pairs, pairs.left, sizes.left),
    bestTwo(pairs, pairs.right, sizes.right),
  ];
  const leftTaken = new Uint8Array(sizes.left);
  const rightTaken = new Uint8Array(sizes.right);
  for (const pair of heaviestFirst(pairs)) {
    const [left, right, weight] = [
      pairs.left[pair] ?? 0,
      pairs.right[pair] ?? 0,
      pairs.weight[pair] ?? 0,
    ];
    if (weight < thresholds.review) break;
    if (leftTaken[left] === 1 || rightTaken[right] === 1) continue;
    leftTaken[left] = 1;
    rightTaken[right] = 1;
    const rival = Math.max(rivalOf(leftBest, left, weight), rivalOf(rightBest, right, weight));
    decisions[pair] = weight >= thresholds.link && weight - rival >= thresholds.margin ? 2 : 1;
  }
  return decisions;
}

/** Where a record may be in several pairs, each is judged by itself. */
export function judgeEach(pairs: Pairs, { link, review }: Thresholds): Uint8Array {
  return Uint8Array.from(pairs.weight.subarray(0, pairs.count), (weight) =>
    weight >= link ? 2 : weight >= review ? 1 : 0,
  );
}

interface BestTwo {
  readonly first: Float32Array;
  readonly second: Float32Array;
}

function bestTwo(pairs: Pairs, records: Int32Array, size: number): BestTwo {
  const first = new Float32Array(size).fill(-Infinity);
  const second = new Float32Array(size).fill(-Infinity);
  for (let pair = 0; pair < pairs.count; pair += 1) {
    const [record, weight] = [records[pair] ?? 0, pairs.weight[pair] ?? 0];
    if (weight > (first[record] ?? 0)) {
      second[record] = first[record] ?? 0;
      first[record] = weight;
    } else if (weight > (second[record] ?? 0)) second[record] = weight;
  }
  return { first, second };
}

/** The best weight of a record but for one pair of the weight that is given. */
const rivalOf = ({ first, second }: BestTwo, record: number, weight: number): number =>
  (weight >= (first[record] ?? 0) ? second[record] : first[record]) ?? 0;

/** Sorted as whole numbers: thousandths of the weight, then the place of the pair. */
function heaviestFirst(pairs: Pairs): Int32Array {
  const keys = new Float64Array(pairs.count);
  for (let pair = 0; pair < pairs.count; pair += 1)
    keys[pair] = -Math.round((pairs.weight[pair] ?? 0) * 1000) * PLACES + pair;
  keys.sort();
  return Int32Array.from(keys, (key) => key - Math.floor(key / PLACES) * PLACES);
}

const PLACES = 2 ** 32;
