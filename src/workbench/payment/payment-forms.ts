import { button } from '#web/components/button.ts';
import { csrfField } from '#web/components/csrf-field.ts';
import { pane } from '#web/components/pane.ts';
import { textInput } from '#web/components/text-input.ts';
import { errorOf } from '#web/field-error.ts';
import { one } from '#web/form-values.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';
import { paymentPath } from '#workbench/payment/payment-paths.ts';
import type { PaymentView } from '#workbench/payment/payment-page.ts';

/** A bank tells us nothing: the officer confirms a transfer by its number in the statement. */
export function transferForm(on: OfficerRequest, { payment, values, errors }: PaymentView): Html {
  const { lang } = on;
  const say = sayIn(lang);
  const isFirst = payment.received === null;
  return pane({
    id: 'confirm',
    title: isFirst
      ? say('Xác nhận đã nhận chuyển khoản', 'Confirm the transfer')
      : say('Ghi thêm một khoản chuyển trùng', 'Record a second transfer'),
    body: html`<form method="post" action="${paymentPath(payment)}" novalidate data-once>${csrfField(on.session.csrf)}${textInput(
      {
        lang,
        name: 'transaction',
        label: say('Số giao dịch của ngân hàng', 'Transaction number'),
        hint: say(
          'Trên sao kê của tài khoản nhận, ví dụ FT22172000001',
          'In the account’s statement, such as FT22172000001',
        ),
        value: one(values, 'transaction'),
        error: errorOf(errors, 'transaction', lang),
        width: 'medium',
      },
    )}${textInput({
      lang,
      name: 'amount',
      label: say('Số tiền đã nhận (đồng)', 'Received (đồng)'),
      value: values.has('amount') ? one(values, 'amount') : String(payment.amount),
      error: errorOf(errors, 'amount', lang),
      width: 'short',
      inputMode: 'numeric',
    })}${button({
      text: isFirst ? say('Xác nhận đã nhận', 'Confirm') : say('Ghi nhận', 'Record'),
      name: 'do',
      value: 'confirm',
      kind: isFirst ? 'primary' : 'secondary',
    })}</form>`,
  });
}

/** Giving a payment up, or asking the platform once more. */
export function paymentActions(on: OfficerRequest, { payment }: PaymentView): Html | null {
  const say = sayIn(on.lang);
  const { state, method } = payment;
  const canAsk = method === 'platform' && ['failed', 'cancelled', 'expired'].includes(state);
  if (state !== 'started' && !canAsk) return null;
  return html`<form method="post" action="${paymentPath(payment)}" data-once>${csrfField(on.session.csrf)}<div class="acts">${
    canAsk
      ? button({
          text: say('Hỏi lại Cổng', 'Ask the platform again'),
          name: 'do',
          value: 'ask',
          kind: 'secondary',
        })
      : button({
          text: say('Hủy lượt thanh toán', 'Cancel the payment'),
          name: 'do',
          value: 'cancel',
          kind: 'secondary',
        })
  }</div></form>`;
}
