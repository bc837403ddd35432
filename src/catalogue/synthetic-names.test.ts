import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { mulberry32, syntheticName, syntheticPerson } from '#catalogue/synthetic-names.ts';

test('the generator gives the published numbers of mulberry32', () => {
  const random = mulberry32(0);
  const first = [random(), random(), random()].map((value) => Math.floor(value * 2 ** 32));
  assert.deepEqual(first, [1_144_304_738, 1_416_247, 958_946_056]);
});

const from = (seed: number) => syntheticPerson(mulberry32(seed));

test('the same seed invents the same person, another seed another', () => {
  assert.deepEqual(from(7), from(7));
  assert.notDeepEqual(from(7), from(8));
});

test('a person’s number agrees with province, sex and year of birth', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0 }), (seed) => {
      const { personalNumber, sex, birthDate } = syntheticPerson(mulberry32(seed));
      const [province, century, year] = [
        personalNumber.slice(0, 3),
        Number(personalNumber[3]),
        Number(personalNumber.slice(4, 6)),
      ];
      assert.match(personalNumber, /^\d{12}$/);
      assert.equal(province, '091');
      assert.equal(century % 2 === 0 ? 'male' : 'female', sex);
      assert.equal(1900 + Math.floor(century / 2) * 100 + year, Number(birthDate.slice(0, 4)));
    }),
  );
});

test('a person is plausible: composed name, real day, of age in 2022, ten digits of telephone', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0 }), (seed) => {
      const { name, birthDate, phone, address } = syntheticPerson(mulberry32(seed));
      assert.match(name, /^\p{Lu}\p{L}*( \p{Lu}\p{L}*){1,4}$/u);
      assert.equal(name, name.normalize('NFC'));
      assert.equal(new Date(`${birthDate}T00:00:00Z`).toISOString().slice(0, 10), birthDate);
      assert.ok(birthDate < '2004-06-01');
      assert.match(phone, /^095\d{7}$/);
      assert.match(address, /^Số \d+, (ấp|khu phố) \d, (xã|phường|thị trấn) .+, tỉnh Kiên Giang$/);
    }),
  );
});

test('names come from Kinh, Khmer and Hoa families', () => {
  const random = mulberry32(91);
  const families = new Set(
    Array.from({ length: 5000 }, () => syntheticName('female', random).split(' ')[0]),
  );
  for (const family of ['Nguyễn', 'Trần', 'Huỳnh', 'Danh', 'Thạch', 'Sơn', 'Lâm', 'Quách']) {
    assert.ok(families.has(family), family);
  }
});
