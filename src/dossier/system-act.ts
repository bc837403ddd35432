import type { SystemAct } from '#dossier/command.ts';
import { noteOverdue } from '#dossier/decide.ts';
import { recordDigitised, recordUndigitised } from '#dossier/digitising.ts';
import type { Dossier } from '#dossier/dossier.ts';
import type { DossierEvent } from '#dossier/dossier-event.ts';
import { recordDocument } from '#dossier/documents.ts';
import type { Facts } from '#dossier/facts.ts';
import { recordLeg } from '#dossier/legs.ts';
import { recordOutside, recordPersonalNumber } from '#dossier/outside-step.ts';
import { recordPayment } from '#dossier/payment.ts';
import { transfer } from '#dossier/transfer.ts';

/** The event of what the system does by itself; null where it was done before, or is void by now. */
export function decideSystemAct(
  act: SystemAct,
  dossier: Dossier,
  facts: Facts,
): DossierEvent | null {
  switch (act.type) {
    case 'note-overdue':
      return noteOverdue(dossier, facts);
    case 'record-identity':
      return dossier.identity === 'awaited'
        ? { type: 'identity-checked', outcome: act.outcome, query: act.query }
        : null;
    case 'record-outside':
      return recordOutside(act, dossier, facts);
    case 'record-personal-number':
      return recordPersonalNumber(act, dossier);
    case 'record-payment':
      return recordPayment(act, dossier);
    case 'record-document':
      return recordDocument(act, dossier);
    case 'record-digitised':
      return recordDigitised(act, dossier);
    case 'record-undigitised':
      return recordUndigitised(act, dossier);
    case 'record-leg':
      return recordLeg(act, dossier, facts);
    case 'stop-leg':
      return dossier.received.bundle === undefined || dossier.phase.kind === 'closed'
        ? null
        : { type: 'stopped', reason: act.reason, feeSettlement: '' };
    case 'transfer':
      return transfer(dossier, act.order);
  }
}
