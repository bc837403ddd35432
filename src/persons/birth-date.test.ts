import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Day, dayFromNumber, dayNumber } from '#kernel/day.ts';
import { birthYear, formatBirthDate, parseBirthDate } from '#persons/birth-date.ts';

const TODAY = '2022-06-21' as Day;

const read = (text: string): string => {
  const date = parseBirthDate(text, TODAY);
  return date.ok ? date.value : date.error.code;
};

test('dates of birth are read as people type them and scanners send them', () => {
  const cases = [
    ['19/11/1990', '1990-11-19'],
    ['19-11-1990', '1990-11-19'],
    ['19.11.1990', '1990-11-19'],
    ['19 11 1990', '1990-11-19'],
    ['19 / 11 / 1990', '1990-11-19'],
    ['5/3/1990', '1990-03-05'],
    ['19111990', '1990-11-19'],
    ['1990-11-19', '1990-11-19'],
    [' 29/02/2000 ', '2000-02-29'],
    ['21/06/2022', '2022-06-21'],
  ] as const;
  for (const [text, date] of cases) assert.equal(read(text), date, text);
});

test('a month and year, or the year alone, is a date of birth', () => {
  for (const text of ['11/1990', '11-1990', '11 1990', '111990', '1990-11']) {
    assert.equal(read(text), '1990-11', text);
  }
  assert.equal(read('1990'), '1990');
  assert.equal(read('2022'), '2022');
  assert.equal(read('06/2022'), '2022-06');
  assert.equal(read('1875'), '1875');
});

test('what cannot be is refused with its reason', () => {
  const cases = [
    ['31/02/1990', 'impossible'],
    ['29/02/1900', 'impossible'],
    ['31021990', 'impossible'],
    ['00/11/1990', 'impossible'],
    ['13/1990', 'impossible'],
    ['1990-13-01', 'impossible'],
    ['22/06/2022', 'future'],
    ['07/2022', 'future'],
    ['2023', 'future'],
    ['31/12/1874', 'too-early'],
    ['1874', 'too-early'],
    ['', 'not-a-date'],
    ['19/11/90', 'not-a-date'],
    ['19/11', 'not-a-date'],
    ['19111990x', 'not-a-date'],
    ['<b>1990</b>', 'not-a-date'],
    ["1990'; --", 'not-a-date'],
  ] as const;
  for (const [text, code] of cases) assert.equal(read(text), code, text);
});

test('a refusal says in both languages what to do', () => {
  const date = parseBirthDate('2023', TODAY);
  assert.ok(!date.ok && date.error.text.vi.includes('Kiểm tra lại năm sinh'));
  assert.ok(!date.ok && date.error.text.en.includes('Check the year'));
});

test('every day of 1875 to today reads back as it is written, whole or in part', () => {
  const days = fc.integer({ min: dayNumber('1875-01-01' as Day), max: dayNumber(TODAY) });
  fc.assert(
    fc.property(days, fc.constantFrom(4, 7, 10), (number, length) => {
      const date = parseBirthDate(dayFromNumber(number).slice(0, length), TODAY);
      assert.ok(date.ok);
      assert.equal(read(formatBirthDate(date.value)), date.value);
      assert.equal(read(formatBirthDate(date.value).replaceAll('/', '')), date.value);
      assert.equal(birthYear(date.value), Number(date.value.slice(0, 4)));
    }),
  );
});
