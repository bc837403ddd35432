import { strict as assert } from 'node:assert';
import { after, before, beforeEach } from 'node:test';
import fastify from 'fastify';
import type { DossierEvent } from '#dossier/dossier-event.ts';
import { exchangeRoutes } from '#portal/exchange/routes.ts';
import { authCode, CALL_BACK_FIELDS } from '#registries/payment/codec.ts';
import { type PaymentStart, startPayment } from '#store/change-payment.ts';
import { type Payment, paymentsOf } from '#store/payments.ts';
import type { Services } from '#web/services.ts';
import { HOUSEHOLD_BUSINESS, officer, seatOf } from './dossier-fixtures.ts';
import {
  dossierOf,
  historyOf,
  startTestExchange,
  systemNow,
  type TestExchange,
  until,
} from './exchange-fixture.ts';
import { freePorts } from './free-ports.ts';
import { PAYMENT_ACCOUNT, runSimulators } from './simulators.ts';
import { actOn, done, openTestStore, receiveDossier, type TestStore } from './store-fixture.ts';

/** What a dossier of the tests costs, in đồng. */
export const FEE = 100_000;
const port = await freePorts(1);
const CALL_BACK = `http://127.0.0.1:${port}/trao-doi/thanh-toan`;
export const simulators = await runSimulators(CALL_BACK);
export const desk = officer('counter-officer', seatOf(HOUSEHOLD_BUSINESS).desk);
export let store: TestStore;
export let exchange: TestExchange;
const web = fastify();

before(async () => {
  store = await openTestStore();
  exchange = startTestExchange(store, simulators);
  const { pool, run: runCommand } = store;
  const services = { pool, runCommand, registries: exchange.registries, now: systemNow };
  exchangeRoutes(web, services as unknown as Services);
  await web.listen({ port, host: '127.0.0.1' });
});
after(async () => {
  await web.close();
  await exchange.stop();
  await store.close();
});
beforeEach(() => simulators.order('payment'));

/** Receives a dossier that costs `FEE`. */
export const receive = async (): Promise<string> =>
  (await receiveDossier(store.run, HOUSEHOLD_BUSINESS)).dossierId;

export async function start(
  dossierId: string,
  changes: Partial<PaymentStart> = {},
): Promise<string> {
  const order = { dossierId, number: 1, method: 'platform', amount: FEE, ...changes } as const;
  const started = await startPayment(store.pool, order, { officer: desk, at: systemNow() });
  return started.ok ? started.value : assert.fail(started.error);
}

export async function payment(dossierId: string, reference: string): Promise<Payment> {
  const all = await paymentsOf(store.pool, dossierId);
  return all.find((one) => one.reference === reference) ?? assert.fail(`no payment ${reference}`);
}

/** Starts a payment and waits until the payer has somewhere to go. */
export async function startAndWait(
  dossierId: string,
  changes?: Partial<PaymentStart>,
): Promise<string> {
  const reference = await start(dossierId, changes);
  await until(async () => (await payment(dossierId, reference)).address !== null);
  return reference;
}

export const stateIs = (
  dossierId: string,
  reference: string,
  state: Payment['state'],
): Promise<void> => until(async () => (await payment(dossierId, reference)).state === state);

/** The fees that a dossier's history has. */
export const collected = async (dossierId: string): Promise<readonly DossierEvent[]> =>
  (await historyOf(store, dossierId)).events.flatMap(({ event }) =>
    event.type === 'fee-collected' ? [event] : [],
  );

export async function collectCash(dossierId: string): Promise<void> {
  const { version } = await dossierOf(store, dossierId);
  const act = { type: 'collect-fee' } as const;
  done(await actOn(store.run, { dossierId, version, officer: desk, act, at: systemNow() }));
}

/** A call-back as the platform would send it, signed over what it says. */
export function callBack(
  changes: Readonly<Record<string, string>>,
  secret = PAYMENT_ACCOUNT.secret,
): Readonly<Record<string, string>> {
  const message: Readonly<Record<string, string>> = {
    LoaiBanTin: 'CONFIRM',
    MaLoi: '00',
    MaDoiTac: PAYMENT_ACCOUNT.partner,
    MaThamChieu: '',
    SoTien: String(FEE),
    MaTienTe: 'VND',
    MaGiaoDich: 'NH1',
    MaNganHang: 'VCB',
    ThoiGianGD: '20220621090000',
    ThongTinGiaoDich: 'THANH TOAN',
    ...changes,
  };
  const fields = CALL_BACK_FIELDS.map((name) => message[name] ?? '');
  return { ...message, MaXacThuc: authCode(fields, secret) };
}

/** Sends us a call-back; how it was answered. */
export async function tell(
  message: object,
): Promise<{ readonly status: number; readonly code: string }> {
  const answer = await fetch(CALL_BACK, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(message),
  });
  const { MaLoi } = (await answer.json()) as { readonly MaLoi: string };
  return { status: answer.status, code: MaLoi };
}
