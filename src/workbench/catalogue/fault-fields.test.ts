import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { withValueAt } from '#catalogue/json-path.ts';
import { readProcedure } from '#catalogue/read-procedure.ts';
import type { JsonValue } from '#kernel/canonical-json.ts';
import { procedures } from '#test/support/dossier-fixtures.ts';
import { faultText, plainFaults } from '#workbench/catalogue/fault-fields.ts';
import { procedureSections } from '#workbench/catalogue/procedure-sections.ts';

const sections = procedureSections([]);
const birth = procedures.find(({ code }) => code === '1.001193') as unknown as JsonValue;

/** What is said of birth registration with another value at a place, in Vietnamese. */
function saidOf(path: string, value: JsonValue): readonly string[] {
  const body = withValueAt(birth, path.split('.'), value);
  const read = readProcedure(body);
  const faults = read.ok ? [] : plainFaults(read.error);
  return faults.map((fault) => faultText(fault, { sections, body }).vi);
}

test('a fault is told by the field in which it is typed, and what is empty is missing', () => {
  assert.deepEqual(saidOf('steps.5.name.vi', ''), ['Bước 6, tên bước (tiếng Việt): chưa nhập']);
  assert.deepEqual(saidOf('name.vi', ''), ['Tên thủ tục (tiếng Việt): chưa nhập']);
  assert.deepEqual(saidOf('channels', []), ['Cách nộp: chưa chọn']);
  assert.deepEqual(saidOf('components.0.copies', -1), [
    'Giấy tờ 1 “Tờ khai đăng ký khai sinh”, bản sao: phải từ 0 trở lên',
  ]);
  assert.deepEqual(saidOf('__proto__x', 1), ['Mục “__proto__x”: là mục thừa; bỏ đi']);
});

test('of a value that fits none of its shapes only what is wrong inside is told', () => {
  assert.deepEqual(saidOf('personConcerned', { vi: 'Trẻ em', en: '' }), [
    'Gọi người được giải quyết là gì (tiếng Anh): chưa nhập',
  ]);
});

test('steps that wait for each other are told by their names', () => {
  assert.deepEqual(saidOf('steps.1.after', ['tiep-nhan', 'ky-duyet']), [
    'Bước 2 “Thẩm tra”, làm sau khi xong: đi vòng tròn: “Ký duyệt” lại chờ “Thẩm tra”',
    'Bước 3 “Ghi vào hệ thống hộ tịch điện tử”, làm sau khi xong: đi vòng tròn: “Thẩm tra” lại chờ “Ghi vào hệ thống hộ tịch điện tử”',
    'Bước 4 “Ký duyệt”, làm sau khi xong: đi vòng tròn: “Ghi vào hệ thống hộ tịch điện tử” lại chờ “Ký duyệt”',
  ]);
});
