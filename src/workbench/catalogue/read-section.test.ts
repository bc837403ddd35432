import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { textAt, valueAt, itemsAt } from '#catalogue/json-path.ts';
import type { JsonValue } from '#kernel/canonical-json.ts';
import { createFormShelf } from '#eform/form-shelf.ts';
import { formValues } from '#web/form-values.ts';
import { procedureSections } from '#workbench/catalogue/procedure-sections.ts';
import { formSections } from '#workbench/catalogue/form-sections.ts';
import { readSection } from '#workbench/catalogue/read-section.ts';

const section = (key: string) =>
  procedureSections([]).find((one) => one.key === key) ?? assert.fail(key);
const read = (key: string, sent: Record<string, string | string[]>, body: JsonValue = {}) =>
  readSection(section(key), formValues(sent), body);

test('numbers are read as people write them; what is none stays as it was typed', () => {
  const cases: readonly (readonly [string, JsonValue])[] = [
    ['8000', 8000],
    ['100.000', 100_000],
    ['1 000 000', 1_000_000],
    ['1,5', 1.5],
    ['hai', 'hai'],
    ['', ''],
    ['-1', -1],
    ['99999999999999999999', '99999999999999999999'],
  ];
  for (const [typed, amount] of cases) {
    const body = read('le-phi', { 'fees.rows': '1', 'fees.0.amount': typed });
    assert.deepEqual(valueAt(body, ['fees', '0', 'amount']), amount, typed);
  }
});

test('an empty optional value is null, an empty list is empty', () => {
  const body = read('tiep-nhan', { 'parts.rows': '0', department: '', onlineLevel: '4' });
  assert.deepEqual(body, {
    applicants: [],
    personConcerned: null,
    receivedAt: [],
    channels: [],
    onlineLevel: 4,
    department: null,
    outsideHandler: null,
    parts: [],
  });
});

test('what nobody wrote in English is Vietnamese there too, as long as nobody does', () => {
  const names = (vi: string, en: string): JsonValue | undefined =>
    valueAt(read('chung', { 'name.vi': vi, 'name.en': en }), ['name']);
  assert.deepEqual(names('Khai sinh', ''), { vi: 'Khai sinh', en: 'Khai sinh' });
  assert.deepEqual(names('Khai sinh', 'Birth'), { vi: 'Khai sinh', en: 'Birth' });
  assert.deepEqual(names('', ''), { vi: '', en: '' }, 'still to be written');
});

test('boxes that were ticked before keep their order, so that a page saved as it was changes nothing', () => {
  const before = { channels: ['postal', 'counter'] };
  const sent = (channels: string[]) =>
    valueAt(read('tiep-nhan', { channels }, before), ['channels']);
  assert.deepEqual(sent(['counter', 'postal']), ['postal', 'counter']);
  assert.deepEqual(sent(['counter', 'online', 'postal']), ['postal', 'counter', 'online']);
  assert.deepEqual(sent(['counter']), ['counter']);
});

test('a time limit keeps what its unit has', () => {
  const sent = {
    'timeLimit.unit': 'SAME_DAY',
    'timeLimit.quantity': '3',
    'timeLimit.cutOff': '15:00',
    'timeLimit.basis': 'Điều 5',
  };
  const limit = (unit: string) =>
    valueAt(read('thoi-han', { ...sent, 'timeLimit.unit': unit }), ['timeLimit']);
  assert.deepEqual(limit('SAME_DAY'), { unit: 'SAME_DAY', cutOff: '15:00', basis: 'Điều 5' });
  assert.deepEqual(limit('DAY'), { unit: 'DAY', quantity: 3, basis: 'Điều 5' });
  assert.deepEqual(limit('NONE'), { unit: 'NONE', reason: null, basis: 'Điều 5' });
});

const steps = (...ids: readonly string[]): Record<string, string | string[]> => {
  const sent: Record<string, string | string[]> = { 'steps.rows': String(ids.length) };
  for (const [index, id] of ids.entries()) {
    sent[`steps.${index}.id`] = id;
    sent[`steps.${index}.name.vi`] = id;
    if (index > 0) sent[`steps.${index}.after`] = ids[index - 1] ?? '';
  }
  return sent;
};

const waits = (body: JsonValue): readonly (readonly [string, JsonValue | undefined])[] =>
  ((valueAt(body, ['steps']) ?? []) as JsonValue[]).map((step) => [
    textAt(step, ['id']),
    valueAt(step, ['after']),
  ]);

test('steps in a line stay in a line when one is added, moved or removed', () => {
  const line = steps('a', 'b', 'c');
  assert.deepEqual(waits(read('quy-trinh', { ...line, do: 'add:0' })), [
    ['a', []],
    ['b', ['a']],
    ['buoc-4', ['b']],
    ['c', ['buoc-4']],
  ]);
  assert.deepEqual(waits(read('quy-trinh', { ...line, do: 'down:0' })), [
    ['b', []],
    ['a', ['b']],
    ['c', ['a']],
  ]);
  assert.deepEqual(waits(read('quy-trinh', { ...line, do: 'remove:1' })), [
    ['a', []],
    ['c', ['a']],
  ]);
});

test('steps side by side keep what they wait for', () => {
  const sent = { ...steps('a', 'b', 'c'), 'steps.2.after': 'a', do: 'up:2' };
  assert.deepEqual(waits(read('quy-trinh', sent)), [
    ['a', []],
    ['c', ['a']],
    ['b', ['a']],
  ]);
});

test('a row that is added has a key of its own, also after others went', () => {
  const row = { 'components.0.key': 'giay-to-2', 'components.0.name.vi': 'Đơn' };
  const body = read('thanh-phan', { 'components.rows': '1', ...row, do: 'add:0' });
  assert.deepEqual(
    ((valueAt(body, ['components']) ?? []) as JsonValue[]).map((one) => textAt(one, ['key'])),
    ['giay-to-2', 'giay-to-3'],
  );
});

test('what a page does not hold stays as it is', () => {
  const before = { name: { vi: 'Tên', en: 'Name' }, fees: [{ amount: 1, note: 'kept' }] };
  const body = read('le-phi', { 'fees.rows': '1', 'fees.0.amount': '2' }, before);
  assert.deepEqual(valueAt(body, ['name']), before.name);
  assert.deepEqual(valueAt(body, ['fees', '0', 'note']), 'kept');
});

const page = (...fields: readonly JsonValue[]): JsonValue => ({ id: 'trang-dau', fields });
const flag = { id: 'twin', type: 'flag', label: { vi: 'Sinh đôi', en: 'Twins' } };
const sex = {
  id: 'sex',
  type: 'choice',
  options: [{ value: 'nam', text: { vi: 'Nam', en: 'Male' } }],
};
const written = (sent: Record<string, string | string[]>, body: JsonValue): JsonValue => {
  const sections = formSections(body, new Map(), createFormShelf([]));
  const found = sections.find(({ key }) => key === 'trang-1') ?? assert.fail();
  return readSection(found, formValues({ 'pages.0.fields.rows': '3', ...sent }), body);
};
const third = (member: string, sent: Record<string, string | string[]>, before: JsonValue) =>
  valueAt(written(sent, { pages: [page(flag, sex, before)] }), [
    'pages',
    '0',
    'fields',
    '2',
    member,
  ]);

test('choices are typed one a line and keep their value while their text or their place stays', () => {
  const at = 'pages.0.fields.2.options';
  const options = [
    { value: 'co', text: { vi: 'Có', en: 'Yes' } },
    { value: 'khong', text: { vi: 'Không', en: 'No' } },
  ];
  assert.deepEqual(third('options', { [at]: 'Đã có | Yes\nKhông | No' }, { options }), [
    { value: 'co', text: { vi: 'Đã có', en: 'Yes' } },
    { value: 'khong', text: { vi: 'Không', en: 'No' } },
  ]);
  assert.deepEqual(third('options', { [at]: 'Không biết rõ\nKhông\n' }, { options: [] }), [
    { value: 'khong-biet-ro', text: { vi: 'Không biết rõ', en: 'Không biết rõ' } },
    { value: 'khong', text: { vi: 'Không', en: 'Không' } },
  ]);
});

test('a required answer says what is missing; words that somebody wrote stay', () => {
  const sent = {
    'pages.0.fields.2.label.vi': 'Tên trẻ',
    'pages.0.fields.2.label.en': 'Name',
    'pages.0.fields.2.required': '1',
  };
  const made = { vi: 'Trả lời câu: Tên trẻ.', en: 'Please answer: Name.' };
  assert.deepEqual(third('required', sent, { required: null }), made);
  const old = { vi: 'Trả lời câu: Tên.', en: 'Please answer: N.' };
  assert.deepEqual(third('required', sent, { required: old }), made);
  const own = { vi: 'Nhập tên trẻ.', en: 'Enter the name.' };
  assert.deepEqual(third('required', sent, { required: own }), own);
  assert.equal(third('required', {}, { required: own }), null);
});

test('conditions are answers to questions before; answers to one question are any of them', () => {
  const when = ['sex="nam"', 'sex="nu"', 'twin=true'];
  assert.deepEqual(third('when', { 'pages.0.fields.2.when': when }, {}), [
    { field: 'sex', is: ['nam', 'nu'] },
    { field: 'twin', is: [true] },
  ]);
  const sections = formSections(
    { pages: [page(flag, sex, { id: 'x', when: [] })] },
    new Map(),
    createFormShelf([]),
  );
  const spec = sections
    .find(({ key }) => key === 'trang-1')
    ?.rows?.kinds[0].fields.find(({ path }) => path === 'when');
  assert.ok(
    spec !== undefined && 'options' in spec.type && typeof spec.type.options === 'function',
  );
  const body = { pages: [page(flag, sex, { when: [{ field: 'gone', is: ['a'] }] })] };
  assert.deepEqual(
    spec.type.options(body, ['pages', '0', 'fields', '2']).map(({ value }) => value),
    ['twin=true', 'twin=false', 'sex="nam"', 'gone="a"'],
    'what is named wrongly is seen',
  );
});

test('sources are typed as they are shown', () => {
  const sources = [
    { kind: 'register', register: 'national-population', path: 'HoVaTen' },
    { kind: 'document', name: 'giay-chung-sinh' },
  ];
  const sent = {
    'pages.0.fields.2.sources': [
      'register national-population HoVaTen',
      'document giay-chung-sinh',
    ],
  };
  assert.deepEqual(third('sources', sent, {}), sources);
});

test('a question and a ready-made group that are added have ids that nothing else has', () => {
  const body = {
    pages: [page({ ...flag, id: 'cauHoi1' }, sex), page({ id: 'nhom1', part: 'person' })],
  };
  const idAfter = (deed: string) =>
    textAt(written({ 'pages.0.fields.rows': '2', do: deed }, body), [
      'pages',
      '0',
      'fields',
      '2',
      'id',
    ]);
  assert.equal(idAfter('add:0'), 'cauHoi2');
  assert.equal(idAfter('add:1'), 'nhom2');
});

test('what a law does not have and nobody fills in stays out of it', () => {
  assert.deepEqual(read('mien-giam', { 'feeReliefs.rows': '0' }, { fees: [] }), { fees: [] });
  const added = read('mien-giam', { 'feeReliefs.rows': '0', do: 'add:0' }, { fees: [] });
  assert.equal(itemsAt(added, ['feeReliefs']).length, 1);
  assert.deepEqual(read('mien-giam', { 'feeReliefs.rows': '0' }, { feeReliefs: [{ key: 'x' }] }), {
    feeReliefs: [],
  });
});
