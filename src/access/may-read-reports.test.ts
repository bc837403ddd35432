import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { reportReach } from '#access/may-read-reports.ts';
import { roleLabels, type Role } from '#access/role.ts';
import { officer } from '#test/support/dossier-fixtures.ts';

const ward = { kind: 'commune-committee', department: null };
const office = { kind: 'department', department: 'van-phong-ubnd-tinh' };

test('leaders read the reports of their agency, the province and its office those of all', () => {
  const reach = (role: Role, agency: typeof office | typeof ward | null) =>
    reportReach(officer(role, 'x'), agency);
  assert.equal(reach('province-administrator', office), 'province');
  assert.equal(reach('signing-leader', office), 'province');
  assert.equal(
    reach('signing-leader', { kind: 'province-committee', department: null }),
    'province',
  );
  assert.equal(reach('signing-leader', ward), 'own-agency');
  assert.equal(reach('signing-leader', null), 'own-agency');
});

test('nobody else reads any', () => {
  const others = Object.keys(roleLabels).filter(
    (role) => role !== 'signing-leader' && role !== 'province-administrator',
  ) as Role[];
  assert.deepEqual(
    others.filter((role) => reportReach(officer(role, 'x'), office) !== 'none'),
    [],
  );
});
