import type { IndexedLinkable } from '#linkage/linkable.ts';
import { blockWalker, type Weights, weigher } from '#linkage/scorer.ts';

export interface ScoreTask {
  readonly linkable: IndexedLinkable;
  readonly weights: Weights;
  /** Pairs below this weight are of no use to anybody. */
  readonly least: number;
}

export interface Range {
  readonly chunk: number;
  readonly from: number;
  readonly to: number;
}

export interface Found {
  readonly chunk: number;
  readonly count: number;
  readonly left: Int32Array;
  readonly right: Int32Array;
  readonly weight: Float32Array;
}

/** Everything found in a range, in the order of the right records. */
export function rangeScorer({ linkable, weights, least }: ScoreTask): (range: Range) => Found {
  const walk = blockWalker(linkable);
  const weigh = weigher(linkable, weights, least);
  return ({ chunk, from, to }) => {
    let [left, right, weight] = [
      new Int32Array(1024),
      new Int32Array(1024),
      new Float32Array(1024),
    ];
    let count = 0;
    for (let record = from; record < to; record += 1) {
      walk(record, (other) => {
        const found = weigh(other, record);
        if (found < least) return;
        if (count === left.length) {
          left = doubled(left, new Int32Array(count * 2));
          right = doubled(right, new Int32Array(count * 2));
          weight = doubled(weight, new Float32Array(count * 2));
        }
        left[count] = other;
        right[count] = record;
        weight[count] = found;
        count += 1;
      });
    }
    return {
      chunk,
      count,
      left: left.slice(0, count),
      right: right.slice(0, count),
      weight: weight.slice(0, count),
    };
  };
}

function doubled<T extends Int32Array | Float32Array>(from: T, into: T): T {
  into.set(from);
  return into;
}
