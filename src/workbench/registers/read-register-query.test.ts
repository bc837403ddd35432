import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import type { Day } from '#kernel/day.ts';
import { readRegisterQuery } from '#workbench/registers/read-register-query.ts';
import type { QueryKind } from '#workbench/registers/register-kinds.ts';

const TODAY = '2022-06-21' as Day;
const read = (kind: QueryKind, fields: Readonly<Record<string, string>>) =>
  readRegisterQuery(
    kind,
    new Map(Object.entries(fields).map(([field, value]) => [field, [value]])),
    TODAY,
  );
const faultsOf = (kind: QueryKind, fields: Readonly<Record<string, string>>): string[] => {
  const result = read(kind, fields);
  return result.ok ? [] : result.error.map(({ field }) => field);
};

test('numbers are taken with the blanks and dots that people type', () => {
  const query = read('insured-person', { code: ' 9185 012.345 ' });
  assert.deepEqual(query, { ok: true, value: { kind: 'insured-person', code: '9185012345' } });
  const card = read('health-card', { card: 'gd 4 91 9185012345', name: 'Lâm Hạnh', birth: '1985' });
  assert.ok(card.ok && card.value.kind === 'health-card');
  assert.deepEqual(card.value.card, {
    card: 'GD4919185012345',
    name: 'Lâm Hạnh',
    birthDate: '1985',
  });
});

test('a birth date may be known in part; of kinship it may be left out', () => {
  for (const [typed, kept] of [
    ['19/11/1985', '1985-11-19'],
    ['11/1985', '1985-11'],
    ['1985', '1985'],
  ] as const) {
    const query = read('insurance-code', { name: 'Lâm Hạnh', birth: typed });
    assert.ok(query.ok && query.value.kind === 'insurance-code');
    assert.equal(query.value.criteria.birthDate, kept);
  }
  const both = { number: '091185012345', relativeNumber: '371234567', relation: 'parent' };
  assert.ok(read('kinship', { ...both, name: 'Lâm Hạnh', relativeName: 'Lâm Sáu' }).ok);
});

test('all that is wrong is named at once, each at its field', () => {
  assert.deepEqual(faultsOf('insured-person', { code: '918501234' }), ['code']);
  assert.deepEqual(faultsOf('enterprise', { code: '17000000012' }), ['code']);
  assert.deepEqual(faultsOf('household-business', { code: '<x>' }), ['code']);
  assert.deepEqual(faultsOf('insured-household', { code: '' }), ['code']);
  assert.deepEqual(faultsOf('budget-unit', { words: 'ab' }), ['words']);
  assert.deepEqual(faultsOf('health-card', { card: 'XX9', name: '1', birth: '2030' }), [
    'card',
    'name',
    'birth',
  ]);
  assert.deepEqual(faultsOf('kinship', {}), [
    'number',
    'name',
    'relativeNumber',
    'relativeName',
    'relation',
  ]);
});
