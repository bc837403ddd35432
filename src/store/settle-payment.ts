import type pg from 'pg';
import type { Officer } from '#access/officer.ts';
import { moneyState } from '#dossier/payment.ts';
import type { Instant } from '#kernel/day.ts';
import { auditPayment, type PaymentTrace } from '#store/change-payment.ts';
import { wantDelivery } from '#store/deliveries.ts';
import { loadHistory } from '#store/load-dossier.ts';
import { type PaymentKey, type ReceivedMoney, readPayment } from '#store/payments.ts';
import type { RunCommand } from '#store/run-command.ts';
import { inTransaction } from '#store/transaction.ts';

export interface SettleDuty {
  readonly pool: pg.Pool;
  readonly runCommand: RunCommand;
  readonly now: () => Instant;
}

/**
 * Takes money that came by a payment: first it is kept, then counted as fee of its dossier by the
 * core, then said what became of it. Told again of the same money it does only what is still
 * missing, so that each sum is counted once whenever this breaks off. Throws where the payment is
 * not known or the database is away.
 */
export async function settlePayment(
  duty: SettleDuty,
  key: PaymentKey,
  money: ReceivedMoney,
  officer: Officer | null,
): Promise<void> {
  const trace = { officer, at: duty.now() };
  const reference = await keepMoney(duty.pool, key, money, trace);
  await countMoney(duty, { dossierId: key.dossierId, reference }, officer);
}

/** Keeps money with its payment, or as a payment of its own where that one has other money already. */
function keepMoney(
  pool: pg.Pool,
  { dossierId, reference }: PaymentKey,
  money: ReceivedMoney,
  trace: PaymentTrace,
): Promise<string> {
  const { amount, transaction, bank, at, heardFrom } = money;
  const came = [amount, transaction, bank, at, heardFrom];
  return inTransaction(pool, async (client) => {
    const { rows } = await client.query(
      'select transaction, method from payment where dossier_id = $1 and reference = $2 for update',
      [dossierId, reference],
    );
    const [row] = rows;
    if (row === undefined) throw new Error('the payment is not there');
    if (row.transaction === transaction) return reference;
    const own = row.transaction === null ? reference : `${reference}-${transaction}`;
    const { rowCount } =
      own === reference
        ? await client.query(
            `update payment set state = 'counting', note = '', received_amount = $3,
              transaction = $4, bank = $5, received_at = $6, heard_from = $7
            where dossier_id = $1 and reference = $2`,
            [dossierId, own, ...came],
          )
        : await client.query(
            `insert into payment (dossier_id, reference, method, amount, state, started_at,
              started_by, agency, expires_at, received_amount, transaction, bank, received_at,
              heard_from)
            select dossier_id, $3, method, amount, 'counting', $9, started_by, agency, expires_at,
              $4, $5, $6, $7, $8
            from payment where dossier_id = $1 and reference = $2
            on conflict do nothing`,
            [dossierId, reference, own, ...came, trace.at],
          );
    if (rowCount === 0) return own;
    // Whoever hears of it may die before it is counted: the worker then counts it, and has the bill.
    if (row.method === 'platform') {
      await wantDelivery(client, { dossierId, party: 'payment' }, trace.at);
    }
    await auditPayment(client, { dossierId, reference: own }, trace, {
      act: 'payment-received',
      detail: `${heardFrom} ${amount} ${transaction}`,
    });
    return own;
  });
}

/** Counts money that was kept, once; nothing where that is done. */
export async function countMoney(
  { pool, runCommand, now }: SettleDuty,
  key: PaymentKey,
  officer: Officer | null,
): Promise<void> {
  const payment = await readPayment(pool, key);
  if (payment === null || payment.state !== 'counting' || payment.received === null) return;
  const { dossierId, reference } = key;
  const { amount } = payment.received;
  const command = { type: 'record-payment', dossierId, payment: reference, amount } as const;
  const outcome = await runCommand({ command, officer, at: now() });
  if (!outcome.ok) throw new Error(`the payment was not recorded: ${outcome.refusal.code}`);
  const { dossier } = await loadHistory(pool, dossierId);
  const counted = dossier.feePayments[reference] ?? 0;
  const state = moneyState({ asked: payment.amount, amount }, counted, dossier);
  await inTransaction(pool, async (client) => {
    const { rowCount } = await client.query(
      `update payment set state = $3, counted = $4
        where dossier_id = $1 and reference = $2 and state = 'counting'`,
      [dossierId, reference, state, counted],
    );
    if (rowCount === 0) return;
    const trace = { officer, at: now() };
    const detail = `${state} ${counted} of ${amount}`;
    await auditPayment(client, key, trace, { act: 'payment-counted', detail });
  });
}
