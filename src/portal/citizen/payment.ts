import type { FastifyInstance } from 'fastify';
import { textIn } from '#kernel/bilingual.ts';
import { feeDue } from '#dossier/payment.ts';
import { type OwnDossierVisitor, ownDossierRoute } from '#portal/citizen/own-dossier-visitor.ts';
import { ownDossierPath } from '#portal/citizen/paths.ts';
import { sendCitizenPage } from '#portal/citizen/visitor.ts';
import { startPayment } from '#store/change-payment.ts';
import { type Payment, paymentsOf, readPayment } from '#store/payments.ts';
import { backLink } from '#web/components/back-link.ts';
import { button } from '#web/components/button.ts';
import { csrfField } from '#web/components/csrf-field.ts';
import { hiddenFields } from '#web/components/hidden-fields.ts';
import { linkButton } from '#web/components/link-button.ts';
import { notice } from '#web/components/notice.ts';
import { summaryList } from '#web/components/summary-list.ts';
import { tag } from '#web/components/tag.ts';
import { formValues, one } from '#web/form-values.ts';
import { formatDateTime, formatMoney } from '#web/format.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import { isOpen, methodLabels, stateLabels } from '#web/payment/payment-labels.ts';
import { transferCode } from '#web/payment/transfer-code.ts';
import { openContent, RETIRED, WITHHELD } from '#web/open-content.ts';
import { sendProblemPage } from '#web/send-problem.ts';
import type { Services } from '#web/services.ts';

const paymentsPath = (dossierId: string): string => `${ownDossierPath(dossierId)}/nop-phi`;
const paymentPath = ({ dossierId, reference }: Payment): string =>
  `${paymentsPath(dossierId)}/${encodeURIComponent(reference)}`;

/** Paying the fee of one's own dossier: on the platform, or by a transfer. */
export function ownPaymentRoutes(app: FastifyInstance, services: Services): void {
  const path = paymentsPath(':id');
  app.post(path, ownDossierRoute(services, start));
  app.get(`${path}/:reference`, ownDossierRoute(services, show));
  app.get(`${path}/:reference/bien-lai`, ownDossierRoute(services, sendBill));
}

/** What is due and was paid, and how to pay; nothing where the dossier costs nothing. */
export async function feePart(on: OwnDossierVisitor): Promise<Html | null> {
  const { lang, services, dossierId, history } = on;
  const { dossier } = history;
  const payments = await paymentsOf(services.pool, dossierId);
  if (dossier.received.fee === 0 && payments.length === 0) return null;
  const say = sayIn(lang);
  const due = feeDue(dossier);
  return html`<h2 id="fee">${say('Phí, lệ phí', 'Fee')}</h2>${summaryList({
    rows: [
      { key: say('Phải nộp', 'Due'), value: formatMoney(dossier.received.fee, lang) },
      { key: say('Đã nộp', 'Paid'), value: formatMoney(dossier.feePaid, lang) },
    ],
  })}${
    payments.length === 0
      ? null
      : html`<ul>${payments.map((payment) => paymentLine(on, payment))}</ul>`
  }${due > 0 && dossier.phase.kind !== 'closed' && !payments.some(isOpen) ? startForm(on, payments) : null}`;
}

function paymentLine({ lang }: OwnDossierVisitor, payment: Payment): Html {
  const { method, amount, state, startedAt } = payment;
  const { name, tone } = stateLabels[state];
  return html`<li><a href="${paymentPath(payment)}">${textIn(lang, methodLabels[method])}, ${formatMoney(amount, lang)}</a> ${tag({ text: textIn(lang, name), tone })} <span class="fine">${formatDateTime(startedAt, lang)}</span></li>`;
}

/** The ways to pay that the province has; a desk takes cash in any case. */
function startForm(
  { lang, services, csrf, dossierId, history }: OwnDossierVisitor,
  payments: readonly Payment[],
): Html {
  const say = sayIn(lang);
  const number = payments.filter(({ reference }) => /L\d+$/.test(reference)).length + 1;
  const amount = formatMoney(feeDue(history.dossier), lang);
  const way = (method: Payment['method'], text: string): Html =>
    html`<form method="post" action="${paymentsPath(dossierId)}" class="inline-form">${csrfField(csrf)}${hiddenFields({ method, number: String(number) })}${button({ text, kind: method === 'platform' ? 'primary' : 'secondary' })}</form>`;
  const hasPlatform = services.registries?.connected.has('payment') === true;
  return html`<p>${say('Còn phải nộp {amount}. Cũng nộp được bằng tiền mặt tại nơi nộp hồ sơ.', '{amount} is due. It can be paid in cash at the desk too.', { amount })}</p>
${hasPlatform ? way('platform', say('Trả qua Cổng thanh toán', 'Pay on the platform')) : null}
${services.transferAccount === null ? null : way('vietqr', say('Chuyển khoản VietQR', 'Transfer by VietQR'))}`;
}

async function start(on: OwnDossierVisitor): Promise<unknown> {
  const { services, citizen, dossierId, history, request, reply } = on;
  const values = formValues(request.body);
  const method = one(values, 'method') === 'vietqr' ? 'vietqr' : 'platform';
  const number = Number(one(values, 'number'));
  const { dossier } = history;
  const amount = feeDue(dossier);
  const isReady =
    method === 'vietqr'
      ? services.transferAccount !== null
      : services.registries?.connected.has('payment') === true;
  if (
    !isReady ||
    !Number.isSafeInteger(number) ||
    amount === 0 ||
    dossier.phase.kind === 'closed'
  ) {
    return reply.redirect(`${ownDossierPath(dossierId)}#fee`, 303);
  }
  const started = await startPayment(
    services.pool,
    { dossierId, number, method, amount },
    { officer: null, citizen, at: services.now() },
  );
  // Another one of the dossier is open or came meanwhile: the page shows it.
  const path = started.ok
    ? `${paymentsPath(dossierId)}/${encodeURIComponent(started.value)}`
    : `${ownDossierPath(dossierId)}#fee`;
  return reply.redirect(path, 303);
}

async function paymentOf(on: OwnDossierVisitor): Promise<Payment | null> {
  const { reference = '' } = on.request.params as { readonly reference?: string };
  return readPayment(on.services.pool, { dossierId: on.dossierId, reference });
}

const notThere = ({ request, reply, services }: OwnDossierVisitor) =>
  sendProblemPage(request, reply, services, 404, NO_PAYMENT);

async function show(on: OwnDossierVisitor): Promise<unknown> {
  const payment = await paymentOf(on);
  if (payment === null) return notThere(on);
  const { lang, dossierId, history } = on;
  const say = sayIn(lang);
  const { name, tone, hint } = stateLabels[payment.state];
  const title = `${textIn(lang, methodLabels[payment.method])}: ${formatMoney(payment.amount, lang)}`;
  return sendCitizenPage(on, {
    title,
    body: html`${backLink({ href: `${ownDossierPath(dossierId)}#fee`, text: history.dossier.code })}
<h1>${title}</h1>
<p>${tag({ text: textIn(lang, name), tone })} ${textIn(lang, hint)}</p>
${payment.state === 'started' ? payPart(on, payment) : null}
${receivedPart(on, payment)}
<p>${linkButton({ text: say('Tải lại', 'Load again'), href: paymentPath(payment), kind: 'secondary' })}</p>`,
  });
}

function payPart(on: OwnDossierVisitor, payment: Payment): Html {
  const { lang, history } = on;
  const say = sayIn(lang);
  if (payment.method === 'vietqr') {
    return html`${transferCode(on, payment, history.dossier.code)}<p>${say(
      'Cán bộ ghi nhận khi thấy tiền trong sao kê; bạn không phải gửi ảnh chuyển khoản.',
      'An officer notes it once the money stands in the statement; there is no picture to send.',
    )}</p>`;
  }
  if (payment.address !== null) {
    return html`<p>${linkButton({ text: say('Sang trang thanh toán', 'To the payment page'), href: payment.address, size: 'large' })}</p>`;
  }
  return notice({
    lang,
    tone: 'info',
    role: 'status',
    title: say('Đang chờ Cổng thanh toán', 'Waiting for the platform'),
    body: say(
      'Tải lại sau ít giây. Nếu Cổng chưa trả lời, hồ sơ vẫn được giải quyết; bạn nộp phí sau hoặc nộp tại quầy.',
      'Load again in a few seconds. If the platform does not answer your dossier goes on; pay later or at the desk.',
    ),
  });
}

function receivedPart({ lang }: OwnDossierVisitor, payment: Payment): Html | null {
  const { received, method, bill } = payment;
  if (received === null) return null;
  const say = sayIn(lang);
  return html`${summaryList({
    rows: [
      { key: say('Đã nhận', 'Received'), value: formatMoney(received.amount, lang) },
      { key: say('Số giao dịch', 'Transaction'), value: received.transaction },
      { key: say('Trả lúc', 'Paid at'), value: formatDateTime(received.at, lang) },
    ],
  })}${
    bill === null
      ? html`<p class="fine">${method === 'vietqr' ? say('Biên lai lấy tại nơi nộp.', 'The receipt is at the desk.') : say('Biên lai được lấy tự động từ Cổng khi có.', 'The receipt is fetched when there is one.')}</p>`
      : html`<p>${linkButton({ text: say('Biên lai', 'Receipt'), href: `${paymentPath(payment)}/bien-lai`, icon: 'download' })}</p>`
  }`;
}

async function sendBill(on: OwnDossierVisitor): Promise<unknown> {
  const payment = await paymentOf(on);
  const opened = await openContent(on.services, payment?.bill ?? undefined);
  if (payment === null || opened.kind === 'missing') return notThere(on);
  if (opened.kind === 'withheld') {
    return sendProblemPage(on.request, on.reply, on.services, 403, WITHHELD);
  }
  if (opened.kind === 'retired') {
    return sendProblemPage(on.request, on.reply, on.services, 410, RETIRED);
  }
  return on.reply
    .type('application/pdf')
    .header('content-disposition', `inline; filename="bien-lai-${payment.reference}.pdf"`)
    .header('content-security-policy', "default-src 'none'; sandbox")
    .send(opened.stream);
}

const NO_PAYMENT = {
  vi: 'Hồ sơ không có lượt thanh toán hoặc biên lai này.',
  en: 'The dossier has no such payment or receipt.',
};
