import type { FastifyInstance } from 'fastify';
import { keepsMoney, whyMayNot } from '#access/may-act.ts';
import { feeDue } from '#dossier/payment.ts';
import { refusalTexts } from '#dossier/refusal.ts';
import { changePayment, type StartFault, startPayment } from '#store/change-payment.ts';
import { deliveriesOf } from '#store/deliveries.ts';
import type { DossierHistory } from '#store/load-dossier.ts';
import { isTransferTaken, type Payment, readPayment } from '#store/payments.ts';
import { factsFor } from '#store/run-command.ts';
import { settlePayment } from '#store/settle-payment.ts';
import type { FieldError } from '#web/field-error.ts';
import { type FormValues, formValues, one } from '#web/form-values.ts';
import { openContent, RETIRED, WITHHELD } from '#web/open-content.ts';
import type { Services } from '#web/services.ts';
import { type Bilingual, textIn } from '#kernel/bilingual.ts';
import { withDossier } from '#workbench/dossier/routes.ts';
import {
  type OfficerRequest,
  officerRoute,
  seeOther,
  sendPage,
} from '#workbench/officer-request.ts';
import { methodLabels } from '#web/payment/payment-labels.ts';
import { paymentPath, paymentsPath } from '#workbench/payment/payment-paths.ts';
import { paymentPage } from '#workbench/payment/payment-page.ts';
import { readTransfer, TRANSFER_TAKEN } from '#workbench/payment/read-transfer.ts';
import { recordReads } from '#workbench/record-reads.ts';
import { deny, sendProblem } from '#workbench/refuse-page.ts';

const PATH = '/can-bo/ho-so/:id/thanh-toan';

/** The payments of a dossier at its desk: started, shown with their code, confirmed, given up. */
export function paymentRoutes(app: FastifyInstance, services: Services): void {
  app.post(PATH, officerRoute(services, withDossier(start)));
  app.get(`${PATH}/:reference`, officerRoute(services, withDossier(withPayment(show))));
  app.post(`${PATH}/:reference`, officerRoute(services, withDossier(withPayment(change))));
  app.get(
    `${PATH}/:reference/bien-lai`,
    officerRoute(services, withDossier(withPayment(sendBill))),
  );
}

type PaymentHandler = (
  on: OfficerRequest,
  payment: Payment,
  history: DossierHistory,
) => Promise<unknown>;

const withPayment =
  (handle: PaymentHandler) => async (on: OfficerRequest, id: string, history: DossierHistory) => {
    const { reference } = on.request.params as { readonly reference: string };
    const payment = await readPayment(on.services.pool, { dossierId: id, reference });
    return payment === null ? sendProblem(on, 404, NO_PAYMENT) : handle(on, payment, history);
  };

async function start(on: OfficerRequest, id: string, history: DossierHistory): Promise<unknown> {
  const { services, officer } = on;
  const { dossier } = history;
  const values = formValues(on.request.body);
  const method = one(values, 'method') === 'vietqr' ? 'vietqr' : 'platform';
  const number = Number(one(values, 'number'));
  const { procedure } = factsFor(history, services.world(), services.now());
  const mayNot = whyMayNot(officer, 'collect-fee', dossier, procedure);
  if (mayNot === 'role-may-not' || mayNot === 'agency-may-not') {
    return deny(on, id, 'start-payment', mayNot);
  }
  if (mayNot !== null) return sendProblem(on, 409, refusalTexts[mayNot]);
  const isReady =
    method === 'vietqr'
      ? services.transferAccount !== null
      : services.registries?.connected.has('payment') === true;
  if (!isReady || !Number.isSafeInteger(number)) return sendProblem(on, 422, NOT_READY);
  const order = { dossierId: id, number, method, amount: feeDue(dossier) } as const;
  const started = await startPayment(services.pool, order, { officer, at: services.now() });
  return started.ok
    ? seeOther(on, `${paymentsPath(id)}/${started.value}`)
    : sendProblem(on, 409, START_FAULTS[started.error]);
}

async function show(
  on: OfficerRequest,
  payment: Payment,
  history: DossierHistory,
): Promise<unknown> {
  await recordReads(on, [payment], 'payment');
  return sendPayment(on, payment, history, { values: new Map(), errors: [] });
}

interface Typed {
  readonly values: FormValues;
  readonly errors: readonly FieldError[];
}

async function sendPayment(
  on: OfficerRequest,
  payment: Payment,
  { dossier }: DossierHistory,
  typed: Typed,
): Promise<unknown> {
  const deliveries = await deliveriesOf(on.services.pool, payment.dossierId);
  return sendPage(on, {
    title: `${textIn(on.lang, methodLabels[payment.method])}: ${dossier.code}`,
    status: typed.errors.length === 0 ? 200 : 422,
    hasErrors: typed.errors.length > 0,
    body: paymentPage(on, {
      payment,
      dossier,
      delivery: deliveries.find(({ party }) => party === 'payment'),
      mayChange: keepsMoney(on.officer, dossier),
      ...typed,
    }),
  });
}

async function change(
  on: OfficerRequest,
  payment: Payment,
  history: DossierHistory,
): Promise<unknown> {
  const { services, officer } = on;
  if (!keepsMoney(officer, history.dossier)) {
    const isHere = officer.agency === history.dossier.desk;
    return deny(
      on,
      payment.dossierId,
      'change-payment',
      isHere ? 'role-may-not' : 'agency-may-not',
    );
  }
  const values = formValues(on.request.body);
  const trace = { officer, at: services.now() };
  switch (one(values, 'do')) {
    case 'confirm':
      return confirm(on, payment, history, values);
    case 'cancel':
      await changePayment(services.pool, payment, { act: 'cancel-payment', note: '' }, trace);
      break;
    case 'ask':
      if (payment.method === 'platform') {
        await changePayment(services.pool, payment, { act: 'ask-payment', note: '' }, trace);
      }
      break;
  }
  // What had changed meanwhile is seen on the page: no act here does harm twice.
  return seeOther(on, paymentPath(payment));
}

/** A transfer was found in the account's statement: the money is taken in the officer's name. */
async function confirm(
  on: OfficerRequest,
  payment: Payment,
  history: DossierHistory,
  values: FormValues,
): Promise<unknown> {
  const { services, officer } = on;
  if (payment.method !== 'vietqr') return sendProblem(on, 409, NO_TRANSFER);
  const read = readTransfer(values);
  if (!read.ok) return sendPayment(on, payment, history, { values, errors: read.error });
  const { transaction, amount } = read.value;
  if (await isTransferTaken(services.pool, transaction, payment)) {
    const errors = [{ field: 'transaction', text: TRANSFER_TAKEN }];
    return sendPayment(on, payment, history, { values, errors });
  }
  const at = services.now();
  const money = { amount, transaction, bank: '', at, heardFrom: 'officer' } as const;
  await settlePayment(services, payment, money, officer);
  return seeOther(on, paymentPath(payment));
}

async function sendBill(on: OfficerRequest, payment: Payment): Promise<unknown> {
  const { bill, reference } = payment;
  const opened = await openContent(on.services, bill ?? undefined);
  if (opened.kind === 'missing') return sendProblem(on, 404, NO_BILL);
  if (opened.kind === 'withheld') return sendProblem(on, 403, WITHHELD);
  if (opened.kind === 'retired') return sendProblem(on, 410, RETIRED);
  await recordReads(on, [payment], `bill ${reference}`);
  return on.reply
    .type('application/pdf')
    .header(
      'content-disposition',
      `inline; filename="bien-lai-${reference.replaceAll(/\W/g, '-')}.pdf"`,
    )
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', "default-src 'none'; sandbox")
    .send(opened.stream);
}

const NO_PAYMENT: Bilingual = {
  vi: 'Hồ sơ không có lượt thanh toán này. Mở lại hồ sơ để xem các lượt đã có.',
  en: 'The dossier has no such payment. Open the dossier to see those that it has.',
};
const NO_BILL: Bilingual = {
  vi: 'Chưa có biên lai của lượt này. Hệ thống tự lấy từ Cổng thanh toán khi có.',
  en: 'There is no bill of this payment yet. It is fetched from the platform when there is.',
};
const NO_TRANSFER: Bilingual = {
  vi: 'Lượt này trả qua Cổng thanh toán, Cổng tự báo khi đã trả.',
  en: 'This one is paid on the platform, which says itself when it is paid.',
};
const NOT_READY: Bilingual = {
  vi: 'Hình thức thanh toán này chưa được cấu hình. Thu tiền mặt hoặc chọn hình thức khác.',
  en: 'This way to pay is not configured. Take cash or choose another.',
};
const START_FAULTS = {
  'payment-open': {
    vi: 'Hồ sơ đang có một lượt thanh toán chưa xong. Mở lượt đó, hoặc hủy nó trước khi bắt đầu lượt khác.',
    en: 'The dossier has a payment that is still open. Open it, or cancel it before you start another.',
  },
  'payments-changed': {
    vi: 'Vừa có lượt thanh toán khác của hồ sơ này. Mở lại hồ sơ để xem trước khi bắt đầu lượt mới.',
    en: 'Another payment of this dossier came meanwhile. Open the dossier again before you start one.',
  },
} satisfies Record<StartFault, Bilingual>;
