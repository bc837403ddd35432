import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import fc from 'fast-check';
import { dossierCode, parseDossierCode } from '#dossier/dossier-code.ts';
import { type Day, dayFromNumber, dayNumber } from '#kernel/day.ts';

const JUNE = '2022-06-21' as Day;

test('a code is agency, day and serial of the day', () => {
  const cases = [
    [1, '000.00.33.H33-220621-0001'],
    [9999, '000.00.33.H33-220621-9999'],
    [10_000, '000.00.33.H33-220621-10000'],
  ] as const;
  for (const [serial, code] of cases)
    assert.equal(dossierCode('000.00.33.H33', JUNE, serial), code);
});

test('no code is made from a serial or a year that it cannot write', () => {
  for (const serial of [0, -1, 1.5, Number.NaN]) {
    assert.throws(() => dossierCode('H33', JUNE, serial), RangeError);
  }
  assert.throws(() => dossierCode('H33', '1999-12-31' as Day, 1), RangeError);
  assert.throws(() => dossierCode('H33', '2100-01-01' as Day, 1), RangeError);
});

test('codes in use are read', () => {
  const cases = [
    ['000.00.33.H33-220621-0001', '000.00.33.H33', '2022-06-21', 1],
    ['000.17.22.H56-210531-0001', '000.17.22.H56', '2021-05-31', 1],
    ['000.00.06.H56-231027-0361', '000.00.06.H56', '2023-10-27', 361],
    ['G01.091.001-240229-12345', 'G01.091.001', '2024-02-29', 12_345],
    ['H01.187-251001-0002', 'H01.187', '2025-10-01', 2],
    ['28.22.H17-220621-0001', '28.22.H17', '2022-06-21', 1],
  ] as const;
  for (const [code, agency, day, serial] of cases) {
    assert.deepEqual(parseDossierCode(code), { ok: true, value: { code, agency, day, serial } });
  }
});

test('the ways in which people type a code do not matter', () => {
  const texts = [
    '000.00.33.h33-220621-0001',
    '  000.00.33.H33-220621-0001\r\n',
    '000.00.33.H33–220621—0001',
    '000.00.33.H33−220621‑0001',
    '000.00.33.H33－220621﹣0001',
    '000.00.33.H33 - 220621 - 0001',
    '000.00.33.H33 220621 0001',
    '000. 00. 33. h33  220621  0001',
    '0 0 0.00.33.H33-22 06 21-0001',
    '000.00.33.H33-\u200b220621-0001\ufeff',
  ];
  for (const text of texts) {
    const read = parseDossierCode(text);
    assert.ok(read.ok && read.value.code === '000.00.33.H33-220621-0001', JSON.stringify(text));
  }
});

test('anything else is refused, with an example of what is right', () => {
  const texts = [
    '',
    '000.00.33.H33',
    '000.00.33.H33-220631-0001',
    '000.00.33.H33-221301-0001',
    '000.00.33.H33-220621-0000',
    '000.00.33.H33-220621-001',
    '000.00.33.H33-220621-00001',
    '000.00.33.H33-220621-1234567890',
    '000.00.33.H33-220621-0001-1',
    '000.00.33-220621-0001',
    `H33${'.1234567'.repeat(4)}8-220621-0001`,
    "' OR 1=1 --",
    `000.00.33.H33-220621-0001${' '.repeat(200)}`,
  ];
  for (const text of texts) {
    const code = parseDossierCode(text);
    assert.ok(!code.ok && code.error.text.vi.includes('000.00.33.H33-220621-0001'), text);
  }
});

test('a code that was made reads back as what it was made from', () => {
  const agencies = fc.oneof(
    fc.stringMatching(/^[GH]\d{2}(\.[0-9A-Z]{2,4}){0,4}$/),
    fc.stringMatching(/^(\d{3}\.\d{2}\.\d{2}|\d{2}\.\d{2})\.[GH]\d{2}$/),
  );
  const days = fc
    .integer({ min: dayNumber('2000-01-01' as Day), max: dayNumber('2099-12-31' as Day) })
    .map(dayFromNumber);
  const serials = fc.integer({ min: 1, max: 999_999_999 });
  fc.assert(
    fc.property(agencies, days, serials, (agency, day, serial) => {
      const code = dossierCode(agency, day, serial);
      const value = { code, agency, day, serial };
      assert.deepEqual(parseDossierCode(code), { ok: true, value });
      assert.deepEqual(parseDossierCode(code.toLowerCase().replaceAll('-', ' – ')), {
        ok: true,
        value,
      });
    }),
  );
});
