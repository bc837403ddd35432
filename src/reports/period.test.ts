import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { readReportRuleFiles } from '#host/report-rules-file.ts';
import { addDays } from '#kernel/day.ts';
import { choiceKey, choicesOf, nameOf, periodOf } from '#reports/period.ts';

const { periods } = await readReportRuleFiles();
const [calendar = assert.fail(), cutOff = assert.fail()] = periods.cutOffs;

const cases = [
  ['t6', calendar, '2022-06-01', '2022-06-30', 'tháng 6 năm 2022'],
  ['t2', calendar, '2022-02-01', '2022-02-28', 'tháng 2 năm 2022'],
  ['q2', calendar, '2022-04-01', '2022-06-30', 'quý II năm 2022'],
  ['h1', calendar, '2022-01-01', '2022-06-30', '6 tháng đầu năm 2022'],
  ['9t', calendar, '2022-01-01', '2022-09-30', '9 tháng đầu năm 2022'],
  ['nam', calendar, '2022-01-01', '2022-12-31', 'năm 2022'],
  ['t1', cutOff, '2021-12-15', '2022-01-14', 'tháng 1 năm 2022'],
  ['h1', cutOff, '2021-12-15', '2022-06-14', '6 tháng đầu năm 2022'],
  ['nam', cutOff, '2021-12-15', '2022-12-14', 'năm 2022'],
] as const;

for (const [key, by, from, to, name] of cases) {
  test(`${name} (${by.key}) is ${from} to ${to}`, () => {
    const choice = choicesOf(2022).find((one) => choiceKey(one) === key) ?? assert.fail();
    const period = periodOf(choice, by);
    assert.deepEqual([period.from, period.to, period.name.vi], [from, to, name]);
  });
}

test('months follow one another without a day between, by any cut-off; every choice has its name', () => {
  const arbitrary = fc.record({
    year: fc.integer({ min: 2018, max: 2100 }),
    month: fc.integer({ min: 1, max: 11 }),
    firstDay: fc.integer({ min: 1, max: 28 }),
  });
  fc.assert(
    fc.property(arbitrary, ({ year, month, firstDay }) => {
      const by = { ...cutOff, firstDay };
      const [one, next] = [month, month + 1].map((which) =>
        periodOf({ kind: 'month', year, which }, by),
      );
      assert.equal(addDays(one?.to ?? assert.fail(), 1), next?.from);
      const names = new Set(choicesOf(year).map((choice) => nameOf(choice).vi));
      assert.equal(names.size, choicesOf(year).length);
    }),
  );
});
