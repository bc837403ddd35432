import { wholeFee } from '#dossier/fee.ts';
import { type OneStopRules, type PaperForm, paperRule } from '#catalogue/one-stop-rules.ts';
import { agencyOf, competenceFor, neighbourStep, stepOf } from '#dossier/acts.ts';
import type { Act } from '#dossier/command.ts';
import { correct } from '#dossier/correct.ts';
import { digitise } from '#dossier/digitising.ts';
import type { Dossier } from '#dossier/dossier.ts';
import type { DossierEvent } from '#dossier/dossier-event.ts';
import { reissue, revoke } from '#dossier/documents.ts';
import { leaveOut } from '#dossier/drop-leg.ts';
import { extend, recordSupplement, requestSupplement } from '#dossier/due-date-acts.ts';
import type { Facts } from '#dossier/facts.ts';
import { type Refusal, type RefusalCode, whyUngrounded } from '#dossier/refusal.ts';
import { err, ok, type Result } from '#kernel/result.ts';

export type Decision = Result<DossierEvent, Refusal>;

/**
 * The rules of a dossier after its receipt: what an act does to it, or why it is refused.
 * Pure; whether this officer is the competent one is asked before, in `access`.
 */
export function decide(act: Act, dossier: Dossier, facts: Facts): Decision {
  const open = competenceFor(act.type, dossier, facts.procedure);
  if (!open.ok) return refuse(open.error);
  switch (act.type) {
    case 'accept':
      return ok({ type: 'accepted', step: stepOf(dossier, facts.procedure).id });
    case 'pass-on':
      return onward(dossier, facts, (from, to) => ({
        type: 'passed-on',
        from,
        to,
        note: act.note,
      }));
    case 'propose':
      return onward(dossier, facts, (_, to) => ({ type: 'proposed', to, opinion: act.opinion }));
    case 'sign':
      return onward(dossier, facts, (_, to) => ({ type: 'signed', to }));
    case 'issue':
      return act.resultNumber === ''
        ? refuse('result-number-missing', 'resultNumber')
        : onward(dossier, facts, (_, to) => ({
            type: 'issued',
            to,
            resultNumber: act.resultNumber,
          }));
    case 'send-back':
      return sendBack(act.reason, dossier, facts);
    case 'hand-over':
      return act.receiver === ''
        ? refuse('receiver-missing', 'receiver')
        : ok({
            type: 'handed-over',
            receiver: act.receiver,
            method: dossier.received.delivery.method,
          });
    case 'refuse':
      return refusal(act.reason, act.ground);
    case 'stop':
      return act.reason === ''
        ? refuse('reason-missing', 'reason')
        : ok({ type: 'stopped', reason: act.reason, feeSettlement: act.feeSettlement });
    case 'request-supplement':
      return requestSupplement(act, dossier);
    case 'record-supplement':
      return recordSupplement(act, dossier, facts);
    case 'extend':
      return extend(act, dossier, facts);
    case 'collect-fee':
      return ok({ type: 'fee-collected', amount: dossier.received.fee - dossier.feePaid });
    case 'deny-relief':
      return denyRelief(act.reason, dossier, facts);
    case 'correct':
      return correct(act, dossier);
    case 'drop-leg':
      return leaveOut(act, dossier, facts);
    case 'print':
      return print(act.form, dossier, facts.rules);
    case 'reissue':
      return reissue(act.reason);
    case 'revoke':
      return revoke(act, dossier);
    case 'digitise':
      return digitise(act, dossier);
  }
}

/** The event of a due date that passed while the dossier was open, or null where it did not. */
export function noteOverdue(dossier: Dossier, facts: Facts): DossierEvent | null {
  const { phase, due, finishedAt } = dossier;
  if (phase.kind === 'closed' || phase.kind === 'awaiting-supplement') return null;
  if (finishedAt !== null || due.at === null || facts.now <= due.at) return null;
  if (dossier.overdueSince === due.at) return null; // a message may be delivered more than once
  return { type: 'fell-overdue', due: due.at };
}

/** Which of the paper forms the dossier has something to print on. */
export function printableForms(dossier: Dossier, rules: OneStopRules): readonly PaperForm[] {
  const forms: PaperForm[] = ['01', '05'];
  const outcome = dossier.phase.kind === 'closed' ? dossier.phase.outcome : null;
  if (dossier.supplementRequested) forms.push('02');
  if (outcome === 'refused') forms.push('03');
  if (dossier.extended) forms.push('04');
  if (outcome === 'stopped' && paperRule(rules, 'dung') !== null) forms.push('dung');
  return forms.sort();
}

/** Agency that must act now: the one at whose step the dossier stands. */
export function placeOf(dossier: Dossier, procedure: Facts['procedure']): string {
  if (dossier.phase.kind === 'closed') return dossier.handler;
  return agencyOf(stepOf(dossier, procedure), dossier);
}

function onward(
  dossier: Dossier,
  facts: Facts,
  event: (from: string, to: string) => DossierEvent,
): Decision {
  const from = stepOf(dossier, facts.procedure);
  const to = neighbourStep(dossier, facts.procedure, 1);
  return to === null ? refuse('not-at-this-step') : ok(event(from.id, to.id));
}

function sendBack(reason: string, dossier: Dossier, facts: Facts): Decision {
  if (reason === '') return refuse('reason-missing', 'reason');
  const to = neighbourStep(dossier, facts.procedure, -1);
  if (to === null) return refuse('nothing-to-send-back-to');
  const from = stepOf(dossier, facts.procedure).id;
  return ok({ type: 'sent-back', from, to: to.id, reason });
}

function denyRelief(reason: string, { received }: Dossier, { procedure }: Facts): Decision {
  const channel = received.channel === 'online' ? 'online' : 'counter';
  return reason === ''
    ? refuse('reason-missing', 'reason')
    : ok({ type: 'relief-denied', reason, fee: wholeFee(procedure, channel) });
}

function refusal(reason: string, ground: string): Decision {
  const missing = whyUngrounded({ reason, ground });
  return missing === null ? ok({ type: 'refused', reason, ground }) : err(missing);
}

function print(form: PaperForm, dossier: Dossier, rules: OneStopRules): Decision {
  return printableForms(dossier, rules).includes(form)
    ? ok({ type: 'printed', form })
    : refuse('form-not-available');
}

function refuse(code: RefusalCode, field?: string): Decision {
  return err(field === undefined ? { code } : { code, field });
}
