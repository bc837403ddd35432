import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import fc from 'fast-check';
import { canonicalJson } from '#kernel/canonical-json.ts';

test('members are sorted, absent members left out, no white space', () => {
  assert.equal(
    canonicalJson({ b: 1, a: [true, null, 'ạ'], c: undefined }),
    '{"a":[true,null,"ạ"],"b":1}',
  );
});

test('members stand in the order of UTF-16 code units, not of numbers or of letters', () => {
  assert.equal(canonicalJson({ 9: 0, 10: 0, a: 0, Z: 0 }), '{"10":0,"9":0,"Z":0,"a":0}');
  // RFC 8785 §3.2.3: a surrogate pair sorts by its first unit, before U+FB33.
  assert.equal(canonicalJson({ '\ufb33': 0, '\u{1f600}': 0 }), '{"\u{1f600}":0,"\ufb33":0}');
});

test('values and members are written as JSON writes them', () => {
  const values = ['"\\\n\u0000\u001f/\u2028', 'Đ', '\u{1f600}', -0, 0.1, 1e-7, 0, '', [], {}];
  for (const value of values) assert.equal(canonicalJson(value), JSON.stringify(value));
  assert.equal(canonicalJson({ 'a"\n': 1 }), '{"a\\"\\n":1}');
});

test('the text reads back as the value', () => {
  fc.assert(
    fc.property(jsonValue, (value) => {
      assert.deepEqual(JSON.parse(canonicalJson(value)), JSON.parse(JSON.stringify(value)));
    }),
  );
});

test('the order in which members were written does not matter, few or many', () => {
  const records = fc.dictionary(fc.string({ unit: 'binary' }), fc.integer(), {
    maxKeys: 80,
    size: 'max',
  });
  fc.assert(
    fc.property(records, (record) => {
      const turned = Object.fromEntries(Object.entries(record).reverse());
      assert.equal(canonicalJson(turned), canonicalJson(record));
      const sorted = Object.keys(record)
        .sort()
        .map((key) => `${JSON.stringify(key)}:${JSON.stringify(record[key])}`);
      assert.equal(canonicalJson(record), `{${sorted.join(',')}}`);
    }),
  );
});

test('what JSON cannot write, or would round, throws', () => {
  const values = [Number.NaN, Infinity, undefined, 1n, () => 1, [undefined], 2 ** 53, { a: 1e21 }];
  for (const value of values) assert.throws(() => canonicalJson(value), TypeError);
  assert.equal(canonicalJson(Number.MAX_SAFE_INTEGER), '9007199254740991');
});

/** Any JSON value whose whole numbers are safe. */
const jsonValue = fc
  .jsonValue({ noUnicodeString: false })
  .map((value) =>
    JSON.parse(JSON.stringify(value), (_key, member: unknown) =>
      Number.isInteger(member) && !Number.isSafeInteger(member) ? 0 : member,
    ),
  );
