import type pg from 'pg';
import type { MoneyState } from '#dossier/payment.ts';
import type { Instant } from '#kernel/day.ts';

export type PaymentMethod = 'platform' | 'vietqr';

/**
 * How a payment stands. `counting`: money came and is being counted as fee; for what became of it
 * see `MoneyState`. Money may come in any state: a payer may have paid what was cancelled here.
 */
export type PaymentState = 'started' | 'counting' | MoneyState | 'failed' | 'cancelled' | 'expired';

/** Money that came by a payment. */
export interface ReceivedMoney {
  readonly amount: number;
  /** Number by which the other side knows it: of one number the money came once. */
  readonly transaction: string;
  readonly bank: string;
  readonly at: Instant;
  readonly heardFrom: 'call-back' | 'query' | 'officer';
}

export interface PaymentKey {
  readonly dossierId: string;
  readonly reference: string;
}

/** One try to have a fee paid, and what came by it. */
export interface Payment extends PaymentKey {
  readonly method: PaymentMethod;
  /** Đồng that were asked for. */
  readonly amount: number;
  readonly state: PaymentState;
  readonly startedAt: Instant;
  readonly startedBy: string;
  readonly agency: string;
  readonly expiresAt: Instant;
  readonly sentAt: Instant | null;
  readonly address: string | null;
  readonly received: ReceivedMoney | null;
  /** How much of it became a fee of the dossier. */
  readonly counted: number;
  /** SHA-256 of the bill, or null where there is none yet. */
  readonly bill: string | null;
  readonly note: string;
}

/** All payments of a dossier, the first first. */
export async function paymentsOf(
  client: pg.Pool | pg.ClientBase,
  dossierId: string,
): Promise<readonly Payment[]> {
  const { rows } = await client.query({
    name: 'payments-of',
    text: `${PAYMENT} where dossier_id = $1 order by started_at, reference`,
    values: [dossierId],
  });
  return rows;
}

export async function readPayment(
  client: pg.Pool | pg.ClientBase,
  { dossierId, reference }: PaymentKey,
): Promise<Payment | null> {
  const { rows } = await client.query(`${PAYMENT} where dossier_id = $1 and reference = $2`, [
    dossierId,
    reference,
  ]);
  return rows[0] ?? null;
}

/** The payment of a reference, of whichever dossier, or null. */
export async function paymentByReference(
  pool: pg.Pool,
  reference: string,
): Promise<Payment | null> {
  const { rows } = await pool.query(`${PAYMENT} where reference = $1`, [reference]);
  return rows.length === 1 ? rows[0] : null;
}

/** Whether a transfer of this number was taken for something else already. */
export async function isTransferTaken(
  pool: pg.Pool,
  transaction: string,
  { dossierId, reference }: PaymentKey,
): Promise<boolean> {
  const { rows } = await pool.query(
    `select from payment where transaction = $1 and method = 'vietqr'
      and not (dossier_id = $2 and reference in ($3, $3 || '-' || $1)) limit 1`,
    [transaction, dossierId, reference],
  );
  return rows.length > 0;
}

const PAYMENT = `select dossier_id as "dossierId", reference, method, amount, state,
  started_at as "startedAt", started_by as "startedBy", agency, expires_at as "expiresAt",
  sent_at as "sentAt", address, counted, bill, note,
  case when transaction is not null then json_build_object('amount', received_amount,
    'transaction', transaction, 'bank', coalesce(bank, ''),
    'at', to_char(received_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    'heardFrom', heard_from) end as received
  from payment`;

/**
 * Notes that a payment is about to be sent; answers whether it may have been sent before, and must
 * be asked about first.
 */
export async function markSent(
  pool: pg.Pool,
  { dossierId, reference }: PaymentKey,
  now: Instant,
): Promise<{ readonly wasSent: boolean }> {
  const { rowCount } = await pool.query(
    `update payment set sent_at = $3 where dossier_id = $1 and reference = $2 and sent_at is null`,
    [dossierId, reference, now],
  );
  return { wasSent: rowCount === 0 };
}

/** Keeps where the payer goes. */
export async function keepAddress(
  pool: pg.Pool,
  { dossierId, reference }: PaymentKey,
  address: string,
): Promise<void> {
  await pool.query(
    `update payment set address = $3, note = '' where dossier_id = $1 and reference = $2`,
    [dossierId, reference, address],
  );
}

/** Keeps the bill of a payment that came. */
export async function keepBill(
  pool: pg.Pool,
  { dossierId, reference }: PaymentKey,
  sha256: string,
): Promise<void> {
  await pool.query(
    `update payment set bill = $3 where dossier_id = $1 and reference = $2 and bill is null`,
    [dossierId, reference, sha256],
  );
}
