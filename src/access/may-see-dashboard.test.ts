import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { dashboardScope } from '#access/may-see-dashboard.ts';
import { locality, officer } from '#test/support/dossier-fixtures.ts';

const agencyOf = (is: (one: (typeof locality.agencies)[number]) => boolean) =>
  locality.agencies.find(is) ?? assert.fail('there is such an agency');

test('leaders steer their agency, those of the provincial office and administrators the province', () => {
  const commune = agencyOf(({ kind }) => kind === 'commune-committee');
  const office = agencyOf(({ department }) => department === 'van-phong-ubnd-tinh');
  const committee = agencyOf(({ kind }) => kind === 'province-committee');
  const leader = (code: string) => officer('signing-leader', code);
  assert.equal(dashboardScope(leader(commune.code), commune), 'own-agency');
  assert.equal(dashboardScope(leader(office.code), office), 'province');
  assert.equal(dashboardScope(leader(committee.code), committee), 'province');
  assert.equal(dashboardScope(officer('province-administrator', office.code), office), 'province');
});

test('nobody else steers, not at the provincial office either', () => {
  const office = agencyOf(({ department }) => department === 'van-phong-ubnd-tinh');
  for (const role of ['counter-officer', 'specialist', 'clerk', 'data-steward'] as const) {
    assert.equal(dashboardScope(officer(role, office.code), office), 'none', role);
  }
  assert.equal(dashboardScope(officer('signing-leader', 'gone'), null), 'own-agency');
});
