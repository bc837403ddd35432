import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { readReportOptions } from '#host/reports/report-options.ts';
import { readReportRuleFiles } from '#host/report-rules-file.ts';

const rules = await readReportRuleFiles();
const read = (line: string) => readReportOptions(line.split(' '), rules);

test('an agency, two days in either notation, and a file', () => {
  const options = read(
    '--agency 000.00.10.H33 --from 01/04/2022 --to 2022-06-30 --out a.xlsx --data-dir d',
  );
  assert.ok(options.ok);
  assert.deepEqual(options.value.of, { agency: '000.00.10.H33' });
  assert.deepEqual(
    [options.value.period.from, options.value.period.to, options.value.kind],
    ['2022-04-01', '2022-06-30', 'xlsx'],
  );
  assert.deepEqual(options.value.rest, ['--data-dir', 'd']);
});

test('a level and a named period by the cut-off', () => {
  const options = read('--level commune --period h1/2022 --cut-off chot --out a.PDF');
  assert.ok(options.ok);
  assert.deepEqual(options.value.of, { level: 'commune' });
  assert.deepEqual(
    [options.value.period.from, options.value.period.to, options.value.kind],
    ['2021-12-15', '2022-06-14', 'pdf'],
  );
});

for (const [line, what] of [
  ['--agency X --level all --period q1/2022 --out a.pdf', 'both'],
  ['--level ward --period q1/2022 --out a.pdf', '--level is one of'],
  ['--period q5/2022 --out a.pdf', 'say no period'],
  ['--from 30/06/2022 --to 01/04/2022 --out a.pdf', 'say no period'],
  ['--period q1/2022 --out a.doc', '.xlsx or .pdf'],
  ['--period q1/2022 --cut-off x --out a.pdf', '--cut-off'],
] as const) {
  test(`${line} is refused`, () => {
    const options = read(line);
    assert.ok(!options.ok && options.error.includes(what));
  });
}
