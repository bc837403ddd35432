import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import fc from 'fast-check';
import { assignOneToOne, judgeEach, type Pairs } from '#linkage/assign.ts';
import {
  addPattern,
  expectationMaximisation,
  patterns,
} from '#linkage/expectation-maximisation.ts';
import { impliedByGroups } from '#linkage/groups.ts';

/** Numbers below 1 that are the same every time. */
function drawer(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}

const drawn = (chances: readonly number[], random: number): number => {
  let [left, level] = [random, 0];
  while (level < chances.length - 1 && left >= (chances[level] ?? 0)) left -= chances[level++] ?? 0;
  return level;
};

test('chances that made the pairs are found again from the pairs alone', () => {
  const m = [
    [0.9, 0.06, 0.04],
    [0.8, 0.15, 0.05],
    [0.95, 0.05],
    [0.85, 0.1, 0.05],
  ];
  const u = [
    [0.01, 0.04, 0.95],
    [0.002, 0.05, 0.948],
    [0.5, 0.5],
    [0.03, 0.07, 0.9],
  ];
  const [random, seen, levels] = [drawer(7), patterns(), new Int32Array(4)];
  for (let pair = 0; pair < 60_000; pair += 1) {
    const from = random() < 0.3 ? m : u;
    from.forEach((chances, place) => (levels[place] = drawn(chances, random())));
    addPattern(seen, levels, 4);
  }
  const fit = expectationMaximisation(
    seen,
    u.map((of) => Float64Array.from(of)),
    [true, true, true, true],
  );
  assert.ok(Math.abs(fit.share - 0.3) < 0.02, String(fit.share));
  m.forEach((chances, place) =>
    chances.forEach((chance, level) =>
      assert.ok(Math.abs((fit.m[place]?.[level] ?? 0) - chance) < 0.02, `${place} ${level}`),
    ),
  );
});

const pairsOf = (list: readonly (readonly [number, number, number])[]): Pairs => ({
  count: list.length,
  left: Int32Array.from(list, ([left]) => left),
  right: Int32Array.from(list, ([, right]) => right),
  weight: Float32Array.from(list, ([, , weight]) => weight),
});

const found = fc.uniqueArray(fc.tuple(fc.nat(7), fc.nat(7), fc.integer({ min: -3, max: 20 })), {
  selector: ([left, right]) => left * 8 + right,
  maxLength: 30,
});
const THRESHOLDS = { link: 5, margin: 3, review: 0 };

test('one to one: nobody twice, the heaviest first, and nothing free is left over', () => {
  fc.assert(
    fc.property(found, (list) => {
      const decisions = assignOneToOne(pairsOf(list), { left: 8, right: 8 }, THRESHOLDS);
      const kept = list.filter((_, at) => decisions[at] !== 0);
      assert.equal(new Set(kept.map(([left]) => left)).size, kept.length);
      assert.equal(new Set(kept.map(([, right]) => right)).size, kept.length);
      for (const [at, [left, right, weight]] of list.entries()) {
        if (decisions[at] === 0 && weight >= THRESHOLDS.review)
          assert.ok(kept.some((one) => (one[0] === left || one[1] === right) && one[2] >= weight));
        const rivals = list.filter(
          (one, other) => other !== at && (one[0] === left || one[1] === right),
        );
        const ahead = rivals.every((rival) => weight - rival[2] >= THRESHOLDS.margin);
        assert.equal(
          decisions[at] === 2,
          decisions[at] !== 0 && weight >= THRESHOLDS.link && ahead,
        );
      }
    }),
  );
});

test('each judged by itself, and groups within one table as sure as their weakest link', () => {
  const pairs = pairsOf([
    [0, 1, 9],
    [1, 2, 4],
    [3, 4, 1],
  ]);
  assert.deepEqual([...judgeEach(pairs, { link: 2, margin: 0, review: 0 })], [2, 2, 1]);
  assert.deepEqual(impliedByGroups(pairs, 2, 5), [{ left: 0, right: 2, weight: 4 }]);
});
