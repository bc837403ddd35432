import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { chooseThreshold, thresholdLines } from '#linkage/choose-threshold.ts';

const people = Array.from({ length: 1000 }, (_, at) => ({ weight: at / 50, same: true }));
const strangers = Array.from({ length: 100 }, (_, at) => ({ weight: at / 15 - 1, same: false }));

test('links begin where the sample shows no more than one in a thousand wrong', () => {
  const choice = chooseThreshold([...people, ...strangers], 0);
  assert.equal(choice?.chosen.threshold, 6);
  assert.ok(Math.abs((choice?.chosen.missed ?? 0) - 0.3) < 0.01);
  assert.ok(
    choice && thresholdLines(choice, 'en').some((line) => /^ +6: 0\.00%, 30\.00% ←$/.test(line)),
  );
});

test('a sample without strangers chooses nothing', () => {
  assert.equal(chooseThreshold(people, 0), null);
  assert.equal(chooseThreshold(strangers, 0), null);
});
