import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { mayAskRegisters, mayIssueBudgetCodes } from '#access/may-ask-registers.ts';
import { type Role, roleLabels } from '#access/role.ts';
import { officer } from '#test/support/dossier-fixtures.ts';

const roles = Object.keys(roleLabels) as readonly Role[];
const allowed = (may: (who: ReturnType<typeof officer>) => boolean): readonly Role[] =>
  roles.filter((role) => may(officer(role, '000.01.40.H33')));

test('who works on dossiers may ask other registers; who signs, files or administers may not', () => {
  assert.deepEqual(allowed(mayAskRegisters), ['counter-officer', 'specialist']);
});

test('a code of a budget unit is asked for by a specialist or the administrator', () => {
  assert.deepEqual(allowed(mayIssueBudgetCodes), ['specialist', 'province-administrator']);
});
