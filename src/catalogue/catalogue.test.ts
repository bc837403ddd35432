import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { createCatalogue, isInForce, overlaps } from '#catalogue/catalogue.ts';
import type { Procedure } from '#catalogue/procedure.ts';
import { addDays, type Day, dayFromNumber } from '#kernel/day.ts';

const day = (text: string): Day => text as Day;

function procedure(
  code: string,
  vi: string,
  from = '2022-01-01',
  to: string | null = null,
): Procedure {
  const name = { vi, en: `in English ${code}` };
  return {
    code,
    validFrom: day(from),
    validTo: to === null ? null : day(to),
    name,
    shortName: name,
    field: { code: null, name },
    handler: 'commune-committee',
    outsideHandler: null,
    department: null,
    kind: 'single',
    parts: [],
    receivedAt: ['commune'],
    channels: ['counter'],
    onlineLevel: null,
    lifeEvents: [],
    keywords: code === '1.004222' ? ['hộ khẩu'] : [],
    applicants: ['citizen'],
    personConcerned: null,
    timeLimit: { unit: 'WORKING_DAY', quantity: 1, basis: '' },
    supplement: { clock: 'pause', basis: '' },
    fees: [],
    components: [],
    sets: 1,
    results: [],
    legalBasis: [],
    steps: [],
    toBeConfirmed: [],
  };
}

const birth = procedure('1.001193', 'Đăng ký khai sinh');
const residence = procedure('1.004222', 'Đăng ký thường trú');
const business = procedure('1.001612', 'Đăng ký thành lập hộ kinh doanh');
const promotion = procedure('2.000033', 'Thông báo hoạt động khuyến mại');
const catalogue = createCatalogue([promotion, business, residence, birth]);
const today = day('2022-06-21');

test('a procedure is found by words without diacritics, by the beginnings of words, and by code', () => {
  const cases: readonly (readonly [string, readonly Procedure[]])[] = [
    ['khai sinh', [birth]],
    ['KHAI SINH', [birth]],
    ['Khái Sịnh', [birth]],
    ['sinh khai', [birth]],
    ['dang ky', [birth, business, residence]],
    ['ky thanh', [business]],
    ['kh m', [promotion]],
    ['ho khau', [residence]],
    ['1.001193', [birth]],
    ['1.0011', [birth]],
    ['001193', [birth]],
    ['1.001612 ho', [business]],
    ['1.', [birth, business, residence]],
    ['english', [birth, business, residence, promotion]],
    ['', [birth, business, residence, promotion]],
    ['khai tử', []],
    ['hai', []],
  ];
  for (const [query, found] of cases) {
    assert.deepEqual(
      catalogue.search(query, today).map(({ code }) => code),
      found.map(({ code }) => code),
      query,
    );
  }
});

test('a code begun comes before a name that has the same figures', () => {
  const named = procedure('1.000001', 'A theo thủ tục 2.000033');
  const { search } = createCatalogue([named, promotion]);
  assert.deepEqual(search('2.000033', today), [promotion, named]);
});

test('of several versions the one in force on the day counts; its last day is the day before', () => {
  const old = procedure('1.004222', 'Đăng ký thường trú', '2021-07-01', '2023-02-05');
  const later = procedure('1.004222', 'Đăng ký thường trú', '2023-02-05');
  const { inForce, version, all, search } = createCatalogue([later, old]);
  const cases: readonly (readonly [string, Procedure | null])[] = [
    ['2021-06-30', null],
    ['2021-07-01', old],
    ['2023-02-04', old],
    ['2023-02-05', later],
    ['2026-01-01', later],
  ];
  for (const [on, expected] of cases) {
    assert.equal(inForce('1.004222', day(on)), expected, on);
    assert.deepEqual(all(day(on)), expected === null ? [] : [expected]);
    assert.deepEqual(search('thuong tru', day(on)), expected === null ? [] : [expected]);
  }
  assert.equal(version('1.004222', day('2021-07-01')), old);
  assert.equal(version('1.004222', day('2021-07-02')), null);
  assert.equal(inForce('9.999999', today), null);
});

test('a version beside one without end is an overlap, and such a catalogue is not made', () => {
  const endless = procedure('1.004222', 'Đăng ký thường trú', '2021-07-01');
  assert.deepEqual(overlaps([endless, residence, birth]), ['1.004222']);
  assert.throws(() => createCatalogue([endless, residence]));
});

test('versions overlap exactly where a day has two of them', () => {
  const version = fc
    .tuple(fc.integer({ min: 0, max: 20 }), fc.option(fc.integer({ min: 1, max: 10 })))
    .map(([from, length]) => {
      const validFrom = dayFromNumber(19_000 + from);
      const validTo = length === null ? null : addDays(validFrom, length);
      return { code: '1.000001', validFrom, validTo };
    });
  fc.assert(
    fc.property(fc.array(version, { maxLength: 4 }), (versions) => {
      const days = Array.from({ length: 40 }, (_, index) => dayFromNumber(19_000 + index));
      const twice = days.some((on) => versions.filter((one) => isInForce(one, on)).length > 1);
      assert.equal(overlaps(versions).length > 0, twice);
    }),
  );
});

test('what is found is in force and has each word typed', () => {
  const words = fc.constantFrom('đăng', 'KY', 'ho', 'khuyến mại', '1.00', '2.', 'zz');
  fc.assert(
    fc.property(
      fc.array(words, { maxLength: 3 }),
      fc.array(words, { maxLength: 2 }),
      (some, more) => {
        const wide = catalogue.search(some.join(' '), today);
        const narrow = catalogue.search([...some, ...more].join(' '), today);
        assert.ok(narrow.every((found) => wide.includes(found)));
      },
    ),
  );
});

test('what begins with the words stands first, then words people use, then the rest by name', () => {
  const found = createCatalogue([
    procedure('2.000986', 'Liên thông khai sinh, thường trú'),
    procedure('2.000635', 'Bản sao giấy khai sinh'),
    { ...procedure('1.000001', 'Ghi chú hộ tịch'), keywords: ['khai sinh ở nước ngoài'] },
    procedure('1.001193', 'Khai sinh'),
  ]).search('Khai sinh', today);
  assert.deepEqual(
    found.map(({ code }) => code),
    ['1.001193', '1.000001', '2.000635', '2.000986'],
  );
});

test('words that people use stand before names that only begin like what was typed', () => {
  const { search } = createCatalogue([
    procedure('1.000001', 'Giám định sở hữu của doanh nghiệp'),
    { ...procedure('1.000002', 'Đăng ký biến động đất đai'), keywords: ['sang tên sổ đỏ'] },
    procedure('1.000003', 'Sổ đoàn viên'),
    procedure('1.000004', 'Đo đạc theo hồ sơ'),
  ]);
  assert.deepEqual(
    search('so do', today).map(({ code }) => code),
    ['1.000002', '1.000003', '1.000004', '1.000001'],
  );
});
