import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { changePayment } from '#store/change-payment.ts';
import { paymentsOf } from '#store/payments.ts';
import { settlePayment } from '#store/settle-payment.ts';
import { dossierOf, historyOf, isTold, systemNow, until } from './support/exchange-fixture.ts';
import {
  callBack,
  collectCash,
  collected,
  desk,
  exchange,
  FEE,
  payment,
  receive,
  simulators,
  start,
  startAndWait,
  stateIs,
  store,
  tell,
} from './support/payment-stage.ts';
import { actOn, done } from './support/store-fixture.ts';

test('a payer pays on the platform: one fee, in the name of the payment, and its bill', async () => {
  const dossierId = await receive();
  const reference = await startAndWait(dossierId);
  await simulators.pay(reference, 'du');
  await stateIs(dossierId, reference, 'paid');
  assert.deepEqual(await collected(dossierId), [
    { type: 'fee-collected', amount: FEE, payment: reference },
  ]);
  assert.equal((await dossierOf(store, dossierId)).feePaid, FEE);
  await until(async () => (await payment(dossierId, reference)).bill !== null);
  const { bill, received, counted } = await payment(dossierId, reference);
  assert.ok(await exchange.content.has(bill ?? ''));
  assert.equal(counted, FEE);
  assert.match(received?.heardFrom ?? '', /^(call-back|query)$/);
  await until(() => isTold(store, dossierId));
});

test('too little is counted as far as it goes, and the rest is still due', async () => {
  const dossierId = await receive();
  const reference = await startAndWait(dossierId);
  await simulators.pay(reference, 'thieu');
  await stateIs(dossierId, reference, 'partly');
  assert.equal((await dossierOf(store, dossierId)).feePaid, FEE / 2);
  const second = await startAndWait(dossierId, { number: 2, amount: FEE / 2 });
  await simulators.pay(second, 'du');
  await stateIs(dossierId, second, 'paid');
  assert.equal((await dossierOf(store, dossierId)).feePaid, FEE);
});

test('too much is counted as far as a fee is due', async () => {
  const dossierId = await receive();
  const reference = await startAndWait(dossierId);
  await tell(callBack({ MaThamChieu: reference, SoTien: String(FEE * 2), MaGiaoDich: 'NH2' }));
  await stateIs(dossierId, reference, 'overpaid');
  const { counted, received } = await payment(dossierId, reference);
  assert.deepEqual([counted, received?.amount], [FEE, FEE * 2]);
  assert.equal((await dossierOf(store, dossierId)).feePaid, FEE);
});

test('paid on the platform and in cash: both are seen, the fee is counted once', async () => {
  const dossierId = await receive();
  const reference = await startAndWait(dossierId);
  await collectCash(dossierId);
  await simulators.pay(reference, 'du');
  await stateIs(dossierId, reference, 'paid-twice');
  assert.deepEqual(await collected(dossierId), [{ type: 'fee-collected', amount: FEE }]);
  assert.equal((await payment(dossierId, reference)).counted, 0);
});

test('two sums under one reference are two payments', async () => {
  const dossierId = await receive();
  const reference = await startAndWait(dossierId);
  await simulators.pay(reference, 'du');
  await stateIs(dossierId, reference, 'paid');
  await simulators.pay(reference, 'du');
  await until(async () => (await paymentsOf(store.pool, dossierId)).length === 2);
  const second = (await paymentsOf(store.pool, dossierId))[1] ?? assert.fail();
  assert.equal(second.reference, `${reference}-${second.received?.transaction}`);
  await stateIs(dossierId, second.reference, 'paid-twice');
  assert.equal((await collected(dossierId)).length, 1);
  await until(() => isTold(store, dossierId));
});

test('money for a dossier that is closed is kept apart from its history', async () => {
  const dossierId = await receive();
  const reference = await startAndWait(dossierId);
  const { version } = await dossierOf(store, dossierId);
  const stop = { type: 'stop', reason: 'Theo đơn', feeSettlement: 'Chưa nộp' } as const;
  done(await actOn(store.run, { dossierId, version, officer: desk, act: stop, at: systemNow() }));
  await simulators.pay(reference, 'du');
  await stateIs(dossierId, reference, 'late');
  assert.equal((await collected(dossierId)).length, 0);
  assert.equal((await dossierOf(store, dossierId)).phase.kind, 'closed');
});

test('given up by the payer; asked again it is open again; cancelled here it may still be paid', async () => {
  const dossierId = await receive();
  const reference = await startAndWait(dossierId);
  await simulators.pay(reference, 'huy');
  await stateIs(dossierId, reference, 'failed');
  const trace = { officer: desk, at: systemNow() };
  const key = { dossierId, reference };
  assert.ok(await changePayment(store.pool, key, { act: 'ask-payment', note: '' }, trace));
  await stateIs(dossierId, reference, 'failed'); // the platform says so once more
  const second = await startAndWait(dossierId, { number: 2 });
  const other = { dossierId, reference: second };
  assert.ok(await changePayment(store.pool, other, { act: 'cancel-payment', note: '' }, trace));
  await simulators.order('payment', { lostAnswers: 1 });
  await simulators.pay(second, 'du');
  await simulators.order('payment');
  await stateIs(dossierId, second, 'paid');
  assert.equal((await dossierOf(store, dossierId)).feePaid, FEE);
});

test('a transfer confirmed by hand is counted in the name of who confirmed it, once', async () => {
  const dossierId = await receive();
  const reference = await start(dossierId, { method: 'vietqr' });
  const key = { dossierId, reference };
  const at = systemNow();
  const money = {
    amount: FEE,
    transaction: 'FT22172000001',
    bank: '',
    at,
    heardFrom: 'officer',
  } as const;
  const duty = { pool: store.pool, runCommand: store.run, now: systemNow };
  await settlePayment(duty, key, money, desk);
  await settlePayment(duty, key, money, desk);
  assert.equal((await payment(dossierId, reference)).state, 'paid');
  const { events } = await historyOf(store, dossierId);
  const fees = events.filter(({ event }) => event.type === 'fee-collected');
  assert.deepEqual(
    fees.map(({ actor }) => actor.subject),
    [desk.subject],
  );
  const { rows } = await store.pool.query(
    `select act, subject from audit where dossier_id = $1 and act like '%payment%' order by at, act`,
    [dossierId],
  );
  const acts = new Set(rows.map((row): string => row.act));
  assert.deepEqual(acts, new Set(['start-payment', 'payment-received', 'payment-counted']));
  assert.equal(rows.length, 3);
  assert.ok(rows.every(({ subject }) => subject === desk.subject));
});

test('an officer who saw the dossier before the money came may go on', async () => {
  const dossierId = await receive();
  const reference = await startAndWait(dossierId);
  const { version } = await dossierOf(store, dossierId);
  await simulators.pay(reference, 'du');
  await stateIs(dossierId, reference, 'paid');
  const act = { type: 'pass-on', note: '' } as const;
  done(await actOn(store.run, { dossierId, version, officer: desk, act, at: systemNow() }));
});
