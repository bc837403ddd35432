import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { faultInEnglish, faultInVietnamese } from '#workbench/catalogue/fault-words.ts';

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
    .filter((reason) => faultInVietnamese(reason).startsWith('chưa hợp lệ'));
  assert.deepEqual(left, []);
});

test('what stands in a reason stays in it', () => {
  assert.equal(
    faultInVietnamese('shares 9 working hours, the time limit has 8'),
    'cộng lại 9 giờ, thời hạn là 8 giờ; sửa số giờ của các bước',
  );
  assert.equal(faultInVietnamese('must be >= 0'), 'phải từ 0 trở lên');
  assert.equal(faultInVietnamese('must be > 0'), 'phải lớn hơn 0');
  assert.equal(
    faultInVietnamese('child.name is a field twice'),
    'child.name: có hai câu hỏi trùng nhau; bỏ một và thêm lại',
  );
});

test('ids stand under their names, in both languages', () => {
  const nameOf = (id: string): string => (id === 'ky-duyet' ? 'Ký duyệt' : id);
  const why = 'makes a cycle: ky-duyet waits for tham-dinh';
  assert.equal(faultInVietnamese(why, nameOf), 'đi vòng tròn: “Ký duyệt” lại chờ “tham-dinh”');
  assert.equal(faultInEnglish(why, nameOf), 'makes a cycle: Ký duyệt waits for tham-dinh');
});

test('whatever the schema checker says, a Vietnamese page has Vietnamese words', () => {
  const source = readFileSync(
    join(import.meta.dirname, '../../../node_modules/typebox/build/system/locale/en_US.mjs'),
    'utf8',
  );
  const said = [...source.matchAll(/return (?:'([^']*)'|`([^`]*)`)/g)]
    .map((found) =>
      (found[1] ?? found[2] ?? '')
        .replaceAll('${error.params.comparison}', '>=')
        .replaceAll(/\$\{[^}]*\}/g, '9'),
    )
    .filter((text) => text !== 'an unknown validation error occurred');
  assert.ok(said.length >= 25, String(said.length));
  const left = said.filter((why) => faultInVietnamese(why).startsWith('chưa hợp lệ'));
  // Of forms that no law here is made of: dependencies, conditions, counts of members.
  assert.deepEqual(
    left.filter((why) => !/propert|schema$/.test(why)),
    [],
  );
});
