import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import fc from 'fast-check';
import { type CaseClass, caseClassOf } from '#quality/case-class.ts';
import type { SourceRecord } from '#quality/source-record.ts';

/** The classes of 2262/BYT-CNTT over doses that were made wrong in known ways. */
const digits = (length: number) =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
    .map((of) => of.join(''));

const person: fc.Arbitrary<SourceRecord> = fc.record({
  id: digits(8),
  name: fc.constantFrom(
    'Lâm Thị Mỹ Hạnh',
    'Nguyễn Văn Đức',
    "H'Hen Niê",
    'Thạch Sà Phone',
    'Hòa Minh Thủy',
  ),
  birthDate: fc.constantFrom('1985-11-03', '1990-02-28', '1956', '2007-12-31'),
  sex: fc.constantFrom('male' as const, 'female' as const),
  identityNumber: digits(12),
  commune: fc.constantFrom('30730', ''),
  address: fc.constant(''),
  father: fc.constant(''),
  mother: fc.constant(''),
  more: fc.constant({ dose: '1' }),
});

const unmarked = (name: string): string =>
  name.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D');

interface Wrong {
  readonly of: (right: SourceRecord) => SourceRecord;
  readonly is: CaseClass | null;
}

const number: fc.Arbitrary<Wrong> = fc.oneof(
  fc.constantFrom('', '  ').map((text) => ({
    of: (right: SourceRecord) => ({ ...right, identityNumber: text }),
    is: 'missing-number' as const,
  })),
  fc.integer({ min: 1, max: 11 }).map((length) => ({
    of: (right: SourceRecord) => ({
      ...right,
      identityNumber: right.identityNumber.slice(0, length),
    }),
    is: 'malformed-number' as const,
  })),
  fc.integer({ min: 0, max: 11 }).map((at) => ({
    of: (right: SourceRecord) => ({
      ...right,
      identityNumber: right.identityNumber.replace(
        new RegExp(`^(\\d{${at}})(\\d)`),
        (_, head: string, digit: string) => `${head}${(Number(digit) + 1) % 10}`,
      ),
    }),
    is: 'wrong-number' as const,
  })),
);

const basics: fc.Arbitrary<Wrong> = fc.constantFrom<Wrong>(
  { of: (right) => ({ ...right, name: `${right.name} Em` }), is: 'wrong-basics' },
  { of: (right) => ({ ...right, birthDate: '1930-01-02' }), is: 'wrong-basics' },
  {
    of: (right) => ({ ...right, sex: right.sex === 'male' ? 'female' : 'male' }),
    is: 'wrong-basics',
  },
);

const harmless: fc.Arbitrary<Wrong> = fc.constantFrom<Wrong>(
  { of: (right) => right, is: null },
  { of: (right) => ({ ...right, name: right.name.toUpperCase() }), is: null },
  { of: (right) => ({ ...right, name: ` ${right.name.normalize('NFD')}` }), is: null },
  { of: (right) => ({ ...right, birthDate: right.birthDate.slice(0, 4) }), is: null },
  { of: (right) => ({ ...right, sex: null, commune: '', address: 'khác' }), is: null },
);

test('a dose that was made wrong in one way is of the class of that way', () => {
  fc.assert(
    fc.property(person, fc.oneof(number, basics, harmless), (right, wrong) => {
      assert.equal(caseClassOf(wrong.of(right), right), wrong.is);
    }),
  );
});

test('a wrong number comes before what else is wrong, so that one case asks for all of it', () => {
  fc.assert(
    fc.property(person, number, fc.oneof(basics, harmless), (right, wrong, more) => {
      assert.equal(caseClassOf(wrong.of(more.of(right)), right), wrong.is);
    }),
  );
});

test('a name without its marks is wrong, unless it had none', () => {
  fc.assert(
    fc.property(person, (right) => {
      const plain = unmarked(right.name);
      const expected = plain === right.name ? null : 'wrong-basics';
      assert.equal(caseClassOf({ ...right, name: plain }, right), expected);
    }),
  );
});
