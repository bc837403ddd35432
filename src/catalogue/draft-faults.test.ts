import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readDraft, type References } from '#catalogue/draft-faults.ts';
import type { Agency } from '#catalogue/locality.ts';
import type { Day } from '#kernel/day.ts';

const file = join(import.meta.dirname, '../../catalogue/procedures/1.001193.json');
const law = {
  ...(JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>),
  validFrom: '2026-12-01',
};
const day = (text: string): Day => text as Day;
const agency = (code: string, kind: Agency['kind'], more: Partial<Agency> = {}): Agency => ({
  code,
  validFrom: day('2022-06-18'),
  validTo: null,
  name: { vi: code, en: code },
  kind,
  level: 'commune',
  unitCode: '30730',
  parentCode: null,
  department: null,
  address: null,
  phone: null,
  codeToBeConfirmed: true,
  ...more,
});

const references: References = {
  agencies: [agency('desk', 'one-stop-desk'), agency('committee', 'commune-committee')],
  isInForce: (code) => code === '1.004222',
  published: [day('2020-07-16')],
  today: day('2026-11-24'),
};

function faultsOf(change: Record<string, unknown>, other: Partial<References> = {}) {
  const read = readDraft({ ...law, ...change }, { ...references, ...other });
  return read.ok ? [] : read.error.map(({ path, why }) => `${path} ${why}`);
}

test('a sound draft whose references all exist may become law', () => {
  assert.deepEqual(faultsOf({}), []);
});

test('what it refers to must exist', () => {
  assert.deepEqual(faultsOf({ handler: 'department', department: 'so-tu-phap' }), [
    '/department is no department of the province: so-tu-phap',
  ]);
  assert.deepEqual(faultsOf({ handler: 'district-police' }), [
    '/handler no desk that receives it has such an agency',
  ]);
  const parts = [
    { code: '1.004222', after: [], oneOf: null },
    { code: '1.000001', after: ['1.004222'], oneOf: null },
  ];
  assert.deepEqual(faultsOf({ kind: 'interlinked', parts }), [
    '/parts/1/code 1.000001 is not in force on that day',
  ]);
});

test('its first day is free, and not in the past once the code has a version', () => {
  assert.deepEqual(faultsOf({}, { published: [day('2026-12-01')] }), [
    '/validFrom a version that begins on this day is published already',
  ]);
  assert.deepEqual(faultsOf({ validFrom: '2026-11-23' }), [
    '/validFrom must not be in the past: what was in force is history',
  ]);
  assert.deepEqual(faultsOf({ validFrom: '2026-11-24' }), []);
  assert.deepEqual(faultsOf({ validFrom: '2020-01-01' }, { published: [] }), []);
});

test('a draft that is wrong in itself is told so before anything else', () => {
  assert.deepEqual(faultsOf({ code: 'x', handler: 'district-police' }).length, 1);
});
