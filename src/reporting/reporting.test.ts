import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import fc from 'fast-check';
import { formFaults } from '#reporting/form-faults.ts';
import { readFormLines, writeFormLines } from '#reporting/form-lines.ts';
import { type CampaignForm, type Indicator, NAMED_SOURCES } from '#reporting/indicator.ts';
import { nextPeriod } from '#reporting/next-period.ts';
import { medianOf, outlierHint } from '#reporting/outlier-hint.ts';
import { answerFaults, numbersOf } from '#reporting/read-answers.ts';
import { readNumber, writeNumber } from '#reporting/read-number.ts';
import { branchesUnder, type SummedAnswer, sumUp } from '#reporting/sum-up.ts';
import type { Day } from '#kernel/day.ts';

const lines = `# Hạ tầng
may-chu | Máy chủ vật lý | số | máy | 0.. | x
san | Dung lượng SAN | số lẻ | TB | 0..100.000 | x
may-tinh | Máy tính | số | máy | 0.. | x
co-virus | Máy có phần mềm diệt vi-rút | số | máy | 0.. | x
ty-le | Tỷ lệ máy có diệt vi-rút | tỷ lệ |  | co-virus / may-tinh
# Khác
nhan | Hồ sơ tiếp nhận | số | hồ sơ | 0.. |  | tiep-nhan
cap | Có trung tâm dữ liệu | chọn |  | Có; Không | x
kho-khan | Khó khăn | chữ
so-do | Sơ đồ | tệp`;

function read(text: string): CampaignForm {
  const form = readFormLines(text);
  return form.ok ? form.value : assert.fail(JSON.stringify(form.error));
}
const form = read(lines);

test('numbers are read as they are written in Vietnam; what is ambiguous is asked back', () => {
  const good: readonly (readonly [string, number])[] = [
    ['1.234,5', 1234.5],
    ['1 234,5', 1234.5],
    ['1.234', 1234],
    ['0,25', 0.25],
    ['-3', -3],
    ['1234567', 1234567],
  ];
  for (const [text, value] of good) assert.deepEqual(readNumber(text), { ok: true, value }, text);
  assert.deepEqual(readNumber('12.50'), {
    ok: false,
    error: { code: 'dot-for-comma', meant: '12,50' },
  });
  for (const text of ['', 'khoảng 5', '1,2,3', '1.23.456', '=1+1', '5 máy', '１２']) {
    assert.ok(!readNumber(text).ok, text);
  }
  fc.assert(
    fc.property(
      fc.integer({ min: -1e9, max: 1e9 }),
      fc.integer({ min: 0, max: 99 }),
      (whole, part) => {
        const value = Number(`${whole}.${part}`);
        assert.deepEqual(readNumber(writeNumber(value)), { ok: true, value });
      },
    ),
  );
});

test('a form is read from lines and written back the same', () => {
  assert.deepEqual(read(writeFormLines(form)), form);
  const plain = { noNullPrototype: true } as const;
  const code = fc.stringMatching(/^[a-z]{1,8}(-[a-z0-9]{1,5})?$/);
  const asked = { name: fc.constantFrom('Máy chủ', 'Số 1', 'ấp; khóm'), required: fc.boolean() };
  const limit = fc.option(fc.integer({ min: 0, max: 99_999 }).map((one) => one));
  const indicator: fc.Arbitrary<Indicator> = fc.oneof(
    fc.record(
      {
        ...asked,
        code,
        kind: fc.constant('number' as const),
        unit: fc.constantFrom('', 'máy', 'TB'),
        min: limit,
        max: fc.option(fc.integer({ min: 99_999, max: 9_999_999 })),
        decimals: fc.constantFrom(0 as const, 2 as const),
        source: fc.option(fc.constantFrom(...NAMED_SOURCES)),
      },
      plain,
    ),
    fc.record({ ...asked, code, kind: fc.constantFrom('text' as const, 'file' as const) }, plain),
    fc.record(
      {
        ...asked,
        code,
        kind: fc.constant('percentage' as const),
        parts: fc.constant(null),
      },
      plain,
    ),
    fc.record(
      {
        ...asked,
        code,
        kind: fc.constant('choice' as const),
        options: fc.constant(['Có', 'Chưa']),
      },
      plain,
    ),
  );
  const forms = fc
    .uniqueArray(indicator, { minLength: 1, maxLength: 12, selector: (one) => one.code })
    .map((indicators): CampaignForm => [{ title: 'Phần', indicators }]);
  fc.assert(fc.property(forms, (some) => assert.deepEqual(read(writeFormLines(some)), some)));
});

test('what is wrong with lines is said by line', () => {
  const wrong = readFormLines('a | A | số\n\nA b | B | số\na | C | số | máy | 9..1\nd | D | hình');
  assert.ok(!wrong.ok);
  assert.deepEqual(
    wrong.error.map(({ line }) => line),
    [3, 4, 4, 5],
    'a code that is none, one that stands above with limits that are turned, no kind',
  );
  const last = readFormLines('a | A | hình\n | x | số\nt | T | tỷ lệ | | a / a');
  assert.deepEqual(!last.ok && last.error.map(({ line }) => line), [1, 2], 'of a, nobody knows');
  const faults = readFormLines('a | A | số | máy | 9..1\na | | số\nt | T | tỷ lệ | | a / x');
  assert.ok(!faults.ok);
  assert.deepEqual(
    faults.error.map(({ line }) => line),
    [1, 2, 2, 3],
  );
  assert.deepEqual(
    formFaults([]).map(({ code }) => code),
    [''],
  );
});

const answered = {
  'may-chu': '33',
  san: '330',
  'may-tinh': '5.000',
  'co-virus': '4.500',
  nhan: '7',
  cap: 'Có',
};
const nothing = { reasons: {}, prefilled: {}, filed: new Set<string>() };

test('faults are told at their answer; a number other than the system counted wants its reason', () => {
  assert.deepEqual(answerFaults(form, { ...nothing, typed: answered }), []);
  const faults = answerFaults(form, {
    ...nothing,
    typed: { ...answered, 'may-chu': '33,5', san: '-1', cap: 'Tùy', 'co-virus': '' },
    prefilled: { nhan: 9 },
  });
  assert.deepEqual(
    faults.map(({ code, part }) => `${code} ${part}`),
    ['may-chu answer', 'san answer', 'co-virus answer', 'nhan reason', 'cap answer'],
  );
  const explained = {
    ...nothing,
    typed: answered,
    prefilled: { nhan: 9 },
    reasons: { nhan: 'Trùng' },
  };
  assert.deepEqual(answerFaults(form, explained), []);
});

const answer = (
  recipient: string,
  above: string | null,
  typed: Record<string, string>,
): SummedAnswer => ({
  recipient,
  level: 'commune',
  above,
  numbers: numbersOf(form, typed),
});

test('numbers are added; a percentage is that of the sums, not of the percentages', () => {
  const { numbers, counted } = sumUp(form, [
    answer('a', null, { 'may-tinh': '100', 'co-virus': '100', san: '0,1' }),
    answer('b', null, { 'may-tinh': '300', 'co-virus': '0', san: '0,2' }),
    answer('c', null, { 'may-tinh': 'nhiều' }),
  ]);
  assert.equal(numbers.get('ty-le'), 25);
  assert.equal(numbers.get('san'), 0.3);
  assert.equal(counted.get('may-tinh'), 2);
});

test('however answers are parted into branches, the branches add up to the whole', () => {
  const parents: Readonly<Record<string, string>> = { x1: 'h1', x2: 'h1', x3: 'h2' };
  const arbitrary = fc.array(
    fc.tuple(fc.constantFrom('x1', 'x2', 'x3', 'h1'), fc.integer({ min: 0, max: 9999 })),
    { maxLength: 30 },
  );
  fc.assert(
    fc.property(arbitrary, (given) => {
      const answers = given.map(([place, number], index) =>
        answer(`${index}`, place, { 'may-chu': String(number) }),
      );
      const parentOf = (key: string): string | null => parents[key] ?? null;
      const whole = sumUp(form, answers).numbers.get('may-chu') ?? 0;
      const tops = branchesUnder(answers, null, parentOf);
      const added = (branches: typeof tops): number =>
        branches.reduce(
          (sum, one) => sum + (sumUp(form, one.answers).numbers.get('may-chu') ?? 0),
          0,
        );
      assert.equal(added(tops), whole);
      for (const { key, answers: below } of tops) {
        const deeper = added(branchesUnder(answers, key, parentOf));
        const own = below.filter(({ recipient }) => recipient === key);
        const ownNumber = sumUp(form, own).numbers.get('may-chu') ?? 0;
        assert.equal(deeper + ownNumber, sumUp(form, below).numbers.get('may-chu') ?? 0);
      }
    }),
  );
});

test('a hint is given for what is unlike its peers or the last period, never for the usual', () => {
  const peers = [10, 11, 12, 11, 10, 12, 11];
  assert.equal(outlierHint(13, peers, null), null);
  assert.deepEqual(outlierHint(100, peers, null), { kind: 'unlike-peers', median: 11 });
  assert.deepEqual(outlierHint(16, peers, 10), { kind: 'unlike-last', last: 10 });
  assert.equal(outlierHint(15, [], 10), null);
  assert.equal(outlierHint(100, [11, 11], null), null, 'too few peers');
  assert.equal(outlierHint(5, [0, 0, 0, 0, 0, 5], null), null, 'all alike say nothing');
  fc.assert(
    fc.property(fc.array(fc.integer(), { minLength: 1 }), (values) => {
      const median = medianOf(values);
      const below = values.filter((one) => one < median).length;
      const above = values.filter((one) => one > median).length;
      assert.ok(below <= values.length / 2 && above <= values.length / 2);
    }),
  );
});

test('the next period begins the day after, as many months long', () => {
  const period = (from: string, to: string) => ({ from: from as Day, to: to as Day });
  assert.deepEqual(
    nextPeriod(period('2022-01-01', '2022-03-31'), 'quarter'),
    period('2022-04-01', '2022-06-30'),
  );
  assert.deepEqual(
    nextPeriod(period('2022-01-01', '2022-06-30'), 'half-year'),
    period('2022-07-01', '2022-12-31'),
  );
  assert.deepEqual(
    nextPeriod(period('2022-02-01', '2022-02-28'), 'month'),
    period('2022-03-01', '2022-03-31'),
  );
  assert.deepEqual(
    nextPeriod(period('2022-06-01', '2022-06-10'), 'once'),
    period('2022-06-11', '2022-06-20'),
  );
});
