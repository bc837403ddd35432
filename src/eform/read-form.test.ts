import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { expandForm } from '#eform/expand-form.ts';
import { fieldsOf } from '#eform/form.ts';
import { readForm, readParts } from '#eform/read-form.ts';
import { readWholeForm, usedParts, wholeForm } from '#eform/whole-form.ts';
import { withValueAt } from '#catalogue/json-path.ts';
import type { JsonValue } from '#kernel/canonical-json.ts';

const root = join(import.meta.dirname, '../../catalogue/forms');
const readJson = (file: string): JsonValue =>
  JSON.parse(readFileSync(join(root, file), 'utf8')) as JsonValue;

const person = readJson('parts/person.json');
const files = ['adult', 'child', 'deceased', 'organisation', 'person', 'requester', 'spouse'].map(
  (key) => readJson(`parts/${key}.json`),
);
const read = readParts(files);
const parts = read.ok ? read.value : assert.fail();
const form = readJson('thuong-tru.json');

const changed = (path: string, value: JsonValue): JsonValue =>
  withValueAt(form, path.split('.'), value);
function faultsOf(json: unknown): readonly string[] {
  const result = readForm(json, parts);
  return result.ok ? [] : result.error.map(({ path, why }) => `${path} ${why}`);
}

test('a sound form is read as it stands', () => {
  assert.deepEqual(readForm(form, parts), { ok: true, value: form });
});

test('a wrong form is refused, with the place', () => {
  const cases: readonly (readonly [string, JsonValue, RegExp])[] = [
    ['code', 'Thường trú', /^\/code /],
    ['validFrom', '2022-02-30', /^\/validFrom is a day that no calendar has/],
    ['pages', [], /^\/pages /],
    ['pages.1.id', 'nguoi-khai', /^\/pages\/1\/id is a page twice/],
    ['pages.0.fields.0.when', null, /^\/pages\/0\/fields\/0\/when must be array$/],
    ['pages.0.fields.0.part', 'nobody', /^\/pages\/0\/fields\/0\/part is the unknown part nobody/],
    ['pages.0.fields.1.type', 'colour', /^\/pages\/0\/fields\/1/],
    ['pages.1.fields.0.id', 'ground', /^\/pages\/1\/fields\/1\/id is a field twice/],
    [
      'pages.1.fields.1.options',
      [],
      /^\/pages\/1\/fields\/1\/options has options exactly where it is a choice/,
    ],
    [
      'pages.1.fields.2.min',
      3,
      /^\/pages\/1\/fields\/2\/min has bounds, which its type does not know/,
    ],
    ['pages.1.fields.4.min', 9, /^\/pages\/1\/fields\/4\/min has a least above its largest/],
    [
      'pages.1.fields.0.notAfter',
      'today',
      /^\/pages\/1\/fields\/0\/notAfter is no date and has notAfter/,
    ],
    [
      'pages.1.fields.0.recent',
      60,
      /^\/pages\/1\/fields\/0\/recent is no full date and has recent/,
    ],
    [
      'pages.1.fields.1.initial',
      'khong-co',
      /^\/pages\/1\/fields\/1\/initial has an initial that is no option/,
    ],
    [
      'pages.1.fields.2.when.0.field',
      'household',
      /^\/pages\/1\/fields\/2\/when depends on household, which is not asked/,
    ],
    [
      'pages.1.fields.2.when.0.is',
      ['mua'],
      /^\/pages\/1\/fields\/2\/when depends on ground being mua, which it cannot be/,
    ],
  ];
  for (const [path, value, fault] of cases) {
    const found = faultsOf(changed(path, value));
    assert.ok(
      found.some((text) => fault.test(text)),
      `${path}: ${found.join('; ')}`,
    );
  }
  for (const json of [null, 1, 'x', [], {}]) assert.ok(faultsOf(json).length > 0);
});

test('a form is published with the parts that it uses, and read from them alone', () => {
  const sound = readForm(form, parts);
  const whole = sound.ok ? wholeForm(sound.value, parts) : assert.fail();
  assert.deepEqual(
    whole.parts.map(({ key }) => key),
    ['adult'],
  );
  const nested = new Map(parts).set('nest', {
    key: 'nest',
    title: { vi: 'Trong', en: 'Inner' },
    fields: [{ id: 'in', part: 'child', label: { vi: 'T', en: 'T' }, when: [], feeds: null }],
  });
  assert.deepEqual(
    usedParts([{ part: 'nest' }, null, 'x', { part: 'none' }], nested).map(({ key }) => key),
    ['child', 'nest'],
  );
  const flat = readWholeForm(JSON.parse(JSON.stringify(whole)));
  assert.ok(flat.ok && sound.ok);
  assert.deepEqual(fieldsOf(flat.value), fieldsOf(expandForm(sound.value, parts)));
  const without = readWholeForm({ ...whole, parts: whole.parts.slice(1) });
  assert.ok(!without.ok && without.error.every(({ path }) => path.endsWith('/part')));
  const broken = readWholeForm({ ...whole, parts: [null] });
  assert.match(broken.ok ? '' : (broken.error[0]?.path ?? ''), /^\/parts\/0/);
});

test('parts that are unknown, stand twice or use themselves are refused', () => {
  const use = (part: string): JsonValue => ({
    id: 'inner',
    part,
    label: { vi: 'Trong', en: 'Inner' },
    when: [],
    feeds: null,
  });
  const withUse = (key: string, part: string): JsonValue =>
    withValueAt(withValueAt(person, ['key'], key), ['fields'], [use(part)]);
  const whys = (json: readonly JsonValue[]): readonly string[] => {
    const result = readParts(json);
    return result.ok ? [] : result.error.map(({ path, why }) => `${path} ${why}`);
  };
  assert.deepEqual(whys([person, person]), ['/1/key stands twice']);
  assert.deepEqual(whys([withUse('a', 'b')]), ['/a uses the unknown part b']);
  assert.deepEqual(whys([withUse('a', 'a')]), ['/a uses itself']);
  assert.deepEqual(whys([withUse('a', 'b'), withUse('b', 'a')]), [
    '/a uses itself',
    '/b uses itself',
  ]);
  assert.deepEqual(whys([withUse('a', 'person'), person]), []);
});
