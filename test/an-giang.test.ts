import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { handlerFor } from '#catalogue/locality.ts';
import { readCommitteeCodes } from '#catalogue/read-locality.ts';
import { parseAgencyCode } from '#dossier/agency-code.ts';
import { readAnGiang2025, readKienGiang2022 } from '#host/regimes.ts';
import { procedureOf, CIVIL_BIRTH, RESIDENCE } from './support/dossier-fixtures.ts';

const before = await readKienGiang2022();
const { units, agencies } = await readAnGiang2025();
const byCode = new Map(agencies.map((agency) => [agency.code, agency]));

test('An Giang has 102 communes and no districts', () => {
  const types = Map.groupBy(units, (unit) => unit.type);
  const counts = [...types].map(([type, { length }]) => `${type} ${length}`);
  assert.deepEqual(counts.toSorted(), ['Phường 14', 'Tỉnh 1', 'Xã 85', 'Đặc khu 3']);
  assert.ok(units.every((unit) => unit.level !== 2 && unit.validFrom === '2025-07-01'));
});

test('no code means two units or two agencies at a time', () => {
  assert.equal(new Set(units.map(({ code }) => code)).size, units.length);
  assert.equal(byCode.size, agencies.length);
});

test('a code that meant another unit before is kept apart by the day since which it holds', () => {
  const meanings = [...before.units, ...units]
    .filter(({ code }) => code === '30742' || code === '91')
    .map(({ code, validFrom, fullName }) => `${code} ${validFrom} ${fullName}`);
  assert.deepEqual(meanings.toSorted(), [
    '30742 2022-06-18 Phường Vĩnh Bảo',
    '30742 2025-07-01 Phường Rạch Giá',
    '91 2022-06-18 Tỉnh Kiên Giang',
    '91 2025-07-01 Tỉnh An Giang',
  ]);
  const keys = [...before.units, ...units].map(({ code, validFrom }) => `${code} ${validFrom}`);
  assert.equal(new Set(keys).size, keys.length);
});

test('each commune has its committee, its Public Service Centre and its police', () => {
  const rachGia = agencies.filter(({ unitCode }) => unitCode === '30742');
  assert.deepEqual(
    rachGia.map(
      ({ code, name, parentCode, codeToBeConfirmed }) =>
        `${code} ${name.vi} < ${parentCode}${codeToBeConfirmed ? ' ?' : ''}`,
    ),
    [
      'H01.155 Ủy ban nhân dân phường Rạch Giá < H01',
      'H01.155.01 Trung tâm Phục vụ hành chính công phường Rạch Giá < H01.155 ?',
      'G01.91.30742 Công an phường Rạch Giá < G01.91 ?',
    ],
  );
  assert.equal(rachGia[0]?.address, 'phường Rạch Giá, tỉnh An Giang');
  assert.equal(agencies.filter(({ level }) => level === 'commune').length, 3 * 102);
});

test('codes that the national portal uses are confirmed, all others wait', () => {
  const confirmed = agencies.filter((agency) => !agency.codeToBeConfirmed);
  assert.equal(confirmed.length, 1 + 102 + 15);
  assert.equal(byCode.get('H01.06')?.name.vi, 'Sở Công Thương');
  assert.equal(byCode.get('H01.201')?.name.en, "People's Committee of Phú Quốc Special Zone");
  assert.equal(byCode.get('H01.90')?.codeToBeConfirmed, true);
});

test('codes have the grammar, and every parent is an agency', () => {
  for (const { code, parentCode } of agencies) {
    assert.ok(parseAgencyCode(code).ok, code);
    assert.ok(parentCode === null || byCode.has(parentCode), code);
  }
});

test('the centre of a commune receives what its committee and its police decide', () => {
  const centre = byCode.get('H01.155.01') ?? assert.fail();
  const handlers = [CIVIL_BIRTH, RESIDENCE].map((code) =>
    handlerFor(procedureOf(code), centre, agencies),
  );
  assert.deepEqual(handlers, ['H01.155', 'G01.91.30742']);
});

test('two committees with one code are refused', () => {
  const row = { unit: '91', code: 'H01' };
  assert.ok(readCommitteeCodes([row]).ok);
  for (const other of [
    { ...row, code: 'H02' },
    { ...row, unit: '30742' },
    { ...row, code: 'x' },
  ]) {
    assert.ok(!readCommitteeCodes([row, other]).ok);
  }
});
