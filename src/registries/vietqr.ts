import { strict as assert } from 'node:assert';
import { err, ok, type Result } from '#kernel/result.ts';

/** The account to which fees are transferred. */
export interface TransferAccount {
  /** Six digits by which NAPAS knows the bank. */
  readonly bin: string;
  readonly account: string;
  readonly name: string;
  /** A made-up account of the development system: nothing may be transferred to it. */
  readonly isSimulated: boolean;
}

/** What a VietQR code says. Texts are ASCII; what is not said is the empty string. */
export interface VietQr {
  readonly bin: string;
  /** Account, or number of the card where the service is `QRIBFTTC`. */
  readonly account: string;
  readonly service: 'QRIBFTTA' | 'QRIBFTTC';
  /** Đồng; null for a code with which the payer types the amount. */
  readonly amount: number | null;
  readonly bill: string;
  readonly reference: string;
  /** At most 25 characters: what stands in the statement of both accounts. */
  readonly purpose: string;
}

/** Why a text is no VietQR code that we can read. */
export type VietQrFault = 'not-tlv' | 'wrong-crc' | 'not-vietqr';

const NAPAS = 'A000000727';
const STATIC = '11';
const DYNAMIC = '12';
const LONGEST_PURPOSE = 25;

/**
 * The text of a VietQR code (EMVCo merchant-presented mode; NAPAS IBFT 1.5.2): members of a
 * two-digit tag, a two-digit length and a value, the last of them the CRC of all before it. Asserts
 * that the parts are such as the code can hold.
 */
export function vietQr(code: VietQr): string {
  const { bin, account, service, amount, bill, reference, purpose } = code;
  assert(/^\d{6}$/.test(bin), 'a bank has six digits');
  assert(/^[0-9A-Za-z]{1,19}$/.test(account), 'an account has 1 to 19 letters and digits');
  assert(amount === null || (Number.isSafeInteger(amount) && amount > 0 && amount < 1e13));
  for (const text of [bill, reference, purpose]) {
    assert(/^[\u0020-\u007E]{0,25}$/.test(text), 'a text has at most 25 characters of ASCII');
  }
  const bank = member('00', bin) + member('01', account);
  const additional = said('01', bill) + said('05', reference) + said('08', purpose);
  const body = [
    member('00', '01'),
    member('01', amount === null ? STATIC : DYNAMIC),
    member('38', member('00', NAPAS) + member('01', bank) + member('02', service)),
    member('53', '704'),
    amount === null ? '' : member('54', String(amount)),
    member('58', 'VN'),
    said('62', additional),
    '6304',
  ].join('');
  return body + crc16(body);
}

const member = (tag: string, value: string): string =>
  `${tag}${String(value.length).padStart(2, '0')}${value}`;

const said = (tag: string, value: string): string => (value === '' ? '' : member(tag, value));

/** CRC-16/CCITT-FALSE as four digits in upper case: 0x1021, begun with 0xFFFF. */
export function crc16(text: string): string {
  let crc = 0xffff;
  for (const byte of Buffer.from(text, 'utf8')) {
    crc ^= byte << 8;
    for (let bit = 0; bit < 8; bit += 1) {
      crc = (crc & 0x8000) === 0 ? crc << 1 : (crc << 1) ^ 0x1021;
    }
    crc &= 0xffff;
  }
  return crc.toString(16).toUpperCase().padStart(4, '0');
}

/** Reads a VietQR code back; members that we do not write are passed over. */
export function readVietQr(text: string): Result<VietQr, VietQrFault> {
  const root = members(text);
  if (root === null || !/6304[0-9A-F]{4}$/.test(text)) return err('not-tlv');
  if (crc16(text.slice(0, -4)) !== text.slice(-4)) return err('wrong-crc');
  const receiver = members(root.get('38') ?? '');
  const bank = members(receiver?.get('01') ?? '');
  const additional = members(root.get('62') ?? '');
  const service = receiver?.get('02');
  const point = root.get('01') ?? STATIC;
  const amount = root.get('54');
  if (receiver?.get('00') !== NAPAS || bank === null || additional === null) {
    return err('not-vietqr');
  }
  if (service !== 'QRIBFTTA' && service !== 'QRIBFTTC') return err('not-vietqr');
  // One known snippet swaps the two, and one prints 22: such a code is not passed on as sound.
  if (point !== (amount === undefined ? STATIC : DYNAMIC)) return err('not-vietqr');
  if (amount !== undefined && !/^[1-9]\d{0,12}$/.test(amount)) return err('not-vietqr');
  return ok({
    bin: bank.get('00') ?? '',
    account: bank.get('01') ?? '',
    service,
    amount: amount === undefined ? null : Number(amount),
    bill: additional.get('01') ?? '',
    reference: additional.get('05') ?? '',
    purpose: additional.get('08') ?? '',
  });
}

/** The members of a text by tag; null where it is none or has a tag twice. */
function members(text: string): ReadonlyMap<string, string> | null {
  const found = new Map<string, string>();
  let at = 0;
  while (at < text.length) {
    const [, tag, length] = /^(\d\d)(\d\d)/.exec(text.slice(at)) ?? [];
    if (tag === undefined || found.has(tag)) return null;
    const end = at + 4 + Number(length);
    if (end > text.length) return null;
    found.set(tag, text.slice(at + 4, end));
    at = end;
  }
  return found;
}

/**
 * A dossier's code as a transfer names it, at most 25 letters and digits. Of a longer one the front
 * is cut off, and the CRC of the whole stands in its place, so that two agencies whose codes end
 * alike are told apart.
 */
export function transferPurpose(code: string): string {
  const plain = code.replaceAll(/[^0-9A-Za-z]/g, '');
  return plain.length <= LONGEST_PURPOSE
    ? plain
    : `${crc16(plain)}${plain.slice(4 - LONGEST_PURPOSE)}`;
}
