import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { itemsAt, valueAt } from '#catalogue/json-path.ts';
import type { JsonValue } from '#kernel/canonical-json.ts';
import { formValues } from '#web/form-values.ts';
import { placeLines } from '#workbench/catalogue/interlinked-sections.ts';
import { procedureSections } from '#workbench/catalogue/procedure-sections.ts';
import { readSection } from '#workbench/catalogue/read-section.ts';

const law = JSON.parse(readFileSync('catalogue/procedures/2.000986.json', 'utf8')) as JsonValue;
const section = (key: string) =>
  procedureSections([]).find((one) => one.key === key) ?? assert.fail(key);
const read = (key: string, sent: Record<string, string | string[]>, body: JsonValue = law) =>
  readSection(section(key), formValues(sent), body);

test('places of the parts of a shipped procedure come back as they were after they were shown as lines', () => {
  for (const part of itemsAt(law, ['parts'])) {
    const held = valueAt(part, ['place']);
    if (held === undefined) continue;
    assert.deepEqual(placeLines.held(placeLines.shown(held), part), held);
  }
});

test('a place is typed as a line; a part without any keeps none', () => {
  const sent = {
    'parts.rows': '1',
    'parts.0.code': '1.004222',
    'parts.0.place': 'father.residence ← residenceWith = cha\nmother.residence',
  };
  const body = { parts: [{ code: '1.004222', after: [], oneOf: null }] };
  assert.deepEqual(valueAt(read('tiep-nhan', sent, body), ['parts', '0', 'place']), [
    { address: 'father.residence', when: { field: 'residenceWith', is: 'cha' } },
    { address: 'mother.residence', when: null },
  ]);
  const none = read('tiep-nhan', { ...sent, 'parts.0.place': '' }, body);
  assert.equal(valueAt(none, ['parts', '0', 'place']), undefined);
});

test('a time to file within is written, and cleared it is gone; a law without one stays without', () => {
  const typed = {
    'filedWithin.field': 'child.birthDate',
    'filedWithin.days': '60',
    'filedWithin.late.vi': 'Đã quá hạn',
    'filedWithin.basis': 'Luật Hộ tịch',
  };
  const written = read('thoi-han', typed, {});
  assert.deepEqual(valueAt(written, ['filedWithin']), {
    field: 'child.birthDate',
    days: 60,
    late: { vi: 'Đã quá hạn', en: 'Đã quá hạn' },
    basis: 'Luật Hộ tịch',
  });
  const empty = Object.fromEntries(Object.keys(typed).map((name) => [name, '']));
  assert.equal(
    valueAt(read('thoi-han', { ...empty, 'filedWithin.late.en': '' }, law), ['filedWithin']),
    undefined,
  );
  assert.equal(valueAt(read('thoi-han', empty, {}), ['filedWithin']), undefined);
});

test('time is added by commune or by what a part asks, each row of its own kind', () => {
  const body = read('cong-them-ngay', {
    'addedTime.rows': '2',
    'addedTime.0.workingDays': '7',
    'addedTime.0.when.units': '31105\n31108',
  });
  assert.deepEqual(valueAt(body, ['addedTime', '0', 'when']), {
    kind: 'communes',
    units: ['31105', '31108'],
  });
  assert.equal(valueAt(body, ['addedTime', '0', 'workingDays']), 7);
  const asks = valueAt(itemsAt(law, ['addedTime'])[1], ['when']);
  assert.deepEqual(valueAt(body, ['addedTime', '1', 'when']), asks);
  assert.equal(valueAt(body, ['addedTime', '0', 'key']), 'xa-o-xa');
});

test('who needs another procedure is written; a code that is not known is none', () => {
  const body = read('thu-tuc-khac', {
    'instead.rows': '3',
    'instead.2.code': '',
    'instead.2.who.vi': 'Trẻ đã có giấy khai sinh',
  });
  assert.equal(valueAt(body, ['instead', '2', 'code']), null);
  assert.equal(valueAt(body, ['instead', '2', 'who', 'vi']), 'Trẻ đã có giấy khai sinh');
  assert.equal(valueAt(body, ['instead', '0', 'code']), '2.000528');
});
