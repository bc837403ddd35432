import { createHash, timingSafeEqual } from 'node:crypto';
import type { HttpAnswer } from '#registries/call-http.ts';
import { type Instant, instantAt, parseDay } from '#kernel/day.ts';
import { timestamp } from '#registries/lgsp/gateway.ts';
import { isObject, type JsonObject, readJsonAnswer, textOf } from '#registries/read-answer.ts';
import { RegistryFault } from '#registries/registry-fault.ts';

/** The province's account at the payment platform, and the account to which the money goes. */
export interface PaymentAccount {
  readonly partner: string;
  /** Goes into the authentication code of every message; is never sent itself. */
  readonly secret: string;
  readonly bank: string;
  readonly account: string;
  readonly accountName: string;
  /** Address from which we call, as the message wants it. */
  readonly ip: string;
}

/** By what the platform knows a payment; the time is that of its start, in each message. */
export interface PaymentRef {
  readonly reference: string;
  readonly startedAt: Instant;
}

/** What a payer is to pay, and what the bill says of it. */
export interface PaymentOrder extends PaymentRef {
  /** Đồng. */
  readonly amount: number;
  readonly dossierCode: string;
  readonly procedure: { readonly code: string; readonly name: string };
  readonly agency: { readonly code: string; readonly name: string };
  readonly payer: {
    readonly name: string;
    readonly identityNumber: string | null;
    readonly address: string;
  };
  readonly fees: readonly { readonly name: string; readonly amount: number }[];
}

const VERSION = '1.0.6';
export const DONE = '00';

/** MaXacThuc: SHA-256 in hex of the fields and, behind them, the secret, joined by `|`. */
export const authCode = (fields: readonly string[], secret: string): string =>
  createHash('sha256')
    .update([...fields, secret].join('|'), 'utf8')
    .digest('hex');

/** Members of the start message in the order in which the authentication code takes them. */
const START_FIELDS = [
  'LoaiBanTin',
  'PhienBan',
  'MaDoiTac',
  'MaThamChieu',
  'SoTien',
  'LoaiHinhThanhToan',
  'MaKenhThanhToan',
  'MaThietBi',
  'NgonNgu',
  'MaTienTe',
  'MaNganHang',
  'ThongTinGiaoDich',
  'ThoiGianGD',
  'Ip',
] as const;

/** The message that starts a payment (LoaiBanTin INIT), with what its bill will say. */
export function startMessage(order: PaymentOrder, account: PaymentAccount): JsonObject {
  const purpose = `THANH TOAN HO SO ${order.dossierCode}`;
  const amount = String(order.amount);
  const fields: Readonly<Record<(typeof START_FIELDS)[number], string>> = {
    LoaiBanTin: 'INIT',
    PhienBan: VERSION,
    MaDoiTac: account.partner,
    MaThamChieu: order.reference,
    SoTien: amount,
    LoaiHinhThanhToan: 'PAY',
    MaKenhThanhToan: '1',
    MaThietBi: '1',
    NgonNgu: 'vi-VN',
    MaTienTe: 'VND',
    MaNganHang: 'PAYMENT',
    ThongTinGiaoDich: purpose,
    ThoiGianGD: timestamp(order.startedAt),
    Ip: account.ip,
  };
  const service = `${order.procedure.code}.01`;
  return {
    ...fields,
    MaXacThuc: authCode(
      START_FIELDS.map((name) => fields[name]),
      account.secret,
    ),
    ThongTinBienLai: {
      MaDichVu: '2',
      MaDVC: service,
      TenDVC: order.procedure.name,
      MaTTHC: order.procedure.code,
      TenTTHC: order.procedure.name,
      MaDonVi: order.agency.code,
      TenDonVi: order.agency.name,
      MaHoSo: order.dossierCode,
      TKThuHuong: account.account,
      MaNHThuHuong: account.bank,
      TenTKThuHuong: account.accountName,
      HoTenNguoiNop: order.payer.name,
      SoCMNDNguoiNop: order.payer.identityNumber ?? '',
      DiaChiNguoiNop: order.payer.address,
      PhiLePhi: order.fees.map(({ name, amount: part }) => ({
        LoaiPhiLePhi: 'Phi',
        MaPhiLePhi: service,
        TenPhiLePhi: name,
        SoTien: String(part),
      })),
      DSKhoanNop: [{ NoiDung: purpose, SoTien: amount }],
    },
  };
}

/** The message that asks how a payment stands (QUERY), or for its bill (GET_BILL). */
export function askMessage(
  kind: 'QUERY' | 'GET_BILL',
  { reference, startedAt }: PaymentRef,
  { partner, secret }: PaymentAccount,
): JsonObject {
  const time = timestamp(startedAt);
  return {
    LoaiBanTin: kind,
    PhienBan: VERSION,
    MaDoiTac: partner,
    MaThamChieu: reference,
    ThoiGianGD: time,
    MaXacThuc: authCode([kind, VERSION, partner, reference, time], secret),
  };
}

/** A message as the log keeps it: without the code by which it could be sent again. */
export function keptMessage(message: JsonObject): string {
  const { MaXacThuc: _, ...kept } = message;
  return JSON.stringify(kept);
}

/** The address to which the payer goes. */
export function readStart(answer: HttpAnswer): string {
  const json = refuseError(unwrapped(answer), answer);
  const address = textOf(json, 'UrlThanhToan');
  if (!/^https?:\/\//.test(address) || !URL.canParse(address)) {
    throw new RegistryFault('wrong-shape', 'no UrlThanhToan', answer);
  }
  return new URL(address).href;
}

/** The adapter before the platform packs its answer: `{error_code, message: "{…}"}`. */
function unwrapped(answer: HttpAnswer): JsonObject {
  const json = readJsonAnswer(answer);
  const code = textOf(json, 'error_code');
  if (code === '') return json;
  const text = textOf(json, 'message');
  if (code !== '0') throw new RegistryFault('refused', `${code} ${text}`.trim(), answer);
  return readJsonAnswer({ ...answer, text });
}

function refuseError(json: JsonObject, answer: HttpAnswer): JsonObject {
  const code = textOf(json, 'MaLoi');
  if (code === DONE || code === '') return json;
  throw new RegistryFault('refused', `${code} ${textOf(json, 'MoTaLoi')}`.trim(), answer);
}

/** Money as a message tells of it. */
export interface ToldMoney {
  readonly amount: number;
  readonly transaction: string;
  readonly bank: string;
  /** Null where the message says no time that can be read. */
  readonly at: Instant | null;
}

/** How a payment stands at the platform. `unknown`: it has none of that reference. */
export type PaymentStatus =
  | { readonly kind: 'unknown' | 'failed'; readonly note: string }
  | { readonly kind: 'pending' }
  | { readonly kind: 'paid'; readonly money: ToldMoney };

/**
 * Reads the answer to QUERY: TrangThaiGD 1 paid, 3 pending, 4 failed. By which MaLoi it says that it
 * does not know the reference no source tells: any that is not 00 is taken for that, with its words.
 */
export function readStatus(answer: HttpAnswer): PaymentStatus {
  const json = unwrapped(answer);
  const code = textOf(json, 'MaLoi');
  const note = `${code} ${textOf(json, 'MoTaLoi')}`.trim();
  if (code !== DONE) return { kind: 'unknown', note };
  const status = textOf(json, 'TrangThaiGD');
  if (status === '3') return { kind: 'pending' };
  if (status === '4') return { kind: 'failed', note };
  const money = status === '1' ? moneyOf(json) : null;
  if (money === null) throw new RegistryFault('wrong-shape', `TrangThaiGD ${status}`, answer);
  return { kind: 'paid', money };
}

function moneyOf(json: JsonObject): ToldMoney | null {
  const amount = Number(textOf(json, 'SoTien'));
  const transaction = textOf(json, 'MaGiaoDich') || textOf(json, 'MaThamChieu');
  if (!Number.isInteger(amount) || amount <= 0 || amount > MOST_MONEY) return null;
  if (transaction === '' || transaction.length > LONGEST_NUMBER) return null;
  const at = readTime(textOf(json, 'ThoiGianGD'));
  return { amount, transaction, bank: textOf(json, 'MaNganHang').slice(0, LONGEST_NUMBER), at };
}

const MOST_MONEY = 2_000_000_000;
const LONGEST_NUMBER = 64;

/** `yyyyMMddHHmmss` of Viet Nam, or null. */
function readTime(text: string): Instant | null {
  const match = /^(\d{4})(\d\d)(\d\d)([01]\d|2[0-3])([0-5]\d)[0-5]\d$/.exec(text);
  const day = parseDay(`${match?.[1]}-${match?.[2]}-${match?.[3]}`);
  if (match === null || !day.ok) return null;
  return instantAt(day.value, Number(match[4]) * 60 + Number(match[5]));
}

/** The bytes of a bill; the platform answers with the file itself, or in JSON why there is none. */
export function readBill(answer: HttpAnswer): Uint8Array {
  if (answer.status === 200 && answer.text.startsWith('%PDF-')) {
    return Buffer.from(answer.text, 'latin1');
  }
  const text = Buffer.from(answer.text, 'latin1').toString('utf8');
  refuseError(unwrapped({ ...answer, text }), answer);
  throw new RegistryFault('wrong-shape', 'the bill is no PDF', answer);
}

/** Members of a call-back in the order in which its authentication code takes them. */
export const CALL_BACK_FIELDS = [
  'LoaiBanTin',
  'MaLoi',
  'MaDoiTac',
  'MaThamChieu',
  'SoTien',
  'MaTienTe',
  'MaGiaoDich',
  'MaNganHang',
  'ThoiGianGD',
  'ThongTinGiaoDich',
] as const;

/** What a call-back says; `forged` where it does not hold the code that only the platform can make. */
export type CallBack =
  | { readonly kind: 'unreadable' | 'forged' }
  | { readonly kind: 'failed'; readonly reference: string; readonly note: string }
  | { readonly kind: 'paid'; readonly reference: string; readonly money: ToldMoney };

/** Reads and verifies a call-back; the comparison takes the same time wherever the codes differ. */
export function readCallBack(body: unknown, { partner, secret }: PaymentAccount): CallBack {
  if (!isObject(body)) return { kind: 'unreadable' };
  const right = Buffer.from(
    authCode(
      CALL_BACK_FIELDS.map((name) => textOf(body, name)),
      secret,
    ),
  );
  const given = Buffer.from(textOf(body, 'MaXacThuc').toLowerCase());
  const isGenuine = right.length === given.length && timingSafeEqual(right, given);
  if (!isGenuine || textOf(body, 'MaDoiTac') !== partner) return { kind: 'forged' };
  const reference = textOf(body, 'MaThamChieu');
  const code = textOf(body, 'MaLoi');
  if (code !== DONE) return { kind: 'failed', reference, note: code };
  const money = textOf(body, 'MaTienTe') === 'VND' ? moneyOf(body) : null;
  return money === null ? { kind: 'unreadable' } : { kind: 'paid', reference, money };
}

/** What we answer a call-back; of the codes only 00 is known, the others are our own. */
export type CallBackReply = 'taken' | 'unreadable' | 'forged' | 'unknown-reference';

const REPLIES: Readonly<Record<CallBackReply, readonly [code: string, text: string]>> = {
  taken: [DONE, ''],
  unreadable: ['01', 'Không đọc được bản tin'],
  forged: ['02', 'Mã xác thực không chính xác'],
  'unknown-reference': ['03', 'Không có mã tham chiếu này'],
};

/** The answer in the platform's manner: it gives the message's own members back. */
export function callBackAnswer(reply: CallBackReply, body: unknown): JsonObject {
  const [MaLoi, MoTaLoi] = REPLIES[reply];
  const message = isObject(body) && reply !== 'forged' ? body : {};
  const given = ['MaDoiTac', 'MaThamChieu', 'ThoiGianGD', 'MaXacThuc'].map(
    (name) => [name, textOf(message, name)] as const,
  );
  return { MaLoi, MoTaLoi, ...Object.fromEntries(given) };
}
