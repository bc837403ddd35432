import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { readFurtherLanguages } from '#web/read-further-languages.ts';

const faultsOf = (code: string, file: unknown): readonly string[] => {
  const read = readFurtherLanguages(new Map([[code, file]]));
  return read.ok ? [] : read.error;
};

test('a language is added by a file alone; what is empty is still to be translated', () => {
  const texts = { 'Còn {count} ngày': 'នៅ {count} ថ្ងៃ', 'Hồ sơ': ' ' };
  const read = readFurtherLanguages(new Map([['km', { name: 'ភាសាខ្មែរ', texts }]]));
  assert.ok(read.ok);
  const [km] = read.value;
  assert.equal(km?.name, 'ភាសាខ្មែរ');
  assert.deepEqual([...(km?.texts ?? [])], [['Còn {count} ngày', 'នៅ {count} ថ្ងៃ']]);
});

test('a file is refused with all that is wrong with it', () => {
  assert.deepEqual(
    faultsOf('km', {
      texts: { 'Còn {count} ngày': 'x {cuont}', 'Hồ sơ': 'x {count}', Phí: 3, '{a} {b}': '{b}' },
    }),
    [
      'km.json: name is missing',
      'km.json: “Còn {count} ngày” must have count, but has cuont',
      'km.json: “Hồ sơ” must have no value, but has count',
      'km.json: “Phí” has no text',
      'km.json: “{a} {b}” must have a, b, but has b',
    ],
  );
  assert.deepEqual(faultsOf('km', { name: 'ភាសាខ្មែរ' }), ['km.json: texts is missing']);
  assert.deepEqual(faultsOf('km', null), ['km.json: name is missing', 'km.json: texts is missing']);
});

test('a code is one that formats know, and not one of the two that the code is written in', () => {
  const file = { name: 'X', texts: {} };
  for (const code of ['km', 'cjm', 'zh-Hant']) assert.deepEqual(faultsOf(code, file), []);
  for (const code of ['Km!', 'khmer', 'zh-hant', 'km-a1-a1']) {
    assert.deepEqual(faultsOf(code, file), [`${code}.json: "${code}" is no code of a language`]);
  }
  assert.deepEqual(faultsOf('vi', file), ['vi.json: its texts stand in the code, not in a file']);
});
