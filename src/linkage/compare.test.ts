import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import fc from 'fast-check';
import { comparer } from '#linkage/compare-values.ts';
import { editDistance, oneSlipApart, twoEditsApart } from '#linkage/edit-distance.ts';
import { encodeCell } from '#linkage/encode.ts';
import { comparisonOf, type FieldKind, LEVELS } from '#linkage/field.ts';
import { newCorpus } from '#linkage/values.ts';

const corpus = newCorpus(
  (['name', 'place', 'date', 'number', 'phone', 'code', 'sex'] as const).map((kind) => ({
    name: kind,
    kind,
    family: false,
  })),
);

/** The level between two cells; null where one of them says nothing. */
function level(kind: FieldKind, left: string, right: string): string | null {
  const field = corpus.fields.find((one) => one.kind === kind);
  assert.ok(field);
  const [one, other] = [left, right].map((text) => {
    const bytes = Buffer.from(text);
    return encodeCell(corpus, field, { bytes, from: 0, to: bytes.length }, () => undefined);
  });
  if (!one || !other) return null;
  return LEVELS[comparisonOf(kind)][comparer(corpus.book, field)(one, other)] ?? null;
}

test('marks are graded, and where the tone stands is no difference', () => {
  assert.equal(level('name', 'Nguyễn Thị Hoà', 'NGUYỄN  THỊ HÒA'), 'same');
  assert.equal(level('name', 'Lê Thuý', 'Lê Thúy'.normalize('NFD')), 'same');
  assert.equal(level('name', 'Nguyễn Văn Đức', 'nguyen van duc'), 'marks-missing');
  assert.equal(level('name', 'Nguyễn Văn Đức', 'Nguyên Văn Đưc'), 'marks-missing');
  assert.equal(level('name', 'Trần Văn Anh', 'Trần Văn Ánh'), 'marks-missing');
  assert.equal(level('name', 'Trần Văn Hùng', 'Trần Văn Hưng'), 'marks-differ');
  assert.equal(level('name', 'Lê Văn Tú', 'Lê Văn Tù'), 'marks-differ');
});

test('slips, words left out, names of married women', () => {
  assert.equal(level('name', 'Nguyễn Văn Hùng', 'Nguyễn Văn Hnùg'), 'one-slip');
  assert.equal(level('name', 'Nguyễn Văn Hùng', 'NguyễnVăn Hùng'), 'one-slip');
  assert.equal(level('name', 'Nguyễn Văn Hùng', 'Nguyễn Hùng'), 'word-missing');
  assert.equal(level('name', 'mary ann smith', 'smith mary ann'), 'close');
  assert.equal(level('name', 'Trần Thị Thu Hà', 'Bùi Ngọc Hà'), 'end-same');
  assert.equal(level('name', 'Trần Thị Thu Hà', 'Trần Thị Thu Nga'), 'start-same');
  assert.equal(level('place', 'Xã Vĩnh Hòa', 'Vĩnh Hoà'), 'same');
});

test('dates: five notations, swapped, a digit, the year only', () => {
  for (const text of [
    '19/11/1990',
    '1990-11-19',
    '19901119',
    '19.11.1990',
    'ngày 19 tháng 11 năm 1990',
    '19111990',
    '33196',
    '1990-11-19 00:00:00',
  ])
    assert.equal(level('date', text, '19-11-1990'), 'same', text);
  assert.equal(level('date', '02/10/1990', '10/02/1990'), 'swapped');
  assert.equal(level('date', '02/01/1990', '10/02/1990'), 'year-same');
  assert.equal(level('date', '19/11/1990', '19/11/1991'), 'one-slip');
  assert.equal(level('date', '19/11/1990', '91/11/1990'), 'one-slip');
  assert.equal(level('date', '19/11/1990', '1990'), 'year-only');
  assert.equal(level('date', '19/11/1990', '19/11/1975'), 'day-same');
  assert.equal(level('date', '19/11/1990', '00/01/1900'), null);
  assert.equal(level('date', '60', '28/02/1900'), null);
});

test('numbers, telephones, sexes', () => {
  assert.equal(level('number', '091 090 123456', '091090123456'), 'same');
  assert.equal(level('number', '091090123456', '091090123465'), 'one-slip');
  assert.equal(level('number', '370123456', '091090123456'), null);
  assert.equal(level('number', '000000000', '000000000'), null);
  assert.equal(level('phone', '+84 912 345 678', '0912345678'), 'same');
  assert.equal(level('sex', 'Nữ', 'F'), 'same');
  assert.equal(level('code', 'nsw', 'nsv'), 'one-slip');
  assert.equal(level('code', 'wa', 'sa'), 'different');
  assert.equal(level('name', '=HYPERLINK("x")', 'An'), null);
  assert.equal(level('number', '="0123"', '0123'), 'same');
});

const word = fc.string({
  unit: fc.constantFrom('a', 'e', 'ễ', 'đ', 'h', 'ò'),
  minLength: 1,
  maxLength: 5,
});
const name = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));

test('comparison is symmetrical, and blind to the Unicode form', () => {
  fc.assert(
    fc.property(name, name, (one, other) => {
      assert.equal(level('name', one, other), level('name', other, one));
      assert.equal(level('name', one.normalize('NFD'), other), level('name', one, other));
      assert.equal(level('name', one, one.normalize('NFD')), 'same');
    }),
  );
  const date = fc.record({
    day: fc.integer({ min: 1, max: 28 }),
    month: fc.integer({ min: 1, max: 12 }),
    year: fc.integer({ min: 1900, max: 2020 }),
  });
  fc.assert(
    fc.property(date, date, (one, other) => {
      const [a, b] = [one, other].map(({ day, month, year }) => `${day}/${month}/${year}`) as [
        string,
        string,
      ];
      assert.equal(level('date', a, b), level('date', b, a));
      if (one.day > 12 || one.day === one.month) return;
      assert.equal(level('date', a, `${one.month}/${one.day}/${one.year}`), 'swapped');
    }),
  );
});

test('the distance in bits is that of the table', () => {
  const text = fc.array(fc.integer({ min: 97, max: 100 }), { maxLength: 30 });
  fc.assert(
    fc.property(text, text, (one, other) => {
      const [left, right] = [Int32Array.from(one), Int32Array.from(other)];
      const plain = distanceByTable(one, other);
      assert.equal(editDistance(left, left.length, right, right.length), plain);
      if (plain <= 1) assert.ok(oneSlipApart(left, left.length, right, right.length));
    }),
  );
});

function distanceByTable(one: readonly number[], other: readonly number[]): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  one.forEach((a, i) => {
    const next = [i + 1];
    other.forEach((b, j) => {
      next.push(
        Math.min((next[j] ?? 0) + 1, (row[j + 1] ?? 0) + 1, (row[j] ?? 0) + (a === b ? 0 : 1)),
      );
    });
    row = next;
  });
  return row.at(-1) ?? 0;
}

test('two edits between numbers of one length are found as by the table of distances', () => {
  const digits = fc.array(fc.constantFrom(48, 49, 50), { minLength: 1, maxLength: 12 });
  const moved = fc.tuple(digits, fc.nat(11), fc.nat(11)).map(([of, from, to]) => {
    const other = [...of];
    other.splice(to % of.length, 0, ...other.splice(from % of.length, 1));
    return [of, other] as const;
  });
  const pairs = fc.oneof(
    moved,
    fc.tuple(digits, digits).map(([a, b]) => {
      const length = Math.min(a.length, b.length);
      return [a.slice(0, length), b.slice(0, length)] as const;
    }),
  );
  fc.assert(
    fc.property(pairs, ([one, other]) => {
      const [left, right] = [Int32Array.from(one), Int32Array.from(other)];
      const distance = editDistance(left, left.length, right, right.length);
      assert.equal(twoEditsApart(left, right, left.length), distance <= 2);
    }),
  );
});
