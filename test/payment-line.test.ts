import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { startPayment } from '#store/change-payment.ts';
import { paymentsOf } from '#store/payments.ts';
import type { RunCommand } from '#store/run-command.ts';
import { settlePayment } from '#store/settle-payment.ts';
import { isTold, systemNow, until } from './support/exchange-fixture.ts';
import {
  callBack,
  collected,
  desk,
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

test('a call-back that gets lost is found by asking', async () => {
  const dossierId = await receive();
  const reference = await startAndWait(dossierId);
  await simulators.order('payment', { lostAnswers: 1 });
  await simulators.pay(reference, 'du');
  await simulators.order('payment');
  await stateIs(dossierId, reference, 'paid');
  assert.equal((await payment(dossierId, reference)).received?.heardFrom, 'query');
  assert.equal((await collected(dossierId)).length, 1);
});

test('call-backs that come twice, late and beside our own asking count once', async () => {
  await simulators.order('payment', { duplicates: 1, latency: 30 });
  const ids = await Promise.all(Array.from({ length: 10 }, receive));
  const references = await Promise.all(ids.map((id) => startAndWait(id)));
  await Promise.all(references.map((reference) => simulators.pay(reference, 'du')));
  for (const [index, id] of ids.entries()) {
    const reference = references[index] ?? assert.fail();
    await stateIs(id, reference, 'paid');
    const money = { MaThamChieu: reference, MaGiaoDich: await transactionOf(id, reference) };
    assert.deepEqual(await tell(callBack(money)), { status: 200, code: '00' });
    assert.equal((await collected(id)).length, 1);
    assert.equal((await paymentsOf(store.pool, id)).length, 1);
  }
});

test('lost answers and faults: a payment is started once, and asked about before it is sent again', async () => {
  await simulators.order('payment', { errors: 0.2, lostAnswers: 0.3, cutOff: 0.1, webPages: 0.1 });
  const ids = await Promise.all(Array.from({ length: 8 }, receive));
  const references = await Promise.all(ids.map((id) => start(id)));
  for (const [index, id] of ids.entries()) {
    const reference = references[index] ?? assert.fail();
    await until(async () => (await payment(id, reference)).address !== null);
  }
  const { rows } = await store.pool.query(
    `select array_agg(service order by at) as services from exchange_call
      where dossier_id = any($1) group by dossier_id`,
    [ids],
  );
  const services = rows.map((row): string => row.services.join(' '));
  assert.ok(
    services.some((text) => text.includes('INIT QUERY')),
    services.join('; '),
  );
  assert.ok(
    services.every((text) => !text.includes('INIT INIT')),
    services.join('; '),
  );
  await simulators.order('payment');
  await Promise.all(references.map((reference) => simulators.pay(reference, 'du')));
  for (const [index, id] of ids.entries()) {
    await stateIs(id, references[index] ?? '', 'paid');
    assert.equal((await collected(id)).length, 1);
    await until(() => isTold(store, id));
  }
});

test('a forged call-back, one for others and one of nobody are refused and kept', async () => {
  const dossierId = await receive();
  const reference = await startAndWait(dossierId);
  const right = callBack({ MaThamChieu: reference });
  assert.deepEqual(await tell({ ...right, SoTien: '1' }), { status: 403, code: '02' });
  assert.deepEqual(await tell({ ...right, MaXacThuc: '' }), { status: 403, code: '02' });
  const guessed = callBack({ MaThamChieu: reference }, 'doan-mo');
  assert.deepEqual(await tell(guessed), { status: 403, code: '02' });
  const ofOthers = callBack({ MaThamChieu: reference, MaDoiTac: 'TINH-KHAC' });
  assert.deepEqual(await tell(ofOthers), { status: 403, code: '02' });
  assert.deepEqual(await tell(callBack({ MaThamChieu: 'KHONG-CO' })), { status: 404, code: '03' });
  const noMoney = callBack({ MaThamChieu: reference, SoTien: '-5' });
  assert.deepEqual(await tell(noMoney), { status: 400, code: '01' });
  assert.deepEqual(await tell([]), { status: 400, code: '01' });
  assert.equal((await payment(dossierId, reference)).state, 'started');
  assert.equal((await collected(dossierId)).length, 0);
  const { rows } = await store.pool.query(
    `select outcome, request from exchange_call where service = 'CONFIRM' and outcome = 'refused'`,
  );
  assert.ok(rows.length >= 7);
  assert.doesNotMatch(JSON.stringify(rows), /MaXacThuc/);
});

test('a start that is repeated meets itself; a second one waits for the first', async () => {
  await simulators.order('payment', { isOut: true });
  const dossierId = await receive();
  const reference = await start(dossierId);
  assert.equal(await start(dossierId), reference);
  const order = { dossierId, number: 2, method: 'platform', amount: FEE } as const;
  const trace = { officer: desk, at: systemNow() };
  const second = await startPayment(store.pool, order, trace);
  assert.deepEqual(second, { ok: false, error: 'payment-open' });
  const ahead = await startPayment(store.pool, { ...order, dossierId: await receive() }, trace);
  assert.deepEqual(ahead, { ok: false, error: 'payments-changed' });
});

for (const when of ['before', 'after'] as const) {
  test(`whoever dies ${when} the counting loses and doubles nothing: the worker goes on`, async () => {
    const dossierId = await receive();
    const reference = await startAndWait(dossierId);
    const dying: RunCommand = async (job) => {
      if (when === 'after') await store.run(job);
      throw new Error('killed');
    };
    const duty = { pool: store.pool, runCommand: dying, now: systemNow };
    const at = systemNow();
    const half = { amount: FEE / 2, transaction: 'NH9', bank: 'VCB', at } as const;
    const key = { dossierId, reference };
    await assert.rejects(
      settlePayment(duty, key, { ...half, heardFrom: 'call-back' }, null),
      /killed/,
    );
    await stateIs(dossierId, reference, 'partly');
    assert.deepEqual(await collected(dossierId), [
      { type: 'fee-collected', amount: FEE / 2, payment: reference },
    ]);
  });
}

const transactionOf = async (dossierId: string, reference: string): Promise<string> =>
  (await payment(dossierId, reference)).received?.transaction ?? '';
