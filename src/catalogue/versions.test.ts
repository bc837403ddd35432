import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { isInForce, overlaps } from '#catalogue/catalogue.ts';
import { withEnds } from '#catalogue/versions.ts';
import { type Day, dayFromNumber } from '#kernel/day.ts';

const version = (code: string, from: string, to: string | null = null) => ({
  code,
  validFrom: from as Day,
  validTo: to as Day | null,
});

test('a version ends where the next of its code begins, or on its own last day', () => {
  const ended = withEnds([
    version('1.000001', '2025-07-01'),
    version('1.000001', '2020-01-01'),
    version('1.000001', '2022-01-01', '2024-01-01'),
    version('1.000002', '2021-01-01', '2030-01-01'),
    version('1.000002', '2023-01-01'),
  ]);
  assert.deepEqual(ended, [
    version('1.000001', '2020-01-01', '2022-01-01'),
    version('1.000001', '2022-01-01', '2024-01-01'),
    version('1.000001', '2025-07-01'),
    version('1.000002', '2021-01-01', '2023-01-01'),
    version('1.000002', '2023-01-01'),
  ]);
});

test('whatever is published, no day has two versions of a code and none is empty', () => {
  const days = fc.integer({ min: 18_000, max: 18_060 }).map(dayFromNumber);
  const versions = fc
    .uniqueArray(fc.tuple(fc.constantFrom('a', 'b'), days), {
      selector: ([code, from]) => `${code} ${from}`,
    })
    .map((all) => all.map(([code, validFrom]) => ({ code, validFrom, validTo: null })));
  fc.assert(
    fc.property(versions, (given) => {
      const ended = withEnds(given);
      assert.equal(ended.length, given.length);
      assert.deepEqual(overlaps(ended), []);
      for (const one of ended) assert.ok(isInForce(one, one.validFrom));
    }),
  );
});
