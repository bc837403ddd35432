import type { Bilingual } from '#kernel/bilingual.ts';
import type { Payment, PaymentMethod, PaymentState } from '#store/payments.ts';
import type { Tone } from '#web/components/tag.ts';

export const methodLabels = {
  platform: { vi: 'Cổng thanh toán', en: 'Payment platform' },
  vietqr: { vi: 'Chuyển khoản VietQR', en: 'Transfer by VietQR' },
} satisfies Record<PaymentMethod, Bilingual>;

/** How a payment stands, and what to do where a person must act. */
export const stateLabels: Readonly<
  Record<PaymentState, { readonly name: Bilingual; readonly tone: Tone; readonly hint: Bilingual }>
> = {
  started: {
    name: { vi: 'Chờ người nộp trả', en: 'Waits for the payer' },
    tone: 'info',
    hint: { vi: '', en: '' },
  },
  counting: {
    name: { vi: 'Đã nhận tiền, đang ghi thu', en: 'Money came, being counted' },
    tone: 'info',
    hint: { vi: 'Tải lại trang sau ít giây.', en: 'Load the page again in a few seconds.' },
  },
  paid: {
    name: { vi: 'Đã trả đủ', en: 'Paid' },
    tone: 'success',
    hint: { vi: '', en: '' },
  },
  partly: {
    name: { vi: 'Trả thiếu', en: 'Paid in part' },
    tone: 'warning',
    hint: {
      vi: 'Số đã trả được ghi thu; thu tiếp phần còn lại.',
      en: 'What came is counted; collect the rest.',
    },
  },
  overpaid: {
    name: { vi: 'Trả thừa', en: 'Paid too much' },
    tone: 'warning',
    hint: {
      vi: 'Phần vượt số phải nộp không ghi thu; đối chiếu với kế toán để hoàn trả.',
      en: 'What is beyond the fee is not counted; see to it that it is given back.',
    },
  },
  'paid-twice': {
    name: { vi: 'Trả trùng', en: 'Paid twice' },
    tone: 'warning',
    hint: {
      vi: 'Phí đã được thu trước đó, khoản này không ghi thu; đối chiếu với kế toán để hoàn trả.',
      en: 'The fee was paid before; this is not counted. See to it that it is given back.',
    },
  },
  late: {
    name: { vi: 'Đến sau khi hồ sơ kết thúc', en: 'Came after the dossier was closed' },
    tone: 'warning',
    hint: {
      vi: 'Khoản này không ghi thu vào hồ sơ; đối chiếu với kế toán để hạch toán hoặc hoàn trả.',
      en: 'Not counted in the dossier. See to it that it is booked or given back.',
    },
  },
  failed: {
    name: { vi: 'Không thành công', en: 'Failed' },
    tone: 'neutral',
    hint: { vi: 'Bắt đầu lượt khác hoặc hỏi lại Cổng.', en: 'Start another, or ask again.' },
  },
  cancelled: {
    name: { vi: 'Đã hủy tại quầy', en: 'Cancelled at the desk' },
    tone: 'neutral',
    hint: {
      vi: 'Nếu người nộp đã trả, tiền vẫn được ghi nhận khi bên kia báo.',
      en: 'Should the payer have paid, the money is still taken when it is heard of.',
    },
  },
  expired: {
    name: { vi: 'Hết thời gian chờ', en: 'No longer waited for' },
    tone: 'neutral',
    hint: { vi: 'Bắt đầu lượt khác hoặc hỏi lại Cổng.', en: 'Start another, or ask again.' },
  },
};

/** Whether the payer is still waited for. */
export const isOpen = ({ state }: Payment): boolean => state === 'started' || state === 'counting';
