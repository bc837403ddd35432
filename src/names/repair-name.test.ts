import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { mulberry32, syntheticName } from '#catalogue/synthetic-names.ts';
import { type Break, breakName } from '#names/break-name.ts';
import { type Repair, repairName } from '#names/repair-name.ts';
import { usualCause } from '#names/usual-cause.ts';

const random = mulberry32(7);
const NAMES = Array.from({ length: 2000 }, (_, at) => {
  const name = syntheticName(at % 2 === 0 ? 'male' : 'female', random);
  return at % 5 === 0 ? name.toUpperCase() : name;
});

const REVERSIBLE: readonly Break[] = [
  'decomposed',
  'utf8-as-windows-1252',
  'utf8-as-latin1',
  'utf8-as-windows-1258',
  'encoded-twice',
  'hex',
  'html-entities',
  'percent-encoded',
  'unicode-escapes',
  'viqr',
  'vni-keys',
];

for (const cause of REVERSIBLE) {
  test(`what was broken as ${cause} comes back exact, certain or unchanged`, () => {
    for (const name of NAMES) {
      const repair = repairName({ text: breakName(name, cause) });
      assert.equal(repair.name, name);
      assert.notEqual(repair.kind, 'uncertain', name);
    }
  });
}

for (const cause of ['tcvn3', 'vni', 'telex-keys'] as const) {
  test(`a file of names in ${cause} comes back exact, once the file's way is known`, () => {
    const titled = NAMES.filter((_, at) => at % 5 !== 0);
    const first = titled.slice(0, 200).map((name) => repairName({ text: breakName(name, cause) }));
    assert.equal(usualCause(first), cause);
    const wrong = titled.filter((name) => {
      const repair = repairName({ text: breakName(name, cause) }, cause);
      if (repair.kind === 'certain') assert.equal(repair.name, name);
      return repair.name !== name;
    });
    assert.ok(wrong.length <= titled.length * 0.001, wrong.join(', '));
  });
}

test('read by a code page of the Far East a name comes back, or it is said that it may be another', () => {
  for (const cause of [
    'utf8-as-big5',
    'utf8-as-shift-jis',
    'utf8-as-gbk',
    'utf8-as-cp949',
  ] as const) {
    let exact = 0;
    for (const name of NAMES) {
      const repair = repairName({ text: breakName(name, cause) });
      if (repair.kind === 'certain') assert.equal(repair.name, name);
      if (repair.name === name) exact += 1;
    }
    assert.ok(exact > NAMES.length * 0.93, `${cause}: ${exact}`);
  }
});

test('the exact sequences that readers were reported with', () => {
  const known: readonly (readonly [string, string])[] = [
    ['Đặng Hữu Phước', 'Äáº·ng Há»¯u PhÆ°á»›c'],
    ['Đặng Hữu Phước', 'ﾄ雪ｺｷng H盻ｯu Phﾆｰ盻嫩'],
    ['Đặng Hữu Phước', '膼岷穘g H峄痷 Ph瓢峄沜'],
    ['Đặng Hữu Phước', '휂梳톘g H沼칤 Ph튼沼쌵'],
    ['Phạm Ngọc Yến Vy', 'Ph蘯｡m Ng盻皇 Y蘯ｿn Vy'],
    ['Đặng Hữu Phước', '§Æng H÷u Ph­íc'],
    ['Nguyễn Thị Ánh Nguyệt', 'NguyÔn ThÞ ¸nh NguyÖt'],
    ['Nguyễn Thị Ánh Nguyệt', 'Nguyeãn Thò AÙnh Nguyeät'],
    ['Huỳnh Thị Lan', 'Hu廙軟h Th廙� Lan'],
    ['Đặng Hữu Phước', 'C490E1BAB76E672048E1BBAF75205068C6B0E1BB9B63'],
  ];
  for (const [name, text] of known) assert.equal(repairName({ text }).name, name, text);
});

test('undefined bytes of Windows-1252 may be lost: most names come back, none wrongly for certain', () => {
  for (const lostAs of ['', '?', '\ufffd']) {
    let exact = 0;
    for (const name of NAMES) {
      const text = breakName(name, 'utf8-as-windows-1252').replaceAll(/[\u0080-\u009f]/g, lostAs);
      const repair = repairName({ text });
      if (repair.kind === 'certain') assert.equal(repair.name, name);
      if (repair.name === name) exact += 1;
    }
    assert.ok(exact > NAMES.length * 0.995, `${lostAs}: ${exact}`);
  }
});

test('where letters are gone nothing is certain, and the likeliest names are proposed', () => {
  for (const cause of ['question-marks', 'best-fit', 'dropped'] as const) {
    for (const name of NAMES) {
      const repair = repairName({ text: breakName(name, cause) });
      if (repair.kind === 'certain') assert.fail(`${name}: ${repair.name}`);
    }
  }
  const repair = repairName({ text: 'Nguy?n Th? ?nh Nguy?t' });
  assert.equal(repair.name, 'Nguyễn Thị Ánh Nguyệt');
  assert.ok(repair.kind === 'uncertain' && repair.others.length > 2);
});

test('of 100,000 right names, in capitals, small or without marks, none is changed', () => {
  const draw = mulberry32(11);
  const plain = (name: string): string =>
    name.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D');
  for (let at = 0; at < 25_000; at += 1) {
    const name = syntheticName(at % 2 === 0 ? 'male' : 'female', draw);
    for (const text of [name, name.toUpperCase(), name.toLowerCase(), plain(name)]) {
      assert.deepEqual(repairName({ text }), { kind: 'right', name: text });
    }
  }
});

test('names of strangers and of other peoples are left alone', () => {
  const names =
    "K'Brơi|H'Hen Niê|Đặng Văn Thạch Sà Phone|Y Bhăm Êban|Ksor H'Blăm|Rơ Châm Hiền|Siu Black|Sùng A Pó|" +
    'Lò Văn Giàng|Danh Sóc Kha|Jean-Pierre Dupont|Anne-Marie O’Brien|Zoë Müller|Björn Åkesson|' +
    'François Lefèvre|José Nuñez|Łukasz Żak|Lee Min Ho|Ng Wei Ling|Max Lee|Hans Max|Alex Moor|Rex Foo|' +
    'Göran Möng|Pérez Léon|Dac Bac|Ada Bebe|王小明|Иван Петров|김철수|Lm. Giuse Nguyễn Văn A|LÃ THỊ HOA|' +
    'Ðặng Văn Đức|Renée Ötzi';
  for (const name of names.split('|')) {
    for (const text of [name, name.toUpperCase(), name.toLowerCase()]) {
      assert.deepEqual(repairName({ text }), { kind: 'right', name: text });
    }
  }
});

test('bytes tell more than what was made of them', () => {
  const bytes = new TextEncoder().encode('Đặng Hữu Phước');
  const repair: Repair = repairName({ text: '??ng H?u Ph??c', bytes });
  assert.deepEqual(repair, { kind: 'certain', name: 'Đặng Hữu Phước', cause: 'wrong-code-page' });
});

test('an input method that changed hexadecimal digits is undone', () => {
  // VNI made É of E1; Telex made Ê of EE.
  const name = repairName({ text: '4E677579É BB856E'.replace(' ', '') });
  assert.deepEqual([name.kind, name.name], ['certain', 'Nguyễn']);
});

test('nothing, spaces and very long text come back as they are', () => {
  for (const text of ['', '  ', 'x'.repeat(5000), '?'.repeat(5000)]) {
    assert.equal(repairName({ text }).name, text);
  }
});
