import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import type { Agency } from '#catalogue/locality.ts';
import { communeOf } from '#workbench/steering/commune-of.ts';

const communes = [
  { code: '00730', name: 'Xã Tân Hội, Huyện Tân Hiệp' },
  { code: '30731', name: 'Xã Bình An, Huyện Châu Thành' },
  { code: '30732', name: 'Xã Bình An, Huyện Kiên Lương' },
];
const agencies = [
  {
    code: '000.01.40.H33',
    unitCode: '00730',
    kind: 'commune-committee',
    name: { vi: 'Ủy ban nhân dân Xã Tân Hội', en: '' },
  },
] as unknown as readonly Agency[];

const find = communeOf({ communes, agencies });
const code = (text: string): string | null => {
  const found = find(text);
  return found.ok ? found.value : null;
};
const mend = (text: string): string => {
  const found = find(text);
  return found.ok ? '' : found.error.vi;
};

test('a commune is found by its code, by the code of its committee, and by its name', () => {
  for (const text of [
    '00730',
    '730',
    '000.01.40.h33',
    'xã tân hội',
    'Tân Hội',
    'Tan Hoi, Huyen Tan Hiep',
    'Ủy ban nhân dân xã Tân Hội',
  ]) {
    assert.equal(code(text), '00730', text);
  }
  assert.equal(code('Bình An, Huyện Kiên Lương'), '30732');
});

test('a name that several have asks for the district; an unknown one says which codes', () => {
  assert.match(mend('Xã Bình An'), /Châu Thành; Xã Bình An, Huyện Kiên Lương/);
  assert.match(
    mend('Xã Xa'),
    /ví dụ 00730[\s\S]*ví dụ 000\.01\.40\.H33[\s\S]*Xã Tân Hội, Huyện Tân Hiệp/,
  );
});
