import { nameMissing } from '#host/name-missing.ts';
import type { PlatformAccount } from '#registries/connect.ts';
import type { TransferAccount } from '#registries/vietqr.ts';

interface Reader {
  readonly text: (name: string) => string | null;
}

/** `PAYMENT_…`: the account at the payment platform. */
export function readPayment(read: Reader, wrong: string[]): PlatformAccount['payment'] {
  const given = {
    PAYMENT_PARTNER: read.text('PAYMENT_PARTNER'),
    PAYMENT_SECRET: read.text('PAYMENT_SECRET'),
    PAYMENT_BANK: read.text('PAYMENT_BANK'),
    PAYMENT_ACCOUNT: read.text('PAYMENT_ACCOUNT'),
    PAYMENT_ACCOUNT_NAME: read.text('PAYMENT_ACCOUNT_NAME'),
    PAYMENT_IP: read.text('PAYMENT_IP'),
  };
  if (Object.values(given).every((value) => value === null)) return null;
  nameMissing(given, wrong);
  return {
    partner: given.PAYMENT_PARTNER ?? '',
    secret: given.PAYMENT_SECRET ?? '',
    bank: given.PAYMENT_BANK ?? '',
    account: given.PAYMENT_ACCOUNT ?? '',
    accountName: given.PAYMENT_ACCOUNT_NAME ?? '',
    ip: given.PAYMENT_IP ?? '',
  };
}

/** `VIETQR_…`: the account to which fees are transferred. */
export function readTransferAccount(read: Reader, wrong: string[]): TransferAccount | null {
  const given = {
    VIETQR_BIN: read.text('VIETQR_BIN'),
    VIETQR_ACCOUNT: read.text('VIETQR_ACCOUNT'),
    VIETQR_NAME: read.text('VIETQR_NAME'),
  };
  if (Object.values(given).every((value) => value === null)) return null;
  nameMissing(given, wrong);
  const bin = given.VIETQR_BIN ?? '';
  const account = given.VIETQR_ACCOUNT ?? '';
  if (!/^\d{6}$/.test(bin)) wrong.push('VIETQR_BIN must have six digits');
  if (!/^[0-9A-Za-z]{1,19}$/.test(account)) {
    wrong.push('VIETQR_ACCOUNT must have 1 to 19 letters and digits');
  }
  return { bin, account, name: given.VIETQR_NAME ?? '', isSimulated: false };
}
