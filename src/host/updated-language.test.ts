import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { sourceTexts } from '#host/source-texts.ts';
import { newLanguage, updatedLanguage } from '#host/updated-language.ts';

const sources = sourceTexts(
  [
    { file: 'src/workbench/page.ts', vi: 'Lưu' },
    { file: 'src/workbench/page.ts', vi: 'Chung' },
    { file: 'src/portal/page.ts', vi: 'Chung' },
    { file: 'src/portal/page.ts', vi: ' ' },
  ],
  ['Khai sinh', 'Lưu'],
);

test('a text stands once, under the first who reads it', () => {
  assert.deepEqual(
    [...sources],
    [
      ['Chung', 'portal'],
      ['Lưu', 'workbench'],
      ['Khai sinh', 'catalogue'],
    ],
  );
});

test('what was translated stays, what is new is empty, and nothing goes without a word', () => {
  const held = { name: 'ភាសាខ្មែរ', texts: { Lưu: 'x', Cũ: 'y', 'Cũ, trống': '' } };
  const { file, unused, progress } = updatedLanguage(held, sources);
  assert.equal(file.name, 'ភាសាខ្មែរ');
  assert.deepEqual(Object.entries(file.texts), [
    ['Chung', ''],
    ['Lưu', 'x'],
    ['Khai sinh', ''],
    ['Cũ', 'y'],
  ]);
  assert.deepEqual(unused, ['Cũ']);
  assert.deepEqual(progress, [
    { room: 'portal', translated: 0, of: 1 },
    { room: 'workbench', translated: 1, of: 1 },
    { room: 'catalogue', translated: 0, of: 1 },
  ]);
});

test('a new file is called as the language calls itself', () => {
  assert.deepEqual(newLanguage('km'), { name: 'ខ្មែរ', texts: {} });
});
