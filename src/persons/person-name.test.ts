import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { parsePersonName } from '#persons/person-name.ts';

test('names of every people of the country, and of others, are taken as they are written', () => {
  const names = [
    'Nguyễn Văn Đức',
    'NGUYỄN THỊ ẲNG',
    "K'Brơi",
    'K’Brơi',
    "H'Hen Niê",
    'Thạch Sa Rây',
    'Ya-Duck',
    'Anne-Marie Jr.',
    'Lan',
    'Vy',
    '李小龍',
    'a'.repeat(100),
  ];
  for (const name of names) assert.deepEqual(parsePersonName(name), { ok: true, value: name });
});

test('white space and composition are evened out, letters stay', () => {
  assert.deepEqual(parsePersonName('  Trần \t Thị  Hoà '), { ok: true, value: 'Trần Thị Hoà' });
  assert.deepEqual(parsePersonName('Nguyễn Văn Đức'.normalize('NFD')), {
    ok: true,
    value: 'Nguyễn Văn Đức',
  });
});

test('what is no name is refused with its reason', () => {
  const cases = [
    ['', 'missing'],
    [' \u0000 ', 'missing'],
    ['A', 'too-short'],
    ['a'.repeat(101), 'too-long'],
    ['Nguyễn Văn 2', 'not-a-name'],
    ['<b>An</b>', 'not-a-name'],
    ["An'; DROP TABLE--;", 'not-a-name'],
    ['Nguy?n', 'not-a-name'],
    ['...', 'not-a-name'],
    ['An_Bình', 'not-a-name'],
    ['An\ud800', 'not-a-name'],
  ] as const;
  for (const [text, code] of cases) {
    const name = parsePersonName(text);
    assert.ok(!name.ok, text);
    assert.equal(name.error.code, code, text);
  }
});
