import type { RecordPayment } from '#dossier/command.ts';
import type { Dossier } from '#dossier/dossier.ts';
import type { DossierEvent } from '#dossier/dossier-event.ts';

/** What is still to be paid, in đồng. */
export const feeDue = ({ received, feePaid }: Dossier): number =>
  Math.max(0, received.fee - feePaid);

/**
 * The event of money that came by a payment, or null where nothing of it is fee: it was counted
 * before, the fee was paid already, or the dossier is closed and its history with it. Never more
 * than the fee that is due.
 */
export function recordPayment(
  { payment, amount }: RecordPayment,
  dossier: Dossier,
): DossierEvent | null {
  if (dossier.phase.kind === 'closed' || Object.hasOwn(dossier.feePayments, payment)) return null;
  const counted = Math.min(amount, feeDue(dossier));
  return counted > 0 ? { type: 'fee-collected', amount: counted, payment } : null;
}

/**
 * What became of money that came: `partly` and `overpaid` were counted as far as fee was due,
 * `paid-twice` and `late` (the dossier was closed) not at all, and a person must settle them.
 */
export type MoneyState = 'paid' | 'partly' | 'overpaid' | 'paid-twice' | 'late';

/** How a payment of `asked` đồng stands of which `amount` came, after it was recorded. */
export function moneyState(
  { asked, amount }: { readonly asked: number; readonly amount: number },
  counted: number,
  dossier: Dossier,
): MoneyState {
  if (counted === 0) return feeDue(dossier) === 0 ? 'paid-twice' : 'late';
  if (amount > counted) return 'overpaid';
  return amount < asked ? 'partly' : 'paid';
}
