import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { parseDay } from '#kernel/day.ts';
import { formatBirthDate, parseBirthDate } from '#persons/birth-date.ts';
import { parsePersonName } from '#persons/person-name.ts';
import { checkAgainst, parseIdentityNumber } from '#persons/personal-number.ts';
import { parsePhone } from '#persons/phone.ts';

const parsed = parseDay('2026-11-23');
assert.ok(parsed.ok);
const today = parsed.value;

test('dates of birth as people type them, partial ones too', () => {
  const cases = [
    ['19/11/1985', '1985-11-19'],
    ['19-11-1985', '1985-11-19'],
    ['19 11 1985', '1985-11-19'],
    ['1/2/1985', '1985-02-01'],
    ['19111985', '1985-11-19'],
    ['11/1985', '1985-11'],
    ['111985', '1985-11'],
    ['1985', '1985'],
    ['1985-11-19', '1985-11-19'],
    ['23/11/2026', '2026-11-23'],
    ['29/02/2024', '2024-02-29'],
  ] as const;
  for (const [typed, date] of cases) {
    assert.deepEqual(parseBirthDate(typed, today), { ok: true, value: date }, typed);
  }
});

test('dates of birth that cannot be', () => {
  const cases = [
    ['31/02/1985', 'impossible'],
    ['29/02/2023', 'impossible'],
    ['13/1985', 'impossible'],
    ['24/11/2026', 'future'],
    ['12/2026', 'future'],
    ['2027', 'future'],
    ['1874', 'too-early'],
    ['abc', 'not-a-date'],
    ['19/11', 'not-a-date'],
    ["1985'; drop table dossier;--", 'not-a-date'],
  ] as const;
  for (const [typed, code] of cases) {
    const date = parseBirthDate(typed, today);
    assert.ok(!date.ok, typed);
    assert.equal(date.error.code, code, typed);
  }
});

test('what is shown reads back as what was meant', () => {
  const dates = fc.date({
    min: new Date('1900-01-01'),
    max: new Date('2026-11-23'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(dates, fc.constantFrom(4, 7, 10), (date, length) => {
      const text = date.toISOString().slice(0, length);
      assert.deepEqual(parseBirthDate(formatBirthDate(text), today), { ok: true, value: text });
    }),
  );
});

test('identity numbers of 9 and 12 digits, and no others', () => {
  const kind = (text: string) => {
    const number = parseIdentityNumber(text);
    return number.ok ? number.value.kind : number.error.code;
  };
  assert.equal(kind('091190012345'), 'personal-number');
  assert.equal(kind('091 190 012 345'), 'personal-number');
  assert.equal(kind('371234567'), 'old-identity-number');
  for (const length of [1, 8, 10, 11, 13, 30])
    assert.equal(kind('1'.repeat(length)), 'wrong-length');
  assert.equal(kind('09119001234x'), 'not-digits');
  const short = parseIdentityNumber('09119001234');
  assert.ok(!short.ok && short.error.text.vi.includes('11'));
});

test('a number that disagrees with sex, year or province warns and says why', () => {
  const number = parseIdentityNumber('091190012345');
  assert.ok(number.ok && number.value.kind === 'personal-number');
  const birth = parseBirthDate('1990', today);
  const other = parseBirthDate('12/03/1991', today);
  assert.ok(birth.ok && other.ok);
  const codes = (known: Parameters<typeof checkAgainst>[1]) =>
    number.value.kind === 'personal-number'
      ? checkAgainst(number.value.number, known).map((warning) => warning.code)
      : [];
  assert.deepEqual(codes({ birthDate: birth.value, sex: 'female' }), []);
  assert.deepEqual(codes({ birthDate: other.value, sex: 'male' }), [
    'birth-year-differs',
    'sex-differs',
  ]);
  assert.deepEqual(codes({ birthDate: null, sex: null }), []);
  const abroad = parseIdentityNumber('840190012345');
  assert.ok(abroad.ok && abroad.value.kind === 'personal-number');
  assert.deepEqual(
    checkAgainst(abroad.value.number, {}).map((warning) => warning.code),
    ['unknown-province'],
  );
});

test('names of every people of Viet Nam are names; markup is not', () => {
  for (const name of ["K'Brơi", "H'Hen Niê", 'Đặng Văn Thạch Sà Phone', 'Ẵng', 'Anne-Marie Jr.']) {
    assert.deepEqual(parsePersonName(name), { ok: true, value: name });
  }
  const refused = ['', '   ', 'Nguyễn 3', '<script>', 'a'.repeat(101), '"An"'];
  for (const name of refused) assert.ok(!parsePersonName(name).ok, name);
});

test('phone numbers', () => {
  for (const typed of ['0912345678', '+84 912 345 678', '0297.3812.345', '(0297) 3812345']) {
    assert.ok(parsePhone(typed).ok, typed);
  }
  for (const typed of ['12345', '091234567', '0012345678', 'abc'])
    assert.ok(!parsePhone(typed).ok, typed);
});
