import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Day } from '#kernel/day.ts';
import { parseBirthDate } from '#persons/birth-date.ts';
import { checkAgainst, grammarOf, parseIdentityNumber } from '#persons/personal-number.ts';
import { provinceNames } from '#persons/province-codes.ts';

test('12 digits are a personal number, 9 an old identity number; spaces and dots do not matter', () => {
  const cases = [
    ['091085012345', 'personal-number', '091085012345'],
    [' 091 085 012 345 ', 'personal-number', '091085012345'],
    ['091.085.012.345', 'personal-number', '091085012345'],
    ['371234567', 'old-identity-number', '371234567'],
    ['371 234 567', 'old-identity-number', '371234567'],
  ] as const;
  for (const [text, kind, number] of cases) {
    assert.deepEqual(parseIdentityNumber(text), { ok: true, value: { kind, number } }, text);
  }
});

test('anything else is refused with what to do', () => {
  const cases = [
    ['', 'missing', 'Nhập số định danh'],
    [' . ', 'missing', 'Nhập số định danh'],
    ['37123456', 'wrong-length', 'đã nhập 8: kiểm tra xem có thiếu chữ số nào không'],
    ['3712345678', 'wrong-length', 'đã nhập 10: kiểm tra xem thiếu hay thừa chữ số nào'],
    ['09108501234', 'wrong-length', 'đã nhập 11: kiểm tra xem có thiếu chữ số nào không'],
    ['0910850123456', 'wrong-length', 'đã nhập 13: kiểm tra xem có thừa chữ số nào không'],
    ['09108501234a', 'not-digits', 'chỉ gồm chữ số'],
    ['O91085012345', 'not-digits', 'chỉ gồm chữ số'],
    ['０９１０８５０１２３４５', 'not-digits', 'chỉ gồm chữ số'],
    ["' OR 1=1 --", 'not-digits', 'chỉ gồm chữ số'],
  ] as const;
  for (const [text, code, says] of cases) {
    const number = parseIdentityNumber(text);
    assert.ok(!number.ok, text);
    assert.equal(number.error.code, code, text);
    assert.ok(number.error.text.vi.includes(says), number.error.text.vi);
  }
});

test('the number tells province, sex and year of birth', () => {
  const cases = [
    ['091085012345', 'Kiên Giang', 'male', 1985],
    ['091185012345', 'Kiên Giang', 'female', 1985],
    ['001200000001', 'Hà Nội', 'male', 2000],
    ['079399000001', 'Hồ Chí Minh', 'female', 2099],
    ['089421000001', 'An Giang', 'male', 2121],
    ['096900000001', 'Cà Mau', 'female', 2300],
    ['100085012345', null, 'male', 1985],
    ['003085012345', null, 'male', 1985],
  ] as const;
  for (const [text, province, sex, birthYear] of cases) {
    const provinceCode = text.slice(0, 3);
    assert.deepEqual(
      grammarOf(personalNumber(text)),
      { provinceCode, province, sex, birthYear },
      text,
    );
  }
});

test('the table has the 63 provinces, each with its own code and name', () => {
  assert.equal(provinceNames.size, 63);
  assert.equal(new Set(provinceNames.values()).size, 63);
  for (const [code, name] of provinceNames) {
    assert.match(code, /^0\d\d$/);
    assert.equal(name, name.normalize('NFC'));
  }
});

test('what disagrees is a warning with its reason', () => {
  const cases = [
    ['091085012345', '19/11/1985', 'male', []],
    ['091085012345', '1985', 'male', []],
    ['091085012345', null, null, []],
    ['091085012345', '19/11/1986', 'male', ['birth-year-differs']],
    ['091285012345', '1985', null, ['birth-year-differs']],
    ['091085012345', '1985', 'female', ['sex-differs']],
    ['999085012345', '1985', 'male', ['unknown-province']],
    ['999385012345', '1985', 'male', ['birth-year-differs', 'sex-differs', 'unknown-province']],
  ] as const;
  for (const [text, birth, sex, codes] of cases) {
    const birthDate = birth === null ? null : born(birth);
    const warnings = checkAgainst(personalNumber(text), { birthDate, sex });
    assert.deepEqual(
      warnings.map(({ code }) => code),
      codes,
      `${text} ${birth} ${sex}`,
    );
  }
  assert.deepEqual(checkAgainst(personalNumber('091085012345'), {}), []);
});

test('the reasons name both sides of the disagreement', () => {
  const known = { birthDate: born('1986'), sex: 'female' } as const;
  const [year, sex, province] = checkAgainst(personalNumber('999085012345'), known);
  assert.match(year?.text.vi ?? '', /1985.*1986/);
  assert.match(year?.text.en ?? '', /1985.*1986/);
  assert.match(sex?.text.vi ?? '', /\(0\).*Nam/);
  assert.match(sex?.text.en ?? '', /\(0\).* male/);
  assert.match(province?.text.vi ?? '', /999/);
  assert.match(province?.text.en ?? '', /999/);
});

test('any 12 digits are read, and agree with what they say themselves', () => {
  const digits = fc.string({
    unit: fc.constantFrom(...Array.from('0123456789')),
    minLength: 12,
    maxLength: 12,
  });
  fc.assert(
    fc.property(digits, (text) => {
      const { sex, province } = grammarOf(personalNumber(text));
      const warnings = checkAgainst(personalNumber(text), { sex });
      assert.equal(warnings.length, province === null ? 1 : 0);
    }),
  );
});

function personalNumber(text: string) {
  const identity = parseIdentityNumber(text);
  assert.ok(identity.ok && identity.value.kind === 'personal-number');
  return identity.value.number;
}

function born(text: string) {
  const date = parseBirthDate(text, '2022-06-21' as Day);
  assert.ok(date.ok);
  return date.value;
}
