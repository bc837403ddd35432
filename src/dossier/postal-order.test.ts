import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import * as fc from 'fast-check';
import {
  askCancel,
  beginSending,
  cancelAnswered,
  isFinal,
  orderNumber,
  placed,
  type PostalOrder,
  type PostalRecord,
  type PostalState,
  refusedByPost,
  settle,
  tracked,
} from '#dossier/postal-order.ts';
import { postalOrder } from '#test/support/postal-fixture.ts';
import { at } from '#test/support/dossier-fixtures.ts';

const now = at('2022-06-21 10:00');
const later = at('2022-06-22 10:00');
const wish = { by: 'demo:quay', at: now, reason: 'Người dân đến quầy', refusal: null };
const note = { by: 'demo:quay', at: now, note: 'Đã gọi người nhận' };
const record = (id: string, state: PostalState | null): PostalRecord => ({
  id,
  at: later,
  state,
  words: String(state),
});
const sent = (): PostalOrder => beginSending(postalOrder(), now) ?? assert.fail();
const ordered = (): PostalOrder => placed(sent(), 'RB1VN', now);

test('the number tells dossier, direction and which of them it is', () => {
  const code = '000.01.40.H33-220621-0001';
  assert.equal(orderNumber(code, 'deliver', 1), `${code}-T1`);
  assert.equal(orderNumber(code, 'collect', 2), `${code}-G2`);
});

test('an order is sent, taken, carried and delivered', () => {
  const order = ordered();
  assert.deepEqual([order.state, order.itemCode, order.sentAt], ['ordered', 'RB1VN', now]);
  const carried = tracked(order, [record('1', 'ordered'), record('2', 'collected')]);
  assert.deepEqual([carried.state, carried.stateAt], ['collected', later]);
  const home = tracked(carried, [record('3', 'in-transit'), record('4', 'delivered')]);
  assert.deepEqual([home.state, home.history.length], ['delivered', 4]);
  assert.ok(isFinal(home.state));
});

test('what never left us is cancelled at once; what may be at the post waits for its answer', () => {
  assert.equal(askCancel(postalOrder(), wish)?.state, 'cancelled');
  const asked = askCancel(sent(), wish) ?? assert.fail();
  assert.equal(asked.state, 'waiting');
  assert.equal(beginSending(asked, later), null, 'it is not sent any more');
  assert.equal(cancelAnswered(asked, null, later).state, 'cancelled');
  const refused = cancelAnswered(askCancel(ordered(), wish) ?? assert.fail(), 'Đã thu gom', later);
  assert.deepEqual([refused.state, refused.cancel?.refusal], ['ordered', 'Đã thu gom']);
  assert.equal(askCancel(refused, wish), null, 'and is not asked for twice');
});

test('what the postman has, or what has ended, is cancelled no more', () => {
  const collected = tracked(ordered(), [record('2', 'collected')]);
  assert.equal(askCancel(collected, wish), null);
  const delivered = tracked(collected, [record('3', 'delivered')]);
  assert.equal(askCancel(delivered, wish), null);
  assert.equal(cancelAnswered({ ...delivered, cancel: wish }, null, later).state, 'delivered');
});

test('a refused order stays refused, with the words of the post', () => {
  const order = refusedByPost(sent(), 'Thiếu ReceiverTel', now);
  assert.deepEqual([order.state, order.refusal], ['refused', 'Thiếu ReceiverTel']);
  assert.equal(beginSending(order, later), null);
  assert.equal(refusedByPost(ordered(), 'x', later).state, 'ordered');
});

test('only what went wrong is seen to, and once', () => {
  const returned = tracked(ordered(), [record('2', 'returned')]);
  const seen = settle(returned, note) ?? assert.fail();
  assert.equal(seen.settled?.note, 'Đã gọi người nhận');
  assert.equal(settle(seen, note), null);
  assert.equal(settle(ordered(), note), null);
});

test('a code that nobody knows is kept and changes nothing', () => {
  const order = tracked(ordered(), [record('5', null)]);
  assert.deepEqual([order.state, order.history.length], ['ordered', 1]);
});

const states: readonly (PostalState | null)[] = [
  'ordered',
  'collected',
  'in-transit',
  'delivered',
  'returned',
  null,
];
const histories = fc
  .array(fc.constantFrom(...states), { maxLength: 8 })
  .map((list) => list.map((state, index) => record(String(index), state)));

test('however news are told, doubled or in pieces, the end is the same', () => {
  fc.assert(
    fc.property(histories, fc.array(fc.nat({ max: 7 }), { maxLength: 30 }), (all, drawn) => {
      const straight = tracked(ordered(), all);
      const pieces = drawn.flatMap((index) => all[index] ?? []);
      const beforeEnd = pieces.filter(({ state }) => state === null || !isFinal(state));
      const bits = beforeEnd.reduce((order, one) => tracked(order, [one]), ordered());
      const whole = tracked(tracked(bits, all), pieces);
      assert.deepEqual([whole.state, whole.history], [straight.state, straight.history]);
    }),
  );
});

test('the state never goes back', () => {
  const way = ['waiting', 'ordered', 'collected', 'in-transit'];
  fc.assert(
    fc.property(histories, (all) => {
      let order = ordered();
      for (const one of all.toReversed()) {
        const next = tracked(order, [one]);
        if (isFinal(order.state)) assert.equal(next.state, order.state);
        else if (!isFinal(next.state)) {
          assert.ok(way.indexOf(next.state) >= way.indexOf(order.state));
        }
        order = next;
      }
    }),
  );
});
