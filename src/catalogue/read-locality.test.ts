import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { readDepartments, readUnits } from '#catalogue/read-locality.ts';

const days = { validFrom: '2022-06-18', validTo: null };
const province = {
  ...days,
  code: '91',
  name: 'Kiên Giang',
  fullName: 'Tỉnh Kiên Giang',
  type: 'Tỉnh',
  level: 1,
  parent: null,
};
const city = {
  ...days,
  code: '899',
  name: 'Rạch Giá',
  fullName: 'Thành phố Rạch Giá',
  type: 'Thành phố',
  level: 2,
  parent: '91',
};

function faultsOf(read: ReturnType<typeof readUnits> | ReturnType<typeof readDepartments>) {
  return read.ok ? [] : read.error.map((fault) => `${fault.path} ${fault.why}`);
}

test('sound units are read as they stand', () => {
  assert.deepEqual(readUnits([province, city]), { ok: true, value: [province, city] });
});

test('units that make no tree, or no sense, are refused', () => {
  const cases: readonly (readonly [readonly unknown[], RegExp])[] = [
    [[province, { ...city, type: 'Quận' }], /^\/1\/type /],
    [[province, { ...city, population: 1 }], /^\/1 /],
    [[province, { ...city, validFrom: '2022-02-30' }], /^\/1 has a day that no calendar has/],
    [[province, city, city], /^ has a code twice/],
    [[city], /^ has not exactly one province/],
    [[province, { ...province, code: '92' }], /^ has not exactly one province/],
    [[province, { ...city, parent: '92' }], /^\/1\/parent /],
    [[province, city, { ...city, code: '30730', level: 3 }], /^\/2\/parent /],
    [[province, { ...city, fullName: 'Rạch Giá' }], /^\/1\/fullName /],
  ];
  for (const [json, fault] of cases) {
    const found = faultsOf(readUnits(json));
    assert.ok(
      found.some((text) => fault.test(text)),
      found.join('; '),
    );
  }
});

test('departments have keys and order numbers of their own', () => {
  const trade = {
    key: 'so-cong-thuong',
    name: { vi: 'Sở', en: 'Department' },
    segment: '33',
    codeToBeConfirmed: true,
  };
  assert.deepEqual(readDepartments([trade]), { ok: true, value: [trade] });
  assert.equal(readDepartments([trade, { ...trade, key: 'so-y-te' }]).ok, false);
  assert.equal(readDepartments([trade, { ...trade, segment: '34' }]).ok, false);
  assert.match(faultsOf(readDepartments([{ ...trade, segment: '3' }]))[0] ?? '', /^\/0\/segment /);
});
