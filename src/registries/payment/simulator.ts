import { setTimeout as pause } from 'node:timers/promises';
import { type Instant, instantFromEpoch } from '#kernel/day.ts';
import { timestamp } from '#registries/lgsp/gateway.ts';
import { authCode, CALL_BACK_FIELDS, DONE } from '#registries/payment/codec.ts';
import { payerPage, type SimulatedPayment } from '#registries/payment/payer-page.ts';
import { isObject, type JsonObject, textOf } from '#registries/read-answer.ts';
import { type FaultPlan, jsonAnswer, type SimulatedAnswer } from '#registries/simulation/faults.ts';
import { simulatedPaper } from '#registries/simulation/paper.ts';
import type { SimulatedSystem } from '#registries/simulation/simulated-system.ts';

/** What the simulated platform knows of its partner, and where its pages and ours are. */
export interface SimulatedPartner {
  readonly partner: string;
  readonly secret: string;
  /** Where the partner wants to be called back, as agreed with the platform. */
  readonly callBack: string;
  /** Under which the payers' pages stand. */
  readonly pages: string;
}

export interface PaymentSystem {
  readonly answer: SimulatedSystem;
  readonly payments: ReadonlyMap<string, SimulatedPayment>;
  /** The page of a payer: shown, or what the payer pressed on it (`form`); null where there is none. */
  readonly visit: (path: string, form: string | null, how: Behaviour) => SimulatedAnswer | null;
}

interface Behaviour {
  readonly plan: FaultPlan;
  readonly random: () => number;
}

const UNKNOWN = jsonAnswer({ MaLoi: '01', MoTaLoi: 'Không tìm thấy giao dịch (giả lập)' });
const FORGED = jsonAnswer({ MaLoi: '02', MoTaLoi: 'Mã xác thực không chính xác (giả lập)' });

/** The payment platform: a person pays on its page, it calls the partner back, and is asked. */
export function simulatePayments(partner: SimulatedPartner): PaymentSystem {
  const payments = new Map<string, SimulatedPayment>();
  let serial = 0;
  const start = (message: JsonObject): SimulatedAnswer => {
    const reference = textOf(message, 'MaThamChieu');
    const known = payments.get(reference);
    if (known === undefined) {
      payments.set(reference, {
        reference,
        amount: Number(textOf(message, 'SoTien')),
        purpose: textOf(message, 'ThongTinGiaoDich'),
        time: textOf(message, 'ThoiGianGD'),
        starts: 1,
        isFailed: false,
        paid: [],
      });
    } else known.starts += 1;
    const UrlThanhToan = `${partner.pages}/${reference}`;
    return jsonAnswer({
      error_code: '0',
      message: JSON.stringify({ MaLoi: DONE, MoTaLoi: '', MaThamChieu: reference, UrlThanhToan }),
    });
  };
  const pay = (payment: SimulatedPayment, choice: string, how: Behaviour): void => {
    const { amount } = payment;
    if (choice === 'huy') {
      payment.isFailed = payment.paid.length === 0;
      void callBack(partner, payment, '24', how);
    } else if (choice === 'du' || choice === 'thieu') {
      serial += 1;
      const paid = choice === 'du' ? amount : Math.max(1, Math.floor(amount / 2));
      payment.isFailed = false;
      payment.paid.push({ transaction: `GL${serial}`, amount: paid, time: timestamp(now()) });
      void callBack(partner, payment, DONE, how);
    }
  };
  return {
    payments,
    answer: ({ path, body }) => {
      const message: unknown = JSON.parse(body);
      const kind = path.slice('thanhtoan/'.length);
      if (!isObject(message) || textOf(message, 'LoaiBanTin') !== kind) return null;
      if (textOf(message, 'MaXacThuc') !== codeOf(message, partner.secret)) return FORGED;
      if (kind === 'INIT') return start(message);
      const payment = payments.get(textOf(message, 'MaThamChieu'));
      if (payment === undefined || payment.time !== textOf(message, 'ThoiGianGD')) return UNKNOWN;
      if (kind === 'QUERY') return jsonAnswer(statusOf(payment, partner));
      return kind === 'GET_BILL' ? billOf(payment) : null;
    },
    visit: (path, form, how) => {
      const payment = payments.get(decodeURIComponent(path));
      if (payment === undefined) return null;
      if (form !== null) pay(payment, new URLSearchParams(form).get('viec') ?? '', how);
      return payerPage(payment);
    },
  };
}

const now = (): Instant => instantFromEpoch(Date.now());

/** The authentication code of a message: over all of its texts but the code, in their order. */
const codeOf = (message: JsonObject, secret: string): string =>
  authCode(
    Object.entries(message).flatMap(([name, value]) =>
      name === 'MaXacThuc' || typeof value !== 'string' ? [] : [value],
    ),
    secret,
  );

function statusOf(
  { reference, purpose, time, isFailed, paid }: SimulatedPayment,
  { partner }: SimulatedPartner,
): JsonObject {
  const [first] = paid;
  const common = { LoaiBanTin: 'QUERY', MaLoi: DONE, MaDoiTac: partner, MaThamChieu: reference };
  if (first === undefined)
    return { ...common, ThoiGianGD: time, TrangThaiGD: isFailed ? '4' : '3' };
  return {
    ...common,
    SoTien: first.amount,
    MaTienTe: 'VND',
    MaGiaoDich: first.transaction,
    MaNganHang: 'GIALAP',
    ThoiGianGD: first.time,
    ThongTinGiaoDich: purpose,
    TrangThaiGD: '1',
  };
}

const billOf = ({ reference, paid }: SimulatedPayment): SimulatedAnswer =>
  paid.length === 0
    ? jsonAnswer({ MaLoi: '05', MoTaLoi: 'Chưa có biên lai (giả lập)' })
    : {
        status: 200,
        type: 'application/pdf',
        text: simulatedPaper(`BIEN LAI ${reference} ${paid[0]?.amount ?? 0}`).toString('latin1'),
        isFile: true,
      };

/** Tells the partner, as late, as often, or as little as the plan has it; never again by itself. */
async function callBack(
  { partner, secret, callBack: url }: SimulatedPartner,
  { reference, amount, purpose, time, paid }: SimulatedPayment,
  code: string,
  { plan, random }: Behaviour,
): Promise<void> {
  const last = paid.at(-1);
  const message: Readonly<Record<(typeof CALL_BACK_FIELDS)[number], string>> = {
    LoaiBanTin: 'CONFIRM',
    MaLoi: code,
    MaDoiTac: partner,
    MaThamChieu: reference,
    SoTien: String(last?.amount ?? amount),
    MaTienTe: 'VND',
    MaGiaoDich: last?.transaction ?? '',
    MaNganHang: 'GIALAP',
    ThoiGianGD: last?.time ?? time,
    ThongTinGiaoDich: purpose,
  };
  const MaXacThuc = authCode(
    CALL_BACK_FIELDS.map((name) => message[name]),
    secret,
  );
  if (plan.isOut || random() < plan.lostAnswers) return;
  const times = random() < plan.duplicates ? 2 : 1;
  await pause(plan.latency);
  for (let sent = 0; sent < times; sent += 1) {
    await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ ...message, SoTien: Number(message.SoTien), MaXacThuc }),
      signal: AbortSignal.timeout(10_000),
    }).catch(() => undefined); // the partner is away: it will ask
  }
}
