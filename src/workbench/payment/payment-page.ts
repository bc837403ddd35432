import { textIn } from '#kernel/bilingual.ts';
import type { Dossier } from '#dossier/dossier.ts';
import type { DossierDelivery } from '#store/deliveries.ts';
import type { Payment } from '#store/payments.ts';
import { backLink } from '#web/components/back-link.ts';
import { errorSummary } from '#web/components/error-summary.ts';
import { notice } from '#web/components/notice.ts';
import { pageHeading } from '#web/components/page-heading.ts';
import { pane, paneGrid } from '#web/components/pane.ts';
import { qrCode } from '#web/components/qr-code.ts';
import { summaryList, type SummaryRow } from '#web/components/summary-list.ts';
import { tag } from '#web/components/tag.ts';
import { type FieldError, summaryOf } from '#web/field-error.ts';
import { formatDateTime, formatMoney } from '#web/format.ts';
import type { FormValues } from '#web/form-values.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';
import { transferCode } from '#web/payment/transfer-code.ts';
import { paymentActions, transferForm } from '#workbench/payment/payment-forms.ts';
import { methodLabels, stateLabels } from '#web/payment/payment-labels.ts';
import { paymentPath } from '#workbench/payment/payment-paths.ts';

export interface PaymentView {
  readonly payment: Payment;
  readonly dossier: Dossier;
  readonly delivery: DossierDelivery | undefined;
  /** Whether this person keeps the dossier's money; others only see how it stands. */
  readonly mayChange: boolean;
  readonly values: FormValues;
  readonly errors: readonly FieldError[];
}

/** One payment: how the payer pays it, what came, and what the desk can do. It prints for the payer. */
export function paymentPage(on: OfficerRequest, view: PaymentView): Html {
  const { lang } = on;
  const say = sayIn(lang);
  const { payment, dossier } = view;
  const { name, tone, hint } = stateLabels[payment.state];
  return html`${backLink({ href: `/can-bo/ho-so/${payment.dossierId}`, text: `${say('Hồ sơ', 'Dossier')} ${dossier.code}` })}
${errorSummary({ lang, errors: summaryOf(view.errors, lang) })}
${pageHeading({
  title: `${textIn(lang, methodLabels[payment.method])}: ${formatMoney(payment.amount, lang)}`,
  sub: `${dossier.code}, ${dossier.received.procedure.name}`,
  aside: tag({ text: textIn(lang, name), tone }),
})}
${textIn(lang, hint) === '' ? null : notice({ lang, tone: tone === 'warning' ? 'warning' : 'info', body: textIn(lang, hint) })}
${paneGrid({
  columns: 2,
  panes: [
    ...(payment.state === 'started' ? [payPane(on, view)] : []),
    html`${pane({
      id: 'state',
      title: say('Tình trạng', 'How it stands'),
      body: html`${summaryList({ rows: stateRows(on, payment) })}${billLink(on, payment)}`,
    })}${
      view.mayChange
        ? html`<div class="screen">${payment.method === 'vietqr' ? transferForm(on, view) : null}${paymentActions(on, view)}</div>`
        : null
    }`,
  ],
})}`;
}

const payPane = (on: OfficerRequest, view: PaymentView): Html =>
  pane({
    id: 'pay',
    title: sayIn(on.lang)('Người nộp trả bằng mã này', 'The payer pays by this code'),
    body:
      view.payment.method === 'vietqr'
        ? transferCode(on, view.payment, view.dossier.code)
        : platformLink(on, view),
  });

/** The platform's link, once it is there. */
function platformLink(on: OfficerRequest, { payment, delivery }: PaymentView): Html {
  const { lang } = on;
  const say = sayIn(lang);
  const { address } = payment;
  if (address !== null) {
    return html`${qrCode({ text: address, label: say('Mã QR của liên kết thanh toán', 'QR code of the payment link') })}<p><a href="${address}" target="_blank" rel="noopener noreferrer">${say('Mở trang thanh toán', 'Open the payment page')}<span class="sr"> ${say('(mở cửa sổ mới)', '(opens a new window)')}</span></a></p><p class="fine">${say('Người nộp quét bằng điện thoại; trang này tự biết khi đã trả, chỉ cần tải lại.', 'The payer scans it with a phone; load this page again to see whether it is paid.')}</p>`;
  }
  const failing = delivery?.failingSince ?? null;
  return notice({
    lang,
    tone: failing === null ? 'info' : 'warning',
    role: 'status',
    title:
      failing === null
        ? say('Đang chờ Cổng thanh toán trả liên kết', 'Waiting for the platform’s link')
        : say(
            'Chưa gửi được từ {time}, tự gửi lại',
            'Could not be sent since {time}; tried again by itself',
            { time: formatDateTime(failing, lang) },
          ),
    body: html`<p>${say('Người nộp không phải chờ: có thể hủy lượt này rồi thu tiền mặt hoặc VietQR.', 'Nobody need wait: cancel this one and take cash or a transfer.')}</p><p><a href="${paymentPath(payment)}">${say('Tải lại', 'Load again')}</a></p>`,
  });
}

function stateRows({ lang }: OfficerRequest, payment: Payment): readonly SummaryRow[] {
  const say = sayIn(lang);
  const { received, note } = payment;
  const rows: SummaryRow[] = [
    { key: say('Mã tham chiếu', 'Reference'), value: payment.reference },
    { key: say('Bắt đầu', 'Started'), value: formatDateTime(payment.startedAt, lang) },
  ];
  if (note !== '') rows.push({ key: say('Bên kia trả lời', 'Answer'), value: note });
  if (received === null) return rows;
  return [
    ...rows,
    { key: say('Đã nhận', 'Received'), value: formatMoney(received.amount, lang) },
    { key: say('Được ghi thu', 'Counted as fee'), value: formatMoney(payment.counted, lang) },
    { key: say('Số giao dịch', 'Transaction'), value: received.transaction },
    { key: say('Trả lúc', 'Paid at'), value: formatDateTime(received.at, lang) },
    { key: say('Biết nhờ', 'Heard from'), value: textIn(lang, HEARD[received.heardFrom]) },
  ];
}

const HEARD = {
  'call-back': { vi: 'Cổng báo về', en: 'The platform’s call-back' },
  query: { vi: 'Hỏi Cổng', en: 'Asking the platform' },
  officer: { vi: 'Cán bộ xác nhận theo sao kê', en: 'An officer, by the statement' },
} as const;

function billLink({ lang }: OfficerRequest, payment: Payment): Html | null {
  if (payment.method === 'vietqr' || payment.received === null) return null;
  const say = sayIn(lang);
  return payment.bill === null
    ? html`<p class="fine">${say('Cổng chưa có biên lai; hệ thống tự lấy khi có.', 'There is no bill yet; it is fetched when there is.')}</p>`
    : html`<p><a href="${`${paymentPath(payment)}/bien-lai`}" target="_blank" rel="noopener">${say('Mở biên lai', 'Open the bill')}<span class="sr"> ${say('(mở cửa sổ mới)', '(opens a new window)')}</span></a></p>`;
}
