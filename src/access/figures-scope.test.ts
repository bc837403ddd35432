import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { figuresScope } from '#access/figures-scope.ts';
import { type Role, roleLabels } from '#access/role.ts';
import { locality, officer } from '#test/support/dossier-fixtures.ts';

const agencyOf = (is: (one: (typeof locality.agencies)[number]) => boolean) =>
  locality.agencies.find(is) ?? assert.fail('there is such an agency');

test('leaders steer their agency, those of the provincial office and administrators the province', () => {
  const commune = agencyOf(({ kind }) => kind === 'commune-committee');
  const office = agencyOf(({ department }) => department === 'van-phong-ubnd-tinh');
  const committee = agencyOf(({ kind }) => kind === 'province-committee');
  const leader = (code: string) => officer('signing-leader', code);
  assert.equal(figuresScope(leader(commune.code), commune), 'own-agency');
  assert.equal(figuresScope(leader(office.code), office), 'province');
  assert.equal(figuresScope(leader(committee.code), committee), 'province');
  assert.equal(figuresScope(officer('province-administrator', office.code), office), 'province');
});

test('nobody else steers, not at the provincial office either', () => {
  const office = agencyOf(({ department }) => department === 'van-phong-ubnd-tinh');
  const others = Object.keys(roleLabels).filter(
    (role) => role !== 'signing-leader' && role !== 'province-administrator',
  ) as Role[];
  assert.ok(others.length >= 4);
  for (const role of others) {
    assert.equal(figuresScope(officer(role, office.code), office), 'none', role);
  }
  assert.equal(figuresScope(officer('signing-leader', 'gone'), null), 'own-agency');
});
