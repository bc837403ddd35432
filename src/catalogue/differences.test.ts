import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { differences } from '#catalogue/differences.ts';
import type { JsonValue } from '#kernel/canonical-json.ts';

const paper = (key: string, originals = 1): JsonValue => ({ key, originals });

test('a changed member is one difference, named from the outside in', () => {
  assert.deepEqual(differences({ name: { vi: 'A', en: 'B' } }, { name: { vi: 'A', en: 'C' } }), [
    { path: ['name', 'en'], before: 'B', after: 'C' },
  ]);
  assert.deepEqual(differences({ validTo: null }, {}), [
    { path: ['validTo'], before: null, after: undefined },
  ]);
});

test('a member named as what every object inherits is a member like any other', () => {
  assert.deepEqual(differences({}, { valueOf: 1 }), [
    { path: ['valueOf'], before: undefined, after: 1 },
  ]);
});

test('items are told by their names: one more at the top is one difference', () => {
  const before = { components: [paper('a'), paper('b')] };
  assert.deepEqual(differences(before, { components: [paper('n'), paper('a'), paper('b', 2)] }), [
    { path: ['components', 'b', 'originals'], before: 1, after: 2 },
    { path: ['components', 'n'], before: undefined, after: paper('n') },
  ]);
  assert.deepEqual(differences(before, { components: [paper('b'), paper('a')] }), [
    { path: ['components'], before: ['a', 'b'], after: ['b', 'a'] },
  ]);
});

test('a list without names differs as a whole', () => {
  assert.deepEqual(differences({ after: ['a', 'b'] }, { after: ['b'] }), [
    { path: ['after'], before: ['a', 'b'], after: ['b'] },
  ]);
  const twins = [paper('a'), paper('a', 2)];
  assert.deepEqual(differences({ components: twins }, { components: [paper('a')] }), [
    { path: ['components'], before: twins, after: [paper('a')] },
  ]);
});

test('there is a difference exactly where the two are not equal', () => {
  const plain = fc.oneof(fc.integer(), fc.string(), fc.boolean(), fc.constant(null));
  const json: fc.Arbitrary<JsonValue> = fc.oneof(
    plain,
    fc.array(plain),
    fc.dictionary(fc.string(), plain),
  );
  const law = fc.record({ name: json, components: fc.array(fc.record({ key: fc.string() })) });
  fc.assert(
    fc.property(law, law, (one, other) => {
      assert.deepEqual(differences(one, structuredClone(one)), []);
      const same = JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
      assert.equal(differences(one, other).length === 0, same);
    }),
  );
});

/** With members in one order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.map(([name, inner]) => [name, sorted(inner)]);
}
