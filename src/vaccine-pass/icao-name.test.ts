import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { familyAndGiven, icaoName } from '#vaccine-pass/icao-name.ts';

test('names are written in the letters of ICAO Doc 9303', () => {
  const said: readonly (readonly [string, string])[] = [
    ['Nguyễn', 'NGUYEN'],
    ['Bảo Duy', 'BAO<DUY'],
    ['Đặng', 'DANG'],
    ['Trường Ưng Ớt', 'TRUONG<UNG<OT'],
    ["H'Hen Niê", 'HHEN<NIE'],
    ['Musterfrau-Gößinger', 'MUSTERFRAU<GOESSINGER'],
    ['Łukasz  Ångström', 'LUKASZ<AANGSTROEM'],
  ];
  for (const [name, expected] of said) {
    for (const form of ['NFC', 'NFD']) {
      const written = icaoName(name.normalize(form));
      assert.equal(written.ok && written.value, expected, `${name} ${form}`);
    }
  }
});

test('what has no Latin letters is refused, not guessed', () => {
  for (const name of ['សុខ', '1234', ' - ', '']) assert.ok(!icaoName(name).ok, name);
});

test('the first word of a Vietnamese name is the family’s', () => {
  assert.deepEqual(familyAndGiven(' Nguyễn  Thị Bảo Duy '), {
    family: 'Nguyễn',
    given: 'Thị Bảo Duy',
  });
  assert.deepEqual(familyAndGiven('Y-Moan'), { family: 'Y-Moan', given: '' });
});
