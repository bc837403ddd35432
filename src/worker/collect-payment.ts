import type pg from 'pg';
import type { Dossier } from '#dossier/dossier.ts';
import type { UploadGate } from '#documents/upload-gate.ts';
import type { Instant } from '#kernel/day.ts';
import type { CallContext } from '#registries/lgsp/gateway.ts';
import type { PaymentPlatform } from '#registries/payment/adapter.ts';
import type { PaymentOrder } from '#registries/payment/codec.ts';
import { RegistryFault } from '#registries/registry-fault.ts';
import { changePayment, type PaymentChange } from '#store/change-payment.ts';
import { loadHistory } from '#store/load-dossier.ts';
import { keepAddress, keepBill, markSent, type Payment, paymentsOf } from '#store/payments.ts';
import type { RunCommand } from '#store/run-command.ts';
import { countMoney, settlePayment } from '#store/settle-payment.ts';
import type { World } from '#store/world.ts';
import type { AskAgain, Tell } from '#worker/exchange.ts';
import { keepPaper } from '#worker/keep-paper.ts';
import { nextAsking, type Patience } from '#worker/patience.ts';

export interface PaymentDuty {
  readonly platform: PaymentPlatform;
  readonly pool: pg.Pool;
  readonly uploadGate: UploadGate;
  readonly runCommand: RunCommand;
  readonly world: () => World;
  readonly agencyName: (code: string) => string;
  readonly now: () => Instant;
  readonly patience: Patience;
}

/**
 * Starts the payments of a dossier at the platform, asks after each until it is paid, has failed or
 * nobody waits for it any more (a call-back may get lost), and fetches the bills. What fails of one
 * payment holds up no other of the dossier.
 */
export function collectPayment(duty: PaymentDuty): Tell {
  return async ({ dossierId, wantedVersion }) => {
    const { dossier } = await loadHistory(duty.pool, dossierId);
    const payments = await paymentsOf(duty.pool, dossierId);
    const faults: unknown[] = [];
    const waiting: Instant[] = [];
    for (const payment of payments) {
      if (payment.method !== 'platform') continue;
      const work = { duty, payment, dossier, context: contextOf(dossier, payment) };
      try {
        const isOpen = await workOn(work);
        if (isOpen) waiting.push(nextAsking(duty.now(), payment.startedAt, duty.patience));
      } catch (fault) {
        faults.push(fault);
      }
    }
    if (faults.length > 0) throw faults[0];
    const first = waiting.toSorted()[0];
    return first === undefined ? wantedVersion : ({ askAgainAt: first } satisfies AskAgain);
  };
}

interface Work {
  readonly duty: PaymentDuty;
  readonly payment: Payment;
  readonly dossier: Dossier;
  readonly context: CallContext;
}

const contextOf = (dossier: Dossier, payment: Payment): CallContext => ({
  dossierId: payment.dossierId,
  subject: payment.startedBy,
  agency: payment.agency,
  purpose: 'Thu phí, lệ phí',
  procedureCode: dossier.received.procedure.code,
  person: dossier.applicant.identityNumber,
});

/** Does what is next of one payment; answers whether more of it is to come. */
async function workOn(work: Work): Promise<boolean> {
  const { duty, payment } = work;
  switch (payment.state) {
    case 'started':
      return payment.address === null ? begin(work) : ask(work);
    case 'cancelled':
      // The payer may have paid before it was cancelled here: the platform knows of no cancelling.
      return payment.sentAt !== null && !isOver(work) ? ask(work) : false;
    case 'counting':
      await countMoney(duty, payment, null);
      return true; // its bill is fetched at the next look
    case 'paid':
    case 'partly':
    case 'overpaid':
    case 'paid-twice':
    case 'late':
      return payment.bill === null && isOwn(payment) ? fetchBill(work) : false;
    case 'failed':
    case 'expired':
      return false;
  }
}

/** A second sum under one reference has no bill of its own that could be asked for. */
const isOwn = ({ reference, received }: Payment): boolean =>
  received === null || !reference.endsWith(`-${received.transaction}`);

const isOver = ({ duty, payment }: Work): boolean => payment.expiresAt <= duty.now();

/** Sends a payment. One that may have been sent before is asked about first. */
async function begin(work: Work): Promise<boolean> {
  const { duty, payment, context } = work;
  const { wasSent } = await markSent(duty.pool, payment, duty.now());
  if (wasSent) {
    const status = await duty.platform.statusOf(payment, context);
    if (status.kind === 'paid' || status.kind === 'failed') return take(work, status);
  }
  try {
    // Where the answer to an earlier start was lost only the start tells the payer's address.
    const address = await duty.platform.start(orderOf(work), context);
    await keepAddress(duty.pool, payment, address);
    return true;
  } catch (fault) {
    if (!(fault instanceof RegistryFault) || fault.code !== 'refused') throw fault;
    await end(work, { act: 'payment-failed', note: fault.message });
    return false;
  }
}

async function ask(work: Work): Promise<boolean> {
  const { duty, payment, context } = work;
  return take(work, await duty.platform.statusOf(payment, context));
}

async function take(
  work: Work,
  status: Awaited<ReturnType<PaymentPlatform['statusOf']>>,
): Promise<boolean> {
  const { duty, payment } = work;
  switch (status.kind) {
    case 'paid': {
      const { money } = status;
      const received = { ...money, at: money.at ?? duty.now(), heardFrom: 'query' } as const;
      await settlePayment(duty, payment, received, null);
      return true;
    }
    case 'failed':
      await end(work, { act: 'payment-failed', note: status.note });
      return false;
    case 'pending':
    case 'unknown':
      if (!isOver(work)) return true;
      await end(work, { act: 'payment-expired', note: '' });
      return false;
  }
}

const end = ({ duty, payment }: Work, change: PaymentChange): Promise<boolean> =>
  changePayment(duty.pool, payment, change, { officer: null, at: duty.now() });

function orderOf({ duty, payment, dossier }: Work): PaymentOrder {
  const { code, validFrom, name } = dossier.received.procedure;
  const fees = duty.world().procedureVersion(code, validFrom)?.fees ?? [];
  const due = fees
    .filter(({ channel, amount }) => channel !== 'online' && amount > 0)
    .map((fee) => ({ name: fee.name.vi, amount: fee.amount }));
  const isWhole = due.reduce((sum, { amount }) => sum + amount, 0) === payment.amount;
  const { applicant } = dossier;
  return {
    reference: payment.reference,
    startedAt: payment.startedAt,
    amount: payment.amount,
    dossierCode: dossier.code,
    procedure: { code, name },
    agency: { code: dossier.handler, name: duty.agencyName(dossier.handler) },
    payer: {
      name: applicant.organisation?.name ?? applicant.name,
      identityNumber: applicant.organisation?.taxCode ?? applicant.identityNumber,
      address: applicant.address,
    },
    fees: isWhole ? due : [{ name: 'Phí, lệ phí', amount: payment.amount }],
  };
}

/** Fetches the bill; where the platform has none yet it is asked for again. */
async function fetchBill({ duty, payment, context }: Work): Promise<boolean> {
  const { platform, pool, uploadGate } = duty;
  const bytes = await platform.billOf(payment, context).catch((fault: unknown) => {
    if (fault instanceof RegistryFault && fault.code === 'refused') return null;
    throw fault;
  });
  if (bytes === null) return payment.expiresAt > duty.now();
  const { sha256 } = await keepPaper(uploadGate, bytes, 'the bill');
  await keepBill(pool, payment, sha256);
  return false;
}
