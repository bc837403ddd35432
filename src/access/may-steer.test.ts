import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { steeringScope } from '#access/may-steer.ts';
import { locality, officer } from '#test/support/dossier-fixtures.ts';

const agencyOf = (is: (one: (typeof locality.agencies)[number]) => boolean) =>
  locality.agencies.find(is) ?? assert.fail('there is such an agency');

test('leaders steer their agency, those of the provincial office and administrators the province', () => {
  const commune = agencyOf(({ kind }) => kind === 'commune-committee');
  const office = agencyOf(({ department }) => department === 'van-phong-ubnd-tinh');
  const committee = agencyOf(({ kind }) => kind === 'province-committee');
  const leader = (code: string) => officer('signing-leader', code);
  assert.equal(steeringScope(leader(commune.code), commune), 'own-agency');
  assert.equal(steeringScope(leader(office.code), office), 'province');
  assert.equal(steeringScope(leader(committee.code), committee), 'province');
  assert.equal(steeringScope(officer('province-administrator', office.code), office), 'province');
});

test('nobody else steers, not at the provincial office either', () => {
  const office = agencyOf(({ department }) => department === 'van-phong-ubnd-tinh');
  for (const role of ['counter-officer', 'specialist', 'clerk', 'data-steward'] as const) {
    assert.equal(steeringScope(officer(role, office.code), office), 'none', role);
  }
  assert.equal(steeringScope(officer('signing-leader', 'gone'), null), 'own-agency');
});
