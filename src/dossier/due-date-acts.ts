import type { ProofLine } from '#calendar/due-date.ts';
import { extensionCheck } from '#calendar/extension.ts';
import { resumeAfterSupplement } from '#calendar/supplement.ts';
import { closingInstant, isWorkingDay } from '#calendar/working-calendar.ts';
import { type OneStopRules, paperRule } from '#catalogue/one-stop-rules.ts';
import type { Act } from '#dossier/command.ts';
import type { Dossier } from '#dossier/dossier.ts';
import type { DossierEvent, SetDueDate } from '#dossier/dossier-event.ts';
import type { Facts } from '#dossier/facts.ts';
import type { Refusal } from '#dossier/refusal.ts';
import { formatDay, type Instant } from '#kernel/day.ts';
import { err, ok, type Result } from '#kernel/result.ts';

type Outcome = Result<DossierEvent, Refusal>;

/** Mẫu 02: once, with everything listed (NĐ 61/2018 Điều 17; domain.md §6.6). */
export function requestSupplement(
  act: Extract<Act, { type: 'request-supplement' }>,
  dossier: Dossier,
): Outcome {
  if (dossier.supplementRequested) return err({ code: 'supplement-already-requested' });
  const unnamed = act.items.length === 0 ? 0 : act.items.findIndex((item) => item.what === '');
  if (unnamed !== -1)
    return err({ code: 'supplement-lists-nothing', field: `what-${unnamed + 1}` });
  const bare = act.items.findIndex((item) => item.reason === '');
  if (bare !== -1) return err({ code: 'reason-missing', field: `reason-${bare + 1}` });
  return ok({ type: 'supplement-requested', items: act.items, contact: act.contact });
}

/** The supplement came: the clock goes on by the procedure's policy, pause or restart. */
export function recordSupplement(
  act: Extract<Act, { type: 'record-supplement' }>,
  dossier: Dossier,
  facts: Facts,
): Outcome {
  if (dossier.phase.kind !== 'awaiting-supplement') return err({ code: 'not-awaiting-supplement' });
  if (act.note === '' && act.attachments.length === 0) {
    return err({ code: 'supplement-lists-nothing', field: 'note' });
  }
  const due = dueAfterSupplement(dossier, dossier.phase.since, facts);
  return ok({ type: 'supplement-received', note: act.note, attachments: act.attachments, due });
}

/** Mẫu 04: an apology with a new date, before the due date and only once. */
export function extend(
  act: Extract<Act, { type: 'extend' }>,
  dossier: Dossier,
  facts: Facts,
): Outcome {
  if (act.reason === '') return err({ code: 'reason-missing', field: 'reason' });
  if (dossier.due.at === null) return err({ code: 'no-due-date' });
  if (!isWorkingDay(act.newDay, facts.calendar)) {
    return err({ code: 'not-working-time', field: 'newDay' });
  }
  const at = closingInstant(act.newDay, facts.calendar);
  const checked = extensionCheck({
    due: dossier.due.at,
    now: facts.now,
    newDue: at,
    alreadyExtended: dossier.extended,
  });
  if (!checked.ok) return err({ code: checked.error, field: 'newDay' });
  return ok({
    type: 'extended',
    reason: act.reason,
    previousDue: dossier.due.at,
    due: { at, proof: [...dossier.due.proof, extensionLine(act, facts.rules)] },
  });
}

function dueAfterSupplement(dossier: Dossier, suspendedAt: Instant, facts: Facts): SetDueDate {
  if (dossier.due.at === null) return dossier.due;
  const resumed = resumeAfterSupplement({
    policy: facts.procedure.supplement.clock,
    due: dossier.due.at,
    suspendedAt,
    resumedAt: facts.now,
    limit: facts.procedure.timeLimit,
    basis: facts.procedure.supplement.basis,
    calendar: facts.calendar,
  });
  return { at: resumed.kind === 'due' ? resumed.at : null, proof: resumed.proof };
}

function extensionLine(act: Extract<Act, { type: 'extend' }>, rules: OneStopRules): ProofLine {
  return {
    day: act.newDay,
    text: {
      vi: `Hẹn lại một lần đến ${formatDay(act.newDay)}: ${act.reason}`,
      en: `Re-set once, to ${formatDay(act.newDay)}: ${act.reason}`,
    },
    basis: `${rules.decree}, Mẫu số ${paperRule(rules, '04')?.number ?? '04'} ${rules.circular}`,
  };
}
