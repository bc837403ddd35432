import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { findingOf } from '#quality/finding-of.ts';
import type { SourceRecord } from '#quality/source-record.ts';

const record = (changes: Partial<SourceRecord> = {}): SourceRecord => ({
  id: 'P1',
  name: 'Danh Sa Rây',
  birthDate: '2007-03-01',
  sex: 'male',
  identityNumber: '091207000001',
  commune: '30742',
  address: '',
  father: '',
  mother: '',
  more: {},
  ...changes,
});
const pair = { weight: 14, machine: 'link', reasons: { vi: 'giống', en: 'same' } } as const;
const citizen = (cardIssuedOn: string) => record({ id: '091207000001', more: { cardIssuedOn } });

test('of pupils it is asked whether they have a card; of others whether both records agree', () => {
  const left = record();
  const withCard = { left, right: citizen('2021-05-01'), pair };
  const withoutCard = { left, right: citizen(''), pair };
  assert.equal(findingOf('pupils-card', withCard), null);
  assert.equal(findingOf('pupils-card', withoutCard)?.class, 'no-card');
  assert.equal(findingOf('social-insurance', withoutCard), null);
});

test('who was found nowhere is told so, without a score', () => {
  const alone = { left: record(), right: null, pair: null };
  const found = findingOf('social-insurance', alone);
  assert.deepEqual(
    [found?.class, found?.machine, found?.rightId, found?.weight],
    ['unmatched', 'none', null, null],
  );
  const pupil = { ...alone, left: record({ identityNumber: '' }) };
  assert.equal(findingOf('pupils-card', pupil)?.class, 'no-card');
});
