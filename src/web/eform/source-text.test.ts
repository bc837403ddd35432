import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import type { AnswerSource } from '#dossier/declaration.ts';
import type { Instant } from '#kernel/day.ts';
import { sourceText } from '#web/eform/source-text.ts';

const at = '2026-11-28T02:00:00.000Z' as Instant;
const ORIGINS = [
  'account',
  'population',
  'declaration',
  'form',
  'initial',
  'assistant',
] satisfies readonly AnswerSource['from'][];

test('an officer is told of the declarant, and is not spoken to as if they had declared', () => {
  for (const from of ORIGINS) {
    const source = { from, at, isDisputed: false };
    assert.doesNotMatch(sourceText('vi', 'officer', source) ?? '', /(^|\s)bạn\s/i, from);
    assert.doesNotMatch(sourceText('en', 'officer', source) ?? '', /\byou\b/i, from);
  }
  const written: AnswerSource = { from: 'form', at, isDisputed: false };
  assert.equal(sourceText('vi', 'declarant', written), 'Bạn đã ghi ở trên, 28/11/2026');
  assert.equal(
    sourceText('vi', 'officer', written),
    'Người khai đã ghi ở mục khác của tờ khai, 28/11/2026',
  );
});

test('what the person answered otherwise is said to be so; what they typed has no origin', () => {
  const disputed: AnswerSource = { from: 'population', at, isDisputed: true };
  assert.match(sourceText('vi', 'officer', disputed) ?? '', /người khai đã sửa$/);
  assert.equal(sourceText('vi', 'declarant', undefined), undefined);
});
