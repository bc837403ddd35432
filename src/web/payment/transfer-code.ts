import type { Language } from '#kernel/bilingual.ts';
import { transferPurpose, type TransferAccount, vietQr } from '#registries/vietqr.ts';
import type { Payment } from '#store/payments.ts';
import { notice } from '#web/components/notice.ts';
import { qrCode } from '#web/components/qr-code.ts';
import { summaryList } from '#web/components/summary-list.ts';
import { formatMoney } from '#web/format.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import type { Services } from '#web/services.ts';

/** The VietQR code of a payment, and what to type where it cannot be scanned. */
export function transferCode(
  { lang, services }: { readonly lang: Language; readonly services: Services },
  payment: Payment,
  dossierCode: string,
): Html {
  const say = sayIn(lang);
  const account = services.transferAccount;
  if (account === null) {
    return notice({
      lang,
      tone: 'warning',
      title: say('Chưa đặt tài khoản nhận chuyển khoản', 'No account for transfers is configured'),
      body: say(
        'Quản trị đặt VIETQR_BIN, VIETQR_ACCOUNT và VIETQR_NAME; trong lúc chờ, thu tiền mặt.',
        'The administrator sets VIETQR_BIN, VIETQR_ACCOUNT and VIETQR_NAME; take cash until then.',
      ),
    });
  }
  const purpose = transferPurpose(dossierCode);
  const text = codeText(account, payment, purpose);
  return html`${account.isSimulated ? notice({ lang, tone: 'warning', title: say('Tài khoản giả lập: không chuyển tiền thật', 'A simulated account: transfer nothing') }) : null}
${qrCode({ text, label: say('Mã VietQR để chuyển khoản', 'VietQR code of the transfer') })}
${summaryList({
  rows: [
    { key: say('Mã ngân hàng (BIN)', 'Bank (BIN)'), value: account.bin },
    { key: say('Số tài khoản', 'Account'), value: account.account },
    { key: say('Tên tài khoản', 'Name'), value: account.name },
    { key: say('Số tiền', 'Amount'), value: formatMoney(payment.amount, lang) },
    { key: say('Nội dung', 'Purpose'), value: purpose },
  ],
})}`;
}

const codeText = (
  { bin, account }: TransferAccount,
  { amount, reference }: Payment,
  purpose: string,
): string =>
  vietQr({
    bin,
    account,
    service: 'QRIBFTTA',
    amount,
    bill: '',
    reference: transferPurpose(reference),
    purpose,
  });
