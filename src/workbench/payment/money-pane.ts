import { textIn } from '#kernel/bilingual.ts';
import { feeDue } from '#dossier/payment.ts';
import type { Payment } from '#store/payments.ts';
import { button } from '#web/components/button.ts';
import { csrfField } from '#web/components/csrf-field.ts';
import { hiddenFields } from '#web/components/hidden-fields.ts';
import { notice } from '#web/components/notice.ts';
import { pane } from '#web/components/pane.ts';
import { summaryList } from '#web/components/summary-list.ts';
import { tag } from '#web/components/tag.ts';
import { formatDateTime, formatMoney } from '#web/format.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import type { DossierView } from '#workbench/dossier/dossier-page.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';
import { isOpen, methodLabels, stateLabels } from '#web/payment/payment-labels.ts';
import { paymentPath, paymentsPath } from '#workbench/payment/payment-paths.ts';

/** What is to be paid, what was, and by which payments; nothing where the dossier costs nothing. */
export function moneyPane(on: OfficerRequest, view: DossierView): Html | null {
  const { dossier } = view.history;
  const { payments } = view;
  const { relief } = dossier.received;
  if (dossier.received.fee === 0 && payments.length === 0 && relief === undefined) return null;
  const { lang } = on;
  const say = sayIn(lang);
  const due = feeDue(dossier);
  return pane({
    id: 'money',
    title: say('Phí, lệ phí', 'Fee'),
    body: html`${summaryList({
      rows: [
        ...(relief === undefined
          ? []
          : [
              {
                key: say('Miễn, giảm', 'Relief'),
                value:
                  dossier.reliefDenied === null
                    ? `${textIn(lang, relief.name)} (${say('người nộp khai; đối chiếu giấy tờ', 'as claimed; compare the papers')})`
                    : `${textIn(lang, relief.name)}: ${say('không được hưởng', 'denied')} (${dossier.reliefDenied})`,
              },
            ]),
        { key: say('Phải nộp', 'Due'), value: formatMoney(dossier.received.fee, lang) },
        { key: say('Đã thu', 'Paid'), value: formatMoney(dossier.feePaid, lang) },
        ...(due > 0 ? [{ key: say('Còn lại', 'Open'), value: formatMoney(due, lang) }] : []),
      ],
    })}${payments
      .filter(({ state }) => stateLabels[state].tone === 'warning')
      .map((payment) => strangeMoney(on, payment))}${
      payments.length === 0
        ? null
        : html`<ul class="plain">${payments.map((payment) => paymentLine(on, payment))}</ul>`
    }${startForm(on, view)}`,
  });
}

/** Money with which something is odd: a person must see to it. */
const strangeMoney = ({ lang }: OfficerRequest, { state, received }: Payment): Html =>
  notice({
    lang,
    tone: 'warning',
    title: `${textIn(lang, stateLabels[state].name)}: ${formatMoney(received?.amount ?? 0, lang)}`,
    body: textIn(lang, stateLabels[state].hint),
  });

function paymentLine(on: OfficerRequest, payment: Payment): Html {
  const { lang } = on;
  const { method, amount, state, startedAt, bill } = payment;
  const { name, tone } = stateLabels[state];
  return html`<li><a href="${paymentPath(payment)}">${textIn(lang, methodLabels[method])}, ${formatMoney(amount, lang)}</a> ${tag({ text: textIn(lang, name), tone })}<div class="fine">${formatDateTime(startedAt, lang)}${
    bill === null
      ? null
      : html` – <a href="${`${paymentPath(payment)}/bien-lai`}" target="_blank" rel="noopener">${sayIn(lang)('Biên lai', 'Bill')}<span class="sr"> ${sayIn(lang)('(mở cửa sổ mới)', '(opens a new window)')}</span></a>`
  }</div></li>`;
}

/** Where a fee is due and nobody is being waited for: how it can be paid beside cash. */
function startForm(on: OfficerRequest, view: DossierView): Html | null {
  if (!view.acts.includes('collect-fee') || view.payments.some(isOpen)) return null;
  const { services, session, lang } = on;
  const say = sayIn(lang);
  const tries = view.payments.filter(({ reference }) => /L\d+$/.test(reference)).length;
  const isConnected = services.registries?.connected.has('payment') ?? false;
  const missing = [
    isConnected
      ? null
      : say('Chưa kết nối Cổng thanh toán.', 'The payment platform is not connected.'),
    services.transferAccount === null
      ? say(
          'Chưa đặt tài khoản nhận chuyển khoản (VIETQR_…).',
          'No account for transfers is configured (VIETQR_…).',
        )
      : null,
  ].filter((text) => text !== null);
  return html`<form method="post" action="${paymentsPath(view.id)}" data-once>${csrfField(session.csrf)}${hiddenFields({ number: String(tries + 1) })}<div class="acts">${
    isConnected
      ? button({
          text: say('Thu qua Cổng thanh toán', 'Collect on the platform'),
          name: 'method',
          value: 'platform',
          kind: 'secondary',
          size: 'small',
        })
      : null
  }${
    services.transferAccount === null
      ? null
      : button({
          text: say('Thu bằng VietQR', 'Collect by VietQR'),
          name: 'method',
          value: 'vietqr',
          kind: 'secondary',
          size: 'small',
        })
  }</div>${missing.map((text) => html`<p class="fine">${text}</p>`)}</form>`;
}
