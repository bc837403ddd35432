import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Day } from '#kernel/day.ts';
import { parseCitizenCard } from '#persons/citizen-card.ts';

const TODAY = '2022-06-21' as Day;

const FIELDS = [
  '091085012345',
  '371234567',
  'Nguyễn Văn Đức',
  '19111985',
  'Nam',
  'Ấp 1, Xã X, Huyện Y, Kiên Giang',
  '01052021',
] as const;

const CARD = {
  personalNumber: '091085012345',
  oldIdentityNumber: '371234567',
  name: 'Nguyễn Văn Đức',
  birthDate: '1985-11-19',
  sex: 'male',
  residence: 'Ấp 1, Xã X, Huyện Y, Kiên Giang',
  issuedOn: '2021-05-01',
};

/** The good scan with some fields written otherwise, by their place. */
const scan = (changes: Readonly<Record<number, string>> = {}): string =>
  FIELDS.map((field, place) => changes[place] ?? field).join('|');

const without = (...fields: readonly (keyof typeof CARD)[]) =>
  Object.fromEntries(
    Object.entries(CARD).filter(([field]) => !fields.some((one) => one === field)),
  );

function faultOf(text: string) {
  const card = parseCitizenCard(text, TODAY);
  assert.ok(!card.ok, text);
  return card.error;
}

test('the seven fields are read, whatever the reader adds around them', () => {
  const scans = [
    scan(),
    `${scan()}\r\n`,
    `${scan()}\t`,
    `\u0002${scan()}\u0003\r`,
    ` ${FIELDS.join(' | ')} `,
    `${scan()}||`,
    `${scan()}|Nguyễn Văn Cha|Trần Thị Mẹ||`,
    scan().normalize('NFD'),
  ];
  for (const text of scans) {
    assert.deepEqual(
      parseCitizenCard(text, TODAY),
      { ok: true, value: CARD },
      JSON.stringify(text),
    );
  }
});

test('fields that a card may have otherwise', () => {
  const cases = [
    [{ 1: '' }, { oldIdentityNumber: null }],
    [{ 1: '091085012345' }, { oldIdentityNumber: '091085012345' }],
    [{ 3: '1985' }, { birthDate: '1985' }],
    [{ 3: '111985' }, { birthDate: '1985-11' }],
    [{ 4: 'Nữ' }, { sex: 'female' }],
    [{ 4: 'NỮ' }, { sex: 'female' }],
    [{ 4: 'nam' }, { sex: 'male' }],
    [{ 5: '' }, { residence: '' }],
    [{ 6: '' }, { issuedOn: null }],
    [{ 2: "H'Hen Niê" }, { name: "H'Hen Niê" }],
    [{ 2: 'LÃ THỊ HOÀ' }, { name: 'LÃ THỊ HOÀ' }],
  ] as const;
  for (const [changes, read] of cases) {
    const card = parseCitizenCard(scan(changes), TODAY);
    assert.deepEqual(card, { ok: true, value: { ...CARD, ...read } }, scan(changes));
  }
});

test('a field that cannot be read is named, and the others are kept', () => {
  const cases = [
    [{ 0: '09108501234' }, 'wrong-number', 'personalNumber', 'số định danh'],
    [{ 0: '371234567' }, 'wrong-number', 'personalNumber', 'số định danh'],
    [{ 1: '37x' }, 'wrong-old-number', 'oldIdentityNumber', 'số CMND cũ'],
    [{ 2: 'Nguyá»…n VÄƒn Äá»©c' }, 'garbled-name', 'name', 'họ tên'],
    [{ 2: 'Nguy?n V?n ??c' }, 'garbled-name', 'name', 'họ tên'],
    [{ 2: 'Hu廙軟h' }, 'garbled-name', 'name', 'họ tên'],
    [{ 2: 'Nguy\u0007n' }, 'garbled-name', 'name', 'họ tên'],
    [{ 2: '4E677579E1BB856E' }, 'garbled-name', 'name', 'họ tên'],
    [{ 2: '' }, 'garbled-name', 'name', 'họ tên'],
    [{ 3: '31021985' }, 'wrong-birth-date', 'birthDate', 'ngày sinh'],
    [{ 3: '22062022' }, 'wrong-birth-date', 'birthDate', 'ngày sinh'],
    [{ 4: 'N?' }, 'wrong-sex', 'sex', 'giới tính'],
    [{ 4: '' }, 'wrong-sex', 'sex', 'giới tính'],
    [{ 5: 'áº¤p 1' }, 'garbled-residence', 'residence', 'nơi thường trú'],
    [{ 6: '0105' }, 'wrong-issue-date', 'issuedOn', 'ngày cấp'],
    [{ 6: '22062022' }, 'wrong-issue-date', 'issuedOn', 'ngày cấp'],
  ] as const;
  for (const [changes, code, field, named] of cases) {
    const fault = faultOf(scan(changes));
    assert.equal(fault.code, code, scan(changes));
    assert.deepEqual(fault.broken, [field]);
    assert.deepEqual(fault.partial, without(field));
    assert.ok(fault.text.vi.includes(`thẻ: ${named}. Các mục khác`), fault.text.vi);
  }
});

test('when several fields are broken, the message lists them all', () => {
  const fault = faultOf(scan({ 2: 'Nguy?n', 5: '?p 1' }));
  assert.equal(fault.code, 'garbled-name');
  assert.deepEqual(fault.broken, ['name', 'residence']);
  assert.ok(fault.text.vi.includes('họ tên, nơi thường trú'));
  assert.ok(fault.text.en.includes('name, permanent residence'));
});

test('a scan that breaks off says where, and keeps what came whole', () => {
  const cases = [
    ['09108501', 'số định danh', {}],
    ['091085012345', 'số định danh', { personalNumber: '091085012345' }],
    ['091085012345|', 'số CMND cũ', { personalNumber: '091085012345' }],
    ['091085012345||Nguyễn V', 'họ tên', { oldIdentityNumber: null, name: 'Nguyễn V' }],
    ['091085012345||Nguyễn Văn Đức|1911', 'ngày sinh', { name: 'Nguyễn Văn Đức' }],
    ['091085012345||Nguyễn Văn Đức|191119', 'ngày sinh', { name: 'Nguyễn Văn Đức' }],
    ['091085012345||Nguyễn Văn Đức|19111985', 'ngày sinh', { birthDate: '1985-11-19' }],
    ['091085012345||Nguyễn Văn Đức|19111985|N', 'giới tính', { birthDate: '1985-11-19' }],
    ['091085012345||Nguyễn Văn Đức|19111985|Nam|Ấp', 'nơi thường trú', { residence: 'Ấp' }],
  ] as const;
  for (const [text, field, kept] of cases) {
    const fault = faultOf(text);
    assert.equal(fault.code, 'truncated', text);
    assert.ok(fault.text.vi.startsWith(`Mã quét bị đứt ở mục ${field}.`), fault.text.vi);
    assert.deepEqual({ ...fault.partial, ...kept }, fault.partial, text);
  }
  assert.equal(faultOf('091085012345||Nguyễn Văn Đức|1911').partial.birthDate, undefined);
  assert.ok(faultOf('091085012345||Nguyễn V').text.vi.includes('Đối chiếu kỹ họ tên'));
});

test('what is no card fills nothing', () => {
  const cases = [
    ['', 'empty'],
    ['\r\n', 'empty'],
    ['https://example.vn/abc', 'not-a-card'],
    ['<script>alert(1)</script>', 'not-a-card'],
    ['DN4910123456789|4E67|01/01/1980|1|abc|12 - 345|-|01/01/2022|-|', 'not-a-card'],
    [`${scan()}\n`.repeat(30), 'too-long'],
    ['x'.repeat(2001), 'too-long'],
    ['|'.repeat(1_000_000), 'too-long'],
  ] as const;
  for (const [text, code] of cases) {
    const fault = faultOf(text);
    assert.equal(fault.code, code, text.slice(0, 60));
    if (code !== 'not-a-card') assert.deepEqual(fault.partial, {});
  }
});

test('every beginning of a scan is read without a wrong field, save one that is cut', () => {
  const noDate = scan({ 6: '' }).length; // Whole: a card may come without its date of issue.
  for (let length = 0; length < scan().length; length += 1) {
    if (length === noDate) continue;
    const { partial } = faultOf(scan().slice(0, length));
    const { name = '', residence = '', ...exact } = partial;
    assert.deepEqual({ ...CARD, ...exact }, CARD, scan().slice(0, length));
    assert.ok(CARD.name.startsWith(name) && CARD.residence.startsWith(residence));
  }
});

test('no text makes the reader throw; what is broken is never in what was read', () => {
  const pieces = fc.constantFrom('|', ...FIELDS, 'Nữ', '?', '\ufffd', 'Ã', '1', '\r', ' ');
  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 2100 }),
    fc.array(pieces, { maxLength: 20 }).map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(texts, (text) => {
      const card = parseCitizenCard(text, TODAY);
      if (card.ok) return;
      const { broken, partial } = card.error;
      assert.equal(broken.length + Object.keys(partial).length, FIELDS.length);
      assert.ok(broken.every((field) => partial[field] === undefined));
    }),
  );
});
