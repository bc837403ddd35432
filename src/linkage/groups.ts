import type { Decision, Pairs } from '#linkage/assign.ts';

/** Pairs of one group that no comparison linked; as sure as the weakest link between their records. */
export interface Implied {
  readonly left: number;
  readonly right: number;
  readonly weight: number;
}

export interface JudgedImplied extends Implied {
  readonly decision: Decision;
}

/**
 * Two records that a third holds together, and that themselves say clearly that they are two people, are
 * for a person to look at: so twins are told apart whom a poor record links.
 */
export const judgeImplied = (
  implied: readonly Implied[],
  weigh: (left: number, right: number) => number,
): readonly JudgedImplied[] =>
  implied.map((one) => ({
    ...one,
    decision: weigh(one.left, one.right) < CONTRADICTION ? 'review' : 'link',
  }));

/** Four thousand to one against. Lighter doubts are what the third record is there for. */
const CONTRADICTION = -12;

/** A group that grows beyond this is more likely a chain of mistakes. */
const LARGEST = 30;

/**
 * Within one table records of one person are a group: where A is B and B is C, A is C. Links are taken
 * heaviest first, so that each implied pair has the weight of the weakest link that it needs.
 */
export function impliedByGroups(pairs: Pairs, link: number, records: number): readonly Implied[] {
  const known = new Set<number>();
  const order: number[] = [];
  for (let pair = 0; pair < pairs.count; pair += 1) {
    if ((pairs.weight[pair] ?? 0) < link) continue;
    order.push(pair);
    known.add(numberOf(pairs.left[pair] ?? 0, pairs.right[pair] ?? 0, records));
  }
  order.sort((a, b) => (pairs.weight[b] ?? 0) - (pairs.weight[a] ?? 0) || a - b);
  const groups = new Map<number, readonly number[]>();
  const implied: Implied[] = [];
  for (const pair of order) {
    const [left, right] = [pairs.left[pair] ?? 0, pairs.right[pair] ?? 0];
    const [one, other] = [groups.get(left) ?? [left], groups.get(right) ?? [right]];
    if (one === other || one.length + other.length > LARGEST) continue;
    const weight = pairs.weight[pair] ?? 0;
    const across = one.flatMap((a) => other.map((b) => [Math.min(a, b), Math.max(a, b)] as const));
    for (const [first, later] of across)
      if (!known.has(numberOf(first, later, records)))
        implied.push({ left: first, right: later, weight });
    const both = [...one, ...other];
    for (const record of both) groups.set(record, both);
  }
  return implied.sort((a, b) => a.right - b.right || a.left - b.left);
}

const numberOf = (left: number, right: number, records: number): number => left * records + right;
