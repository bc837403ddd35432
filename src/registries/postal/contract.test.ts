import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import type { PostalEnd, PostalOrder } from '#dossier/postal-order.ts';
import { addDays, dayOf } from '#kernel/day.ts';
import { connectRegistries } from '#registries/connect.ts';
import type { CallRecord } from '#registries/lgsp/gateway.ts';
import type { Post, PostAccount } from '#registries/postal/adapter.ts';
import { readFeed } from '#registries/postal/codec.ts';
import type { KnownEnd } from '#test/support/contract-data.ts';
import { faultOf, type Ordering, openContract } from '#test/support/contract-target.ts';
import { day } from '#test/support/dossier-fixtures.ts';
import { systemNow } from '#test/support/exchange-fixture.ts';
import { lineContract } from '#test/support/line-contract.ts';
import { DESK, postalOrder } from '#test/support/postal-fixture.ts';

const contract = await openContract('postal');
const { account, context, records, registries } = contract;
const vnpost = (): Post => registries.post ?? assert.fail('there is no account');

/** Another at each run: a real post keeps what was ordered before. */
let serial = Math.floor(Math.random() * 900_000_000);
/** An order that nobody has made before. */
function orderOf(changes: Partial<PostalOrder> = {}): PostalOrder {
  serial += 1;
  return postalOrder({
    number: `${context.agency}-220621-${serial}-T1`,
    desk: { ...DESK, district: null },
    cod: 8000,
    ...changes,
  });
}

const sentOf = async ({ simulators }: Ordering, { number }: PostalOrder) =>
  (await simulators.parcels()).find((parcel) => parcel.number === number);
const statesOf = async ({ number }: PostalOrder) =>
  (await vnpost().track(number, context))?.map(({ state }) => state) ?? null;

const endOf = (known: KnownEnd): PostalEnd => ({
  unit: '',
  line: '',
  district: null,
  email: null,
  ...known,
});

/** Orders a parcel, and cancels it whatever comes of the body: a postman may set out for it. */
async function whileOrdered(order: PostalOrder, body: () => Promise<void>): Promise<void> {
  await vnpost().placeOrder(order, context);
  try {
    await body();
  } finally {
    await vnpost().cancelOrder(order.number, context);
  }
}

contract.about('parcel', 'a result and papers are ordered, cancelled, and known', async (known) => {
  const [desk, home] = [endOf(known.desk), endOf(known.home)];
  const tomorrow = addDays(dayOf(systemNow()), 1);
  for (const order of [
    orderOf({ desk, home, direction: 'deliver' }),
    orderOf({ desk, home, direction: 'collect', day: tomorrow }),
  ]) {
    await whileOrdered(order, async () => undefined);
    assert.notEqual(await vnpost().track(order.number, context), null);
  }
});

contract.about('parcel', 'a second order of the same number is refused in words', async (known) => {
  const order = orderOf({ desk: endOf(known.desk), home: endOf(known.home) });
  await whileOrdered(order, async () => {
    const again = await faultOf(() => vnpost().placeOrder(order, context));
    assert.equal(again.code, 'refused');
    assert.notEqual(again.message, '');
  });
});

contract.test('an order that nobody made is not known, and not cancelled', async () => {
  const { number } = orderOf();
  assert.equal(await vnpost().track(number, context), null);
  const fault = await faultOf(() => vnpost().cancelOrder(number, context));
  assert.deepEqual([fault.code, fault.isOutage], ['refused', false]);
});

contract.test(
  'an account that the post does not know is an outage; no secret is kept',
  async () => {
    const own = account.post ?? assert.fail('there is no account');
    const kept: CallRecord[] = [];
    const keepOf = () => async (record: CallRecord) => void kept.push(record);
    const connect = (changes: Partial<PostAccount>) =>
      connectRegistries({ ...account, post: { ...own, ...changes } }, keepOf, systemNow).post;
    await connect({})?.track('x', context);
    assert.deepEqual([kept[0]?.service, kept[0]?.response], ['getToken', null]);
    assert.ok(!JSON.stringify(kept).includes(own.password));
    const fault = await faultOf(async () => connect({ username: '' })?.track('x', context));
    assert.deepEqual([fault.code, fault.isOutage], ['no-token', true]);
  },
);

contract.ordered(
  'a result goes from the desk home, with everything that the order has',
  async (simulator) => {
    const order = orderOf();
    assert.match(await vnpost().placeOrder(order, context), /^GL\d+VN$/);
    assert.deepEqual((await sentOf(simulator, order))?.message, {
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
  },
);

contract.ordered(
  'papers go from home to the desk, on the day that was asked for',
  async (simulator) => {
    const order = orderOf({ direction: 'collect', day: day('2022-06-24'), itemCode: 'RB1VN' });
    assert.equal(await vnpost().placeOrder(order, context), 'RB1VN');
    const message = (await sentOf(simulator, order))?.message;
    assert.equal(message?.['SenderName'], 'Thị Bích Liên');
    assert.equal(message?.['ReceiverName'], 'Bộ phận Một cửa');
    assert.equal(message?.['Description'], 'Thu gom ngày 24/06/2022: Kết quả hồ sơ');
  },
);

contract.ordered('an order is followed through its states', async () => {
  const order = orderOf();
  assert.equal(await vnpost().track(order.number, context), null);
  await vnpost().placeOrder(order, context);
  for (let asked = 0; asked < 6; asked += 1) await vnpost().track(order.number, context);
  assert.deepEqual(await statesOf(order), [
    'ordered',
    'collected',
    'in-transit',
    'in-transit',
    'delivered',
  ]);
  const [first] = (await vnpost().track(order.number, context)) ?? [];
  assert.match(first?.words ?? '', /tiếp nhận/);
  assert.ok(Math.abs(Date.parse(first?.at ?? '') - Date.now()) < 60_000);
});

contract.ordered('the feed of all orders is read on page by page', async ({ order: plan }) => {
  await plan({ parcel: 'ordered' });
  const orders = Array.from({ length: 130 }, () => orderOf());
  for (const order of orders) await vnpost().placeOrder(order, context);
  const before = records.length;
  assert.deepEqual(await statesOf(orders.at(-1) ?? assert.fail()), ['ordered']);
  assert.deepEqual(await statesOf(orders[0] ?? assert.fail()), ['ordered']);
  const asked = records.slice(before).filter(({ service }) => service === 'getOrderTracking');
  assert.equal(asked.length, 3, 'two pages, and what came since');
});

contract.ordered(
  'who asks is told of what was there when they asked, not of what a slow answer had',
  async ({ order: plan }) => {
    await vnpost().track('nobody', context);
    await plan({ parcel: 'ordered', trickle: 1 });
    const slow = vnpost().track('nobody', context);
    await pause(300); // its answer is on its way, drop by drop
    await plan({ parcel: 'ordered' });
    const order = orderOf();
    await vnpost().placeOrder(order, context);
    assert.deepEqual(await statesOf(order), ['ordered']);
    await slow;
  },
);

contract.ordered(
  'a second order of the same number, or one without a phone, is refused in the words of the post',
  async () => {
    const order = orderOf();
    await vnpost().placeOrder(order, context);
    const again = await faultOf(() => vnpost().placeOrder(order, context));
    assert.deepEqual([again.code, again.message], ['refused', 'OrderNumber đã tồn tại']);
    const silent = orderOf();
    const without = { ...silent, home: { ...silent.home, phone: '' } };
    const missing = await faultOf(() => vnpost().placeOrder(without, context));
    assert.deepEqual([missing.code, missing.message], ['refused', 'Thiếu ReceiverTel']);
  },
);

contract.ordered(
  'an order is cancelled before it is collected, and not after',
  async ({ order: plan }) => {
    await plan({ parcel: 'ordered' });
    const early = orderOf();
    await vnpost().placeOrder(early, context);
    await vnpost().cancelOrder(early.number, context);
    assert.deepEqual(await statesOf(early), ['ordered', 'cancelled']);
    const late = orderOf();
    await vnpost().placeOrder(late, context);
    await plan({ parcel: 'collected' });
    await vnpost().track(late.number, context);
    const fault = await faultOf(() => vnpost().cancelOrder(late.number, context));
    assert.deepEqual([fault.code, fault.isOutage], ['refused', false]);
  },
);

contract.ordered(
  'a token that ends is renewed, once for all who wait; no secret is kept',
  async ({ simulators }) => {
    await simulators.forget();
    const orders = Array.from({ length: 8 }, () => orderOf());
    await Promise.all(orders.map((order) => vnpost().placeOrder(order, context)));
    const tokens = records.filter(({ service }) => service === 'getToken');
    assert.ok(tokens.length >= 1 && tokens.length <= 2, `${tokens.length} tokens`);
    assert.doesNotMatch(JSON.stringify(records), /mat-khau-buu-dien|access_token/);
    assert.ok(tokens.every(({ response }) => response === null));
  },
);

lineContract(contract, () => vnpost().track('x', context), 'json');

contract.ordered(
  'whatever the line does to an order is a worded fault, and the feed goes on where it stopped',
  async ({ order: plan }) => {
    const order = orderOf();
    await vnpost().placeOrder(order, context);
    const cases = [
      [{ isOut: true }, 'unreachable'],
      [{ errors: 1 }, 'http-status'],
      [{ lostAnswers: 1 }, 'unreachable'],
      [{ webPages: 1 }, 'web-page'],
      [{ rubbish: 1 }, 'wrong-encoding'],
      [{ cutOff: 1 }, 'not-json'],
    ] as const;
    for (const [fault, code] of cases) {
      await plan({ ...fault, parcel: 'ordered' });
      assert.equal((await faultOf(() => vnpost().track(order.number, context))).code, code);
      assert.equal((await faultOf(() => vnpost().placeOrder(orderOf(), context))).code, code);
    }
    await plan({ trickle: 1 });
    assert.match(await vnpost().placeOrder(orderOf(), context), /^GL\d+VN$/, 'drop by drop');
    await plan({ parcel: 'collected' });
    assert.deepEqual(await statesOf(order), ['ordered', 'collected']);
  },
);

contract.ordered(
  'states that come again and out of order are told as they come',
  async ({ order: plan }) => {
    await plan({ parcel: 'collected', outOfOrder: 1 });
    const order = orderOf();
    await vnpost().placeOrder(order, context);
    assert.deepEqual(await statesOf(order), ['ordered', 'collected', 'ordered']);
  },
);

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
