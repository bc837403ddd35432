import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { faultInVietnamese } from '#workbench/catalogue/fault-words.ts';

const CHECKS = [
  'catalogue/read-procedure.ts',
  'catalogue/process-faults.ts',
  'catalogue/draft-faults.ts',
  'catalogue/period-faults.ts',
  'eform/read-form.ts',
  'eform/form-draft-faults.ts',
];

/** Every reason that the checks can give, as it stands in their source. */
const reasons = CHECKS.flatMap((file) => {
  const source = readFileSync(join(import.meta.dirname, '../..', file), 'utf8');
  return [...source.matchAll(/(?:'([^'\n]*)'|`([^`]*)`)/g)]
    .map((found) => found[1] ?? found[2] ?? '')
    .filter(
      (text) =>
        /^[a-z$].* /.test(text) &&
        !text.startsWith('/') &&
        !text.includes('${fee.') &&
        text !== '${field.id} ${why}',
    );
});

test('every reason of the checks is said in Vietnamese', () => {
  assert.ok(reasons.length >= 30, String(reasons.length));
  const left = reasons
    .map((reason) => reason.replaceAll(/\$\{[^}]*\}/g, 'x'))
    .filter((reason) => faultInVietnamese(reason) === reason);
  assert.deepEqual(left, []);
});

test('what stands in a reason stays in it', () => {
  assert.equal(
    faultInVietnamese('shares 9 working hours, the time limit has 8'),
    'cộng lại 9 giờ, thời hạn là 8 giờ; sửa số giờ của các bước',
  );
  assert.equal(faultInVietnamese('must be >= 0'), 'phải >= 0');
  assert.equal(
    faultInVietnamese('child.name is a field twice'),
    'child.name: có hai câu hỏi cùng khóa',
  );
});
