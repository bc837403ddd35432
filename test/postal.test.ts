import { strict as assert } from 'node:assert';
import { after, before, beforeEach, test } from 'node:test';
import { whyNoParcel } from '#access/may-post.ts';
import { isFinal, type PostalOrder, settle } from '#dossier/postal-order.ts';
import { deliveriesOf, leaseDeliveries, markAwaited } from '#store/deliveries.ts';
import { countParcels, parcelsOfDesk } from '#store/postal-list.ts';
import { changeParcel, ordersOf } from '#store/postal-orders.ts';
import { CIVIL_BIRTH, procedureOf, seatOf } from './support/dossier-fixtures.ts';
import {
  dossierOf,
  isTold,
  startTestExchange,
  systemNow,
  type TestExchange,
  until,
} from './support/exchange-fixture.ts';
import {
  byCounter,
  cancelParcel,
  dossierByPost,
  orderFor,
  parcelFor,
  parcelNow,
  seat,
  untilIs,
} from './support/postal-desk.ts';
import { HOME } from './support/postal-fixture.ts';
import { runSimulators } from './support/simulators.ts';
import { openTestStore, receiveDossier, type TestStore } from './support/store-fixture.ts';

const simulators = await runSimulators();
let store: TestStore;
let exchange: TestExchange | null = null;

before(async () => {
  store = await openTestStore();
});
after(async () => {
  await exchange?.stop();
  await store.close();
});
beforeEach(async () => {
  await simulators.order('postal');
});

const start = (): void => {
  exchange ??= startTestExchange(store, simulators);
};

const sentOf = async ({ number }: PostalOrder) =>
  (await simulators.parcels()).find((parcel) => parcel.number === number);

test('an order, what the post is to be told and the audit are written together, and wait', async () => {
  const dossierId = await dossierByPost(store);
  const order = await parcelFor(store, dossierId);
  const { code } = await dossierOf(store, dossierId);
  assert.deepEqual([order.number, order.state], [`${code}-T1`, 'waiting']);
  const told = await deliveriesOf(store.pool, dossierId);
  assert.equal(told.find(({ party }) => party === 'postal')?.isDone, false);
  const { rows } = await store.ownerPool.query(
    `select subject, detail from audit where dossier_id = $1 and act = 'postal-order'`,
    [dossierId],
  );
  assert.deepEqual(rows, [{ subject: byCounter().subject, detail: `${order.number} waiting` }]);
});

test('the same order sent twice is one; another while one is open is refused', async () => {
  const dossierId = await dossierByPost(store);
  const order = await parcelFor(store, dossierId);
  const again = await orderFor(store, dossierId, 'deliver', { serial: 1 });
  assert.ok(again.ok);
  assert.equal(again.value.number, order.number);
  const other = await orderFor(store, dossierId);
  assert.deepEqual(other, { ok: false, error: 'order-open' });
  const both = await dossierByPost(store);
  const twice = await Promise.all([
    orderFor(store, both, 'deliver', { serial: 1 }),
    orderFor(store, both, 'deliver', { serial: 1 }),
  ]);
  assert.ok(twice.every(({ ok }) => ok));
  assert.equal((await ordersOf(store.pool, both)).length, 1);
});

test('a result is posted once there is one, papers are fetched while the dossier is open', async () => {
  const early = await dossierByPost(store, false);
  assert.deepEqual(await orderFor(store, early), { ok: false, error: 'result-not-ready' });
  assert.equal((await parcelFor(store, early, 'collect')).direction, 'collect');
  const { dossierId } = await receiveDossier(store.run, CIVIL_BIRTH);
  assert.deepEqual(await orderFor(store, dossierId), { ok: false, error: 'not-by-post' });
  const closed = await dossierByPost(store);
  const dossier = await dossierOf(store, closed);
  const handed = {
    ...dossier,
    phase: { kind: 'closed', outcome: 'handed-over' },
  } as typeof dossier;
  const why = (direction: PostalOrder['direction']) =>
    whyNoParcel(direction, handed, procedureOf(CIVIL_BIRTH), []);
  assert.deepEqual([why('collect'), why('deliver')], ['dossier-closed', null]);
});

test('what was not sent yet is cancelled at once, and never is', async () => {
  const order = await parcelFor(store);
  assert.equal((await cancelParcel(store, order))?.state, 'cancelled');
  start();
  await until(() => isTold(store, order.dossierId));
  assert.equal(await sentOf(order), undefined);
});

test('a parcel is ordered, collected, carried and delivered; then nobody asks any more', async () => {
  start();
  const order = await parcelFor(store);
  await untilIs(store, order, 'delivered');
  await until(() => isTold(store, order.dossierId));
  const { history, itemCode } = await parcelNow(store, order);
  assert.deepEqual(
    history.map(({ state }) => state),
    ['ordered', 'collected', 'in-transit', 'in-transit', 'delivered'],
  );
  assert.match(itemCode, /^GL/);
  const { rows } = await store.ownerPool.query(
    `select detail from audit where dossier_id = $1 and act = 'postal-state' order by at`,
    [order.dossierId],
  );
  assert.equal(rows.at(-1).detail, `${order.number} delivered`);
  assert.deepEqual(await orderFor(store, order.dossierId), {
    ok: false,
    error: 'already-delivered',
  });
});

test('though answers are lost, doubled and out of order, each parcel is ordered once', async () => {
  start();
  const faults = { errors: 0.2, lostAnswers: 0.3, webPages: 0.05, cutOff: 0.05, outOfOrder: 0.3 };
  await simulators.order('postal', faults);
  const ids = await Promise.all(Array.from({ length: 20 }, () => dossierByPost(store)));
  const orders = await Promise.all(ids.map((id) => parcelFor(store, id)));
  await until(async () =>
    (await Promise.all(orders.map((order) => parcelNow(store, order)))).every(({ state }) =>
      isFinal(state),
    ),
  );
  for (const order of orders) {
    const { state, history } = await parcelNow(store, order);
    assert.equal(state, 'delivered', order.number);
    assert.equal((await sentOf(order))?.sent, 1, order.number);
    assert.equal(new Set(history.map(({ id }) => id)).size, history.length);
  }
});

test('a cancellation in time reaches the post, also where its answer is lost', async () => {
  start();
  await simulators.order('postal', { parcel: 'ordered' });
  const order = await parcelFor(store);
  await untilIs(store, order, 'ordered');
  await simulators.order('postal', { parcel: 'ordered', lostAnswers: 0.5 });
  assert.equal((await cancelParcel(store, order))?.state, 'ordered', 'the post is asked first');
  await untilIs(store, order, 'cancelled');
  assert.equal((await sentOf(order))?.code, 'GL-80');
  await until(() => isTold(store, order.dossierId));
});

test('a cancellation that comes too late is told so, and the parcel goes on', async () => {
  start();
  await simulators.order('postal', { parcel: 'ordered' });
  const order = await parcelFor(store);
  await untilIs(store, order, 'ordered');
  await simulators.order('postal', { parcel: 'collected', latency: 30 });
  await cancelParcel(store, order);
  await until(async () => (await parcelNow(store, order)).cancel?.refusal !== null);
  const { state, cancel: wish } = await parcelNow(store, order);
  assert.match(wish?.refusal ?? '', /không hủy được/);
  assert.ok(!isFinal(state));
  assert.equal(await cancelParcel(store, order), null);
  await simulators.order('postal');
  await untilIs(store, order, 'delivered');
});

test('a returned parcel stands on the list of its desk until it is sent again or seen to', async () => {
  start();
  await simulators.order('postal', { parcel: 'returned' });
  const order = await parcelFor(store);
  const other = await parcelFor(store);
  await untilIs(store, order, 'returned');
  await untilIs(store, other, 'returned');
  const waiting = async (desk = seat.desk): Promise<readonly string[]> =>
    (await parcelsOfDesk(store.pool, desk, 'can-xu-ly', null, 50)).map(({ number }) => number);
  assert.deepEqual((await waiting()).toSorted(), [order.number, other.number].toSorted());
  assert.deepEqual(await waiting(seatOf(CIVIL_BIRTH, 1).desk), [], 'and on nobody else’s');
  assert.equal((await countParcels(store.pool, seat.desk))['can-xu-ly'], 2);
  await simulators.order('postal');
  const again = await parcelFor(store, order.dossierId);
  assert.match(again.number, /-T2$/);
  assert.deepEqual(await waiting(), [other.number]);
  const seen = await changeParcel(
    store.pool,
    other,
    (held) => settle(held, { by: 'demo:quay', at: systemNow(), note: 'Đến quầy nhận' }),
    { by: byCounter(), act: 'postal-settle', isNews: false },
  );
  assert.equal(seen?.settled?.note, 'Đến quầy nhận');
  assert.deepEqual(await waiting(), []);
  await untilIs(store, again, 'delivered');
});

test('the post refuses what it cannot carry: its words are kept, and nothing waits for ever', async () => {
  start();
  const dossierId = await dossierByPost(store);
  const ordered = await orderFor(store, dossierId, 'deliver', { home: { ...HOME, phone: '' } });
  const order = ordered.ok ? ordered.value : assert.fail();
  await untilIs(store, order, 'refused');
  assert.equal((await parcelNow(store, order)).refusal, 'Thiếu ReceiverTel');
  await until(() => isTold(store, dossierId));
});

test('the list goes on by key, newest first', async () => {
  const all = await parcelsOfDesk(store.pool, seat.desk, 'da-xong', null, 100);
  const first = await parcelsOfDesk(store.pool, seat.desk, 'da-xong', null, 3);
  assert.equal(first.length, 4, 'one more says that there are more');
  const last = first[2] ?? assert.fail();
  const second = await parcelsOfDesk(store.pool, seat.desk, 'da-xong', last, 3);
  const numbers = [...first.slice(0, 3), ...second.slice(0, 3)].map(({ number }) => number);
  assert.deepEqual(
    numbers,
    all.slice(0, 6).map(({ number }) => number),
  );
});

test('what is wanted while the post is being asked is due at once afterwards', async () => {
  await exchange?.stop();
  exchange = null;
  const order = await parcelFor(store);
  const leased = await leaseDeliveries(store.pool, 'postal', systemNow(), {
    limit: 100,
    milliseconds: 60_000,
  });
  const mine = leased.find(({ dossierId }) => dossierId === order.dossierId) ?? assert.fail();
  await cancelParcel(store, order);
  const later = systemNow();
  await markAwaited(store.pool, mine, '2100-01-01T00:00:00.000Z' as typeof later, later);
  const due = await leaseDeliveries(store.pool, 'postal', systemNow(), {
    limit: 100,
    milliseconds: 1,
  });
  assert.ok(due.some(({ dossierId }) => dossierId === order.dossierId));
});
