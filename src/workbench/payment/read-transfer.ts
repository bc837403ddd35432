import { clean } from '#kernel/fold.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import type { FieldError } from '#web/field-error.ts';
import { type FormValues, one } from '#web/form-values.ts';

/** A transfer as the officer found it in the account's statement. */
export interface ReadTransfer {
  readonly transaction: string;
  /** Đồng. */
  readonly amount: number;
}

const MOST = 2_000_000_000;

/** Reads the form by which a transfer is confirmed. */
export function readTransfer(values: FormValues): Result<ReadTransfer, readonly FieldError[]> {
  const errors: FieldError[] = [];
  const transaction = clean(one(values, 'transaction')).toUpperCase();
  if (!/^[0-9A-Z][0-9A-Z./_-]{3,49}$/.test(transaction)) {
    errors.push({ field: 'transaction', text: transaction === '' ? NO_NUMBER : WRONG_NUMBER });
  }
  const digits = one(values, 'amount').replaceAll(/[\s.,đ]|VND/gi, '');
  const amount = /^\d{1,10}$/.test(digits) ? Number(digits) : 0;
  if (amount < 1 || amount > MOST) errors.push({ field: 'amount', text: NO_AMOUNT });
  return errors.length > 0 ? err(errors) : ok({ transaction, amount });
}

const NO_NUMBER = {
  vi: 'Ghi số giao dịch trên sao kê hoặc thông báo của ngân hàng.',
  en: 'Enter the transaction number of the bank’s statement.',
};
const WRONG_NUMBER = {
  vi: 'Số giao dịch có 4 đến 50 chữ và số, ví dụ FT22172000001.',
  en: 'A transaction number has 4 to 50 letters and digits, such as FT22172000001.',
};
const NO_AMOUNT = {
  vi: 'Ghi số tiền đã nhận bằng đồng, ví dụ 100.000.',
  en: 'Enter what was received in đồng, such as 100,000.',
};

export const TRANSFER_TAKEN = {
  vi: 'Số giao dịch này đã được ghi cho một khoản thu khác. Kiểm tra lại sao kê.',
  en: 'This transaction was taken for another payment already. Check the statement.',
};
