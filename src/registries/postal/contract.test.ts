import { strict as assert } from 'node:assert';
import { randomUUID } from 'node:crypto';
import { beforeEach, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import type { PostalOrder } from '#dossier/postal-order.ts';
import { instantFromEpoch } from '#kernel/day.ts';
import { type CallRecord, createPlatform } from '#registries/lgsp/gateway.ts';
import { post } from '#registries/postal/adapter.ts';
import { readFeed } from '#registries/postal/codec.ts';
import { RegistryFault } from '#registries/registry-fault.ts';
import { day } from '#test/support/dossier-fixtures.ts';
import { DESK, postalOrder } from '#test/support/postal-fixture.ts';
import { runSimulators } from '#test/support/simulators.ts';

const simulators = await runSimulators();
const now = () => instantFromEpoch(Date.now());
const records: CallRecord[] = [];
const platform = createPlatform({
  ...simulators,
  baseUrl: simulators.url,
  routes: new Map(),
  now,
})(async (record) => void records.push(record));
const account = { customer: 'KIENGIANG', username: 'mot-cua', password: 'mat-khau-buu-dien' };
const vnpost = post(platform, account, now);
const context = {
  dossierId: randomUUID(),
  subject: 'demo:quay',
  agency: '000.01.40.H33',
  purpose: 'Thử',
  procedureCode: '1.001193',
  person: null,
};

let serial = 0;
/** An order that nobody has made before. */
function orderOf(changes: Partial<PostalOrder> = {}): PostalOrder {
  serial += 1;
  return postalOrder({
    serial,
    number: `000.01.40.H33-220621-0001-T${serial}`,
    desk: { ...DESK, district: null },
    cod: 8000,
    ...changes,
  });
}

const sentOf = async ({ number }: PostalOrder) =>
  (await simulators.parcels()).find((parcel) => parcel.number === number);
const statesOf = async ({ number }: PostalOrder) =>
  (await vnpost.track(number, context))?.map(({ state }) => state) ?? null;

async function faultOf(call: () => Promise<unknown>): Promise<RegistryFault> {
  try {
    await call();
  } catch (fault) {
    assert.ok(fault instanceof RegistryFault, String(fault));
    return fault;
  }
  return assert.fail('it was answered');
}

beforeEach(async () => {
  await simulators.order('postal');
  records.length = 0;
});

test('a result goes from the desk home, with everything that the order has', async () => {
  const order = orderOf();
  assert.match(await vnpost.placeOrder(order, context), /^GL\d+VN$/);
  assert.deepEqual((await sentOf(order))?.message, {
    CustomerCode: 'KIENGIANG',
    ItemCode: '',
    OrderNumber: order.number,
    CODAmount: 8000,
    SenderProvince: 91,
    SenderDistrict: 0,
    SenderAddress: order.desk.address,
    SenderName: 'Bộ phận Một cửa',
    SenderTel: '02973000000',
    SenderEmail: '',
    SenderDesc: 'Kết quả hồ sơ',
    ReceiverProvince: 91,
    ReceiverDistrict: 899,
    ReceiverAddress: order.home.address,
    ReceiverName: 'Thị Bích Liên',
    ReceiverTel: '0950000011',
    ReceiverEmail: '',
    Description: 'Kết quả hồ sơ',
    FlagConfig: 2,
  });
});

test('papers go from home to the desk, on the day that was asked for', async () => {
  const order = orderOf({ direction: 'collect', day: day('2022-06-24'), itemCode: 'RB1VN' });
  assert.equal(await vnpost.placeOrder(order, context), 'RB1VN');
  const message = (await sentOf(order))?.message;
  assert.equal(message?.['SenderName'], 'Thị Bích Liên');
  assert.equal(message?.['ReceiverName'], 'Bộ phận Một cửa');
  assert.equal(message?.['Description'], 'Thu gom ngày 24/06/2022: Kết quả hồ sơ');
});

test('an order is followed through its states; one that nobody made is not known', async () => {
  const order = orderOf();
  assert.equal(await vnpost.track(order.number, context), null);
  await vnpost.placeOrder(order, context);
  for (let asked = 0; asked < 6; asked += 1) await vnpost.track(order.number, context);
  assert.deepEqual(await statesOf(order), [
    'ordered',
    'collected',
    'in-transit',
    'in-transit',
    'delivered',
  ]);
  const [first] = (await vnpost.track(order.number, context)) ?? [];
  assert.match(first?.words ?? '', /tiếp nhận/);
  assert.ok(Math.abs(Date.parse(first?.at ?? '') - Date.now()) < 60_000);
});

test('the feed of all orders is read on page by page', async () => {
  await simulators.order('postal', { parcel: 'ordered' });
  const orders = Array.from({ length: 130 }, () => orderOf());
  for (const order of orders) await vnpost.placeOrder(order, context);
  records.length = 0;
  assert.deepEqual(await statesOf(orders.at(-1) ?? assert.fail()), ['ordered']);
  assert.deepEqual(await statesOf(orders[0] ?? assert.fail()), ['ordered']);
  const asked = records.filter(({ service }) => service === 'getOrderTracking');
  assert.equal(asked.length, 3, 'two pages, and what came since');
});

test('who asks is told of what was there when they asked, not of what a slow answer had', async () => {
  await vnpost.track('nobody', context);
  await simulators.order('postal', { parcel: 'ordered', trickle: 1 });
  const slow = vnpost.track('nobody', context);
  await pause(300); // its answer is on its way, drop by drop
  await simulators.order('postal', { parcel: 'ordered' });
  const order = orderOf();
  await vnpost.placeOrder(order, context);
  assert.deepEqual(await statesOf(order), ['ordered']);
  await slow;
});

test('a second order of the same number, or one without a phone, is refused in words', async () => {
  const order = orderOf();
  await vnpost.placeOrder(order, context);
  const again = await faultOf(() => vnpost.placeOrder(order, context));
  assert.deepEqual([again.code, again.message], ['refused', 'OrderNumber đã tồn tại']);
  const silent = orderOf();
  const without = { ...silent, home: { ...silent.home, phone: '' } };
  const missing = await faultOf(() => vnpost.placeOrder(without, context));
  assert.deepEqual([missing.code, missing.message], ['refused', 'Thiếu ReceiverTel']);
});

test('an order is cancelled before it is collected, and not after', async () => {
  await simulators.order('postal', { parcel: 'ordered' });
  const early = orderOf();
  await vnpost.placeOrder(early, context);
  await vnpost.cancelOrder(early.number, context);
  assert.deepEqual(await statesOf(early), ['ordered', 'cancelled']);
  const late = orderOf();
  await vnpost.placeOrder(late, context);
  await simulators.order('postal', { parcel: 'collected' });
  await vnpost.track(late.number, context);
  const fault = await faultOf(() => vnpost.cancelOrder(late.number, context));
  assert.deepEqual([fault.code, fault.isOutage], ['refused', false]);
});

test('a token that ends is renewed, once for all who wait; no secret is kept', async () => {
  await simulators.forget();
  const orders = Array.from({ length: 8 }, () => orderOf());
  await Promise.all(orders.map((order) => vnpost.placeOrder(order, context)));
  const tokens = records.filter(({ service }) => service === 'getToken');
  assert.ok(tokens.length >= 1 && tokens.length <= 2, `${tokens.length} tokens`);
  assert.doesNotMatch(JSON.stringify(records), /mat-khau-buu-dien|access_token/);
  assert.ok(tokens.every(({ response }) => response === null));
  const stranger = post(platform, { ...account, username: '' }, now);
  const fault = await faultOf(() => stranger.track('x', context));
  assert.deepEqual([fault.code, fault.isOutage], ['no-token', true]);
});

test('whatever the line does is a worded fault, and the feed goes on where it stopped', async () => {
  const order = orderOf();
  await vnpost.placeOrder(order, context);
  const cases = [
    [{ isOut: true }, 'unreachable'],
    [{ errors: 1 }, 'http-status'],
    [{ lostAnswers: 1 }, 'unreachable'],
    [{ webPages: 1 }, 'web-page'],
    [{ rubbish: 1 }, 'wrong-encoding'],
    [{ cutOff: 1 }, 'not-json'],
  ] as const;
  for (const [plan, code] of cases) {
    await simulators.order('postal', { ...plan, parcel: 'ordered' });
    assert.equal((await faultOf(() => vnpost.track(order.number, context))).code, code);
    assert.equal((await faultOf(() => vnpost.placeOrder(orderOf(), context))).code, code);
  }
  await simulators.order('postal', { trickle: 1 });
  assert.match(await vnpost.placeOrder(orderOf(), context), /^GL\d+VN$/, 'drop by drop');
  await simulators.order('postal', { parcel: 'collected' });
  assert.deepEqual(await statesOf(order), ['ordered', 'collected']);
});

test('states that come again and out of order are told as they come', async () => {
  await simulators.order('postal', { parcel: 'collected', outOfOrder: 1 });
  const order = orderOf();
  await vnpost.placeOrder(order, context);
  assert.deepEqual(await statesOf(order), ['ordered', 'collected', 'ordered']);
});

test('a code that nobody knows is told with its words; a feed without ids is a fault', () => {
  const answerOf = (row: object) => ({
    status: 200,
    text: JSON.stringify({ Status: '200', _embedded: { 'rh:doc': [row] } }),
  });
  const row = { OrderNumber: 'x', StatusCode: '999', StatusMessage: 'Chờ thông quan' };
  const [known] = readFeed(answerOf({ ...row, _id: { $oid: '62b1c5f0'.padEnd(24, '0') } }));
  assert.deepEqual(
    [known?.record.state, known?.record.words, known?.record.at],
    [null, 'Chờ thông quan', '2022-06-21T13:21:52.000Z'],
  );
  assert.throws(() => readFeed(answerOf(row)), { code: 'wrong-shape' });
  assert.throws(() => readFeed({ status: 200, text: '{"Status":"200"}' }), { code: 'wrong-shape' });
  assert.throws(() => readFeed({ status: 200, text: '{}' }), { code: 'wrong-shape' });
});
