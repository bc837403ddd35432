import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { caseClassOf, differencesOf } from '#quality/case-class.ts';
import type { SourceRecord } from '#quality/source-record.ts';

const record = (changes: Partial<SourceRecord> = {}): SourceRecord => ({
  id: '1',
  name: 'Thạch Thị Hòa',
  birthDate: '1985-11-03',
  sex: 'female',
  identityNumber: '091185000001',
  commune: '',
  address: '',
  father: '',
  mother: '',
  more: {},
  ...changes,
});

test('the classes of 2262/BYT-CNTT are told apart', () => {
  const right = record();
  assert.equal(caseClassOf(record({ identityNumber: '' }), right), 'missing-number');
  assert.equal(caseClassOf(record({ identityNumber: '371234567' }), right), 'malformed-number');
  assert.equal(caseClassOf(record({ identityNumber: '091185000010' }), right), 'wrong-number');
  assert.equal(caseClassOf(record({ name: 'Thach Thi Hoa' }), right), 'wrong-basics');
  assert.equal(caseClassOf(record(), null), 'unmatched');
  assert.equal(caseClassOf(record(), right), null);
});

test('the spelling of a name is no difference, its marks are', () => {
  const differ = (name: string): boolean => differencesOf(record({ name }), record()).length > 0;
  assert.equal(differ('THẠCH  THỊ HOÀ'), false);
  assert.equal(differ('Thạch Thị Hòa'.normalize('NFD')), false);
  assert.equal(differ('Thạch Thị Hoa'), true);
});

test('a year alone agrees with a day in it, and what is not told differs from nothing', () => {
  const right = record({ birthDate: '1985', sex: null });
  assert.deepEqual(differencesOf(record(), right), []);
  assert.deepEqual(differencesOf(record({ birthDate: '1986-01-01' }), right), [
    { field: 'birthDate', left: '1986-01-01', right: '1985' },
  ]);
});
