import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { readReportRules } from '#catalogue/report-rules.ts';
import { readReportRuleFiles } from '#host/report-rules-file.ts';

const rules = await readReportRuleFiles();

test('the six groups of QĐ 766 are worth 18, 20, 12, 10, 22 and 18', () => {
  assert.deepEqual(
    rules.serviceScore.groups.map(({ weight }) => weight),
    [18, 20, 12, 10, 22, 18],
  );
});

test('what no source confirms says so', () => {
  const parts = rules.serviceScore.groups.flatMap((group) => group.parts);
  const silent = parts.filter((part) => part.source === null && part.toBeConfirmed === null);
  assert.deepEqual(silent, []);
});

test('parts that are not worth their group, and a scale that rises, are refused', () => {
  const [first, ...others] = rules.serviceScore.groups;
  const lighter = { ...first, weight: 17 };
  const wrong = readReportRules({
    ...rules,
    serviceScore: {
      ...rules.serviceScore,
      groups: [lighter, ...others],
      grades: rules.serviceScore.grades.toReversed(),
    },
  });
  assert.deepEqual(wrong.ok ? [] : wrong.error, [
    'the parts of cong-khai are worth 18, not 17',
    'the groups of the score are not worth 100',
    'grades go from the best down to 0',
  ]);
});
