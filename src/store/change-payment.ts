import type pg from 'pg';
import type { SignedInCitizen } from '#access/citizen.ts';
import type { Officer } from '#access/officer.ts';
import { epochOf, type Instant, instantFromEpoch } from '#kernel/day.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import { wantDelivery } from '#store/deliveries.ts';
import { whoActs } from '#store/job.ts';
import type { PaymentKey, PaymentMethod, PaymentState } from '#store/payments.ts';
import { inTransaction } from '#store/transaction.ts';
import { writeAudit } from '#store/write-batch.ts';

/** Who changes a payment and when; the system, by what it heard, where it is neither. */
export interface PaymentTrace {
  readonly officer: Officer | null;
  readonly citizen?: SignedInCitizen;
  readonly at: Instant;
}

export interface PaymentStart {
  readonly dossierId: string;
  /** Which try of the dossier it is, as the one who starts it saw: a repeat meets its own. */
  readonly number: number;
  readonly method: PaymentMethod;
  /** Đồng. */
  readonly amount: number;
}

export type StartFault = 'payment-open' | 'payments-changed';

/** Another system waited for three days for what its payers did (DvcPayment of Tân Dân). */
const OPEN_MS = 3 * 24 * 3_600_000;

/**
 * Starts a payment: the row, what the platform is to be sent, and the audit in one transaction.
 * Answers its reference. Refused while another one of the dossier is open, so that nobody pays twice
 * by mistake.
 */
export function startPayment(
  pool: pg.Pool,
  { dossierId, number, method, amount }: PaymentStart,
  trace: PaymentTrace,
): Promise<Result<string, StartFault>> {
  return inTransaction(pool, async (client): Promise<Result<string, StartFault>> => {
    const { rows } = await client.query(
      'select code, desk from dossier where dossier_id = $1 for update',
      [dossierId],
    );
    const { rows: known } = await client.query(
      'select number, reference, state from payment where dossier_id = $1',
      [dossierId],
    );
    const own = known.find((row) => row.number === number);
    if (own !== undefined) return ok(own.reference);
    if (known.some(({ state }) => state === 'started' || state === 'counting')) {
      return err('payment-open');
    }
    const tries = known.filter((row) => row.number !== null).length;
    if (number !== tries + 1 || rows.length === 0) return err('payments-changed');
    const reference = `${String(rows[0].code).replaceAll(/[^0-9A-Za-z]/g, '')}L${number}`;
    const { at, officer } = trace;
    const actor = whoActs(trace);
    await client.query(
      `insert into payment (dossier_id, reference, number, method, amount, state, started_at,
        started_by, agency, expires_at) values ($1, $2, $3, $4, $5, 'started', $6, $7, $8, $9)`,
      [
        dossierId,
        reference,
        number,
        method,
        amount,
        at,
        actor.subject,
        // A payer from outside pays at the desk that has the dossier.
        officer === null ? rows[0].desk : actor.agency,
        later(at),
      ],
    );
    if (method === 'platform') await wantDelivery(client, { dossierId, party: 'payment' }, at);
    await auditPayment(client, { dossierId, reference }, trace, {
      act: 'start-payment',
      detail: `${method} ${amount}`,
    });
    return ok(reference);
  });
}

const later = (at: Instant): Instant => instantFromEpoch(epochOf(at) + OPEN_MS);

/** How a payment ends without money, or is opened again. */
export interface PaymentChange {
  readonly act: 'cancel-payment' | 'ask-payment' | 'payment-failed' | 'payment-expired';
  readonly note: string;
}

const CHANGES: Readonly<
  Record<
    PaymentChange['act'],
    { readonly from: readonly PaymentState[]; readonly to: PaymentState }
  >
> = {
  'cancel-payment': { from: ['started'], to: 'cancelled' },
  'ask-payment': { from: ['failed', 'cancelled', 'expired', 'started'], to: 'started' },
  'payment-failed': { from: ['started', 'cancelled'], to: 'failed' },
  'payment-expired': { from: ['started'], to: 'expired' },
};

/**
 * Changes how a payment stands for which no money has come; answers whether it did. Asking opens it
 * again for as long as a new one, and has the platform asked at once.
 */
export function changePayment(
  pool: pg.Pool,
  key: PaymentKey,
  { act, note }: PaymentChange,
  trace: PaymentTrace,
): Promise<boolean> {
  const { from, to } = CHANGES[act];
  return inTransaction(pool, async (client) => {
    const isAsking = act === 'ask-payment';
    const { rowCount } = await client.query(
      `update payment set state = $3, note = $4, expires_at = coalesce($5, expires_at)
        where dossier_id = $1 and reference = $2 and state = any($6)`,
      [key.dossierId, key.reference, to, note, isAsking ? later(trace.at) : null, from],
    );
    if (rowCount === 0) return false;
    if (isAsking) await wantDelivery(client, { ...key, party: 'payment' }, trace.at);
    await auditPayment(client, key, trace, { act, detail: note });
    return true;
  });
}

/** A row of the audit about a payment; its reference first, no names. */
export async function auditPayment(
  client: pg.ClientBase,
  { dossierId, reference }: PaymentKey,
  trace: PaymentTrace,
  { act, detail }: { readonly act: string; readonly detail: string },
): Promise<void> {
  const { at } = trace;
  const { subject, role, agency } = whoActs(trace);
  await writeAudit(client, [
    {
      dossierId,
      at,
      subject,
      role,
      agency,
      act,
      outcome: 'done',
      detail: `${reference} ${detail}`.trim(),
    },
  ]);
}
