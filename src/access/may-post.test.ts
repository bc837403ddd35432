import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { whyMayNotDealWithPost, whyNoParcel } from '#access/may-post.ts';
import { type Role, roleLabels } from '#access/role.ts';
import type { Act } from '#dossier/command.ts';
import type { Dossier } from '#dossier/dossier.ts';
import type { PostalOrder } from '#dossier/postal-order.ts';
import {
  actsUpTo,
  CIVIL_BIRTH,
  officer,
  procedureOf,
  seatOf,
} from '#test/support/dossier-fixtures.ts';
import { HOME, postalOrder } from '#test/support/postal-fixture.ts';
import { tell } from '#test/support/story.ts';

const roles = Object.keys(roleLabels).filter((role): role is Role => role in roleLabels);
const { desk, handler } = seatOf(CIVIL_BIRTH);
const agencies = [desk, handler, seatOf(CIVIL_BIRTH, 1).desk, '000.00.00.H33'];

test('only counter officers of the desk that has the dossier deal with the post', () => {
  fc.assert(
    fc.property(fc.constantFrom(...roles), fc.constantFrom(...agencies), (role, agency) => {
      const why = whyMayNotDealWithPost(officer(role, agency), { desk });
      if (agency !== desk) assert.equal(why, 'agency-may-not');
      else assert.equal(why, role === 'counter-officer' ? null : 'role-may-not');
    }),
  );
});

const BY_POST = { delivery: { method: 'post', address: HOME.address } } as const;
/** A dossier after some acts, its result to be posted unless told otherwise. */
function after(acts: readonly Act[], changes: object = BY_POST): Dossier {
  const { dossier } = tell(CIVIL_BIRTH, undefined, acts);
  return { ...dossier, received: { ...dossier.received, ...changes } };
}
const at = (step: string, changes?: object): Dossier => after(actsUpTo(CIVIL_BIRTH, step), changes);
const why = (
  direction: PostalOrder['direction'],
  dossier: Dossier,
  orders: readonly PostalOrder[] = [],
) => whyNoParcel(direction, dossier, procedureOf(CIVIL_BIRTH), orders);

test('a result is posted from the step of handing over on, where the receipt says by post', () => {
  for (const { id } of procedureOf(CIVIL_BIRTH).steps) {
    const isReady = id === 'tra-ket-qua';
    assert.equal(why('deliver', at(id)), isReady ? null : 'result-not-ready', id);
    assert.equal(why('deliver', at(id, {})), 'not-by-post', id);
    assert.equal(why('collect', at(id)), null, id);
  }
});

test('one parcel of a direction at a time; a returned one is sent again, a delivered one is not', () => {
  const ready = at('tra-ket-qua');
  const withState = (state: PostalOrder['state']) =>
    why('deliver', ready, [postalOrder({ state })]);
  for (const state of ['waiting', 'ordered', 'collected', 'in-transit'] as const) {
    assert.equal(withState(state), 'order-open', state);
    assert.equal(why('collect', ready, [postalOrder({ state })]), null, 'the other direction');
  }
  for (const state of ['returned', 'failed', 'refused', 'cancelled'] as const) {
    assert.equal(withState(state), null, state);
  }
  assert.equal(withState('delivered'), 'already-delivered');
});

test('papers of a dossier that was stopped go home, and none are fetched for it', () => {
  const dossier = after([{ type: 'stop', reason: 'Theo đơn', feeSettlement: '' }]);
  assert.equal(dossier.phase.kind, 'closed');
  assert.equal(why('deliver', dossier), null);
  assert.equal(why('collect', dossier), 'dossier-closed');
});
