import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { whyMayNotSetUpKiosk } from '#access/may-set-up-desk.ts';
import { officer } from '#test/support/dossier-fixtures.ts';

test('the counter officers of a desk and the province set its kiosks up', () => {
  assert.equal(whyMayNotSetUpKiosk(officer('counter-officer', 'D1'), 'D1'), null);
  assert.equal(whyMayNotSetUpKiosk(officer('counter-officer', 'D1'), 'D2'), 'agency-may-not');
  assert.equal(whyMayNotSetUpKiosk(officer('province-administrator', 'P'), 'D1'), null);
  for (const role of ['specialist', 'signing-leader', 'clerk'] as const) {
    assert.equal(whyMayNotSetUpKiosk(officer(role, 'D1'), 'D1'), 'role-may-not');
  }
});
