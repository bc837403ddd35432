import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { impliedByGroups, judgeImplied } from '#linkage/groups.ts';

test('a poor record between twins does not make one person of them', () => {
  const pairs = {
    count: 2,
    left: Int32Array.of(0, 1),
    right: Int32Array.of(1, 2),
    weight: Float32Array.of(9, 3),
  };
  const implied = impliedByGroups(pairs, 2, 3);
  assert.deepEqual(implied, [{ left: 0, right: 2, weight: 3 }]);
  const judged = (weight: number) => judgeImplied(implied, () => weight).map((one) => one.decision);
  assert.deepEqual(judged(-20), ['review']);
  assert.deepEqual(judged(-5), ['link']);
});
