import { strict as assert } from 'node:assert';
import type { Procedure } from '#catalogue/procedure.ts';
import type { ProcessStep, StepAction, StepRole } from '#catalogue/process.ts';
import type { ActType } from '#dossier/command.ts';
import { papersToDigitise } from '#dossier/digitising.ts';
import type { Dossier } from '#dossier/dossier.ts';
import { documentInForce, mayReissue } from '#dossier/documents.ts';
import { droppableLegs } from '#dossier/drop-leg.ts';
import type { RefusalCode } from '#dossier/refusal.ts';
import { err, ok, type Result } from '#kernel/result.ts';

/** Who may do an act now: any one of these. `holder` null means anyone of the role and agency. */
export interface Competence {
  readonly role: StepRole | 'any';
  readonly agency: string;
  readonly holder: string | null;
}

/**
 * Whether the dossier's present state allows an act, and if so who is competent for it.
 * This is the whole table of acts; `access` only compares it with the officer.
 */
export function competenceFor(
  act: ActType,
  dossier: Dossier,
  procedure: Procedure,
): Result<readonly Competence[], RefusalCode> {
  const desk: Competence = { role: 'counter-officer', agency: dossier.desk, holder: null };
  const handler = dossier.handler;
  if (act === 'print') {
    return ok([
      { role: 'any', agency: dossier.desk, holder: null },
      { role: 'any', agency: handler, holder: null },
    ]);
  }
  if (act === 'reissue' || act === 'revoke') return onDocument(act, dossier);
  // A paper is as good after the dossier is closed, and the store of its owner is for later ones.
  if (act === 'digitise') {
    const specialist: Competence = { role: 'specialist', agency: handler, holder: null };
    return papersToDigitise(dossier).length > 0 ? ok([desk, specialist]) : err('no-paper');
  }
  if (dossier.phase.kind === 'closed') {
    // A mistake may be found on the paper itself; the leader then has it made anew.
    const isOnPaper = act === 'correct' && documentInForce(dossier)?.kind === 'result';
    return isOnPaper ? ok([desk]) : err('closed');
  }
  switch (act) {
    case 'stop':
    case 'correct':
      return ok([desk]);
    case 'drop-leg':
      return droppableLegs(dossier).length > 0 ? ok([desk]) : err('leg-not-to-come');
    case 'collect-fee':
      return dossier.received.fee > dossier.feePaid ? ok([desk]) : err('no-fee-due');
    case 'deny-relief':
      return dossier.received.relief !== undefined && dossier.reliefDenied === null
        ? ok([desk])
        : err('no-relief');
    case 'extend':
      return extension(dossier, { role: 'signing-leader', agency: handler, holder: null });
    case 'record-supplement':
      return dossier.phase.kind === 'awaiting-supplement'
        ? ok([desk, stepCompetence(dossier, procedure, null)])
        : err('not-awaiting-supplement');
    case 'accept':
      if (dossier.phase.kind === 'awaiting-supplement') return err('awaiting-supplement');
      return stepOf(dossier, procedure).system === 'interlinking'
        ? err('waits-for-legs')
        : ok([stepCompetence(dossier, procedure, null)]);
    case 'pass-on':
    case 'send-back':
    case 'request-supplement':
    case 'refuse':
    case 'propose':
    case 'sign':
    case 'issue':
    case 'hand-over':
      return stepAct(act, dossier, procedure);
  }
}

/** A document is the agency's affair also after the dossier is closed. */
function onDocument(
  act: 'reissue' | 'revoke',
  dossier: Dossier,
): Result<readonly Competence[], RefusalCode> {
  const isThere = act === 'reissue' ? mayReissue(dossier) : documentInForce(dossier) !== null;
  return isThere
    ? ok([{ role: 'signing-leader', agency: dossier.handler, holder: null }])
    : err('no-document');
}

/** The step of the process at which an open dossier stands. Asserts that it is open. */
export function stepOf(dossier: Dossier, procedure: Procedure): ProcessStep {
  assert(dossier.phase.kind !== 'closed', 'a closed dossier stands at no step');
  const id = dossier.phase.step;
  const step = procedure.steps.find((candidate) => candidate.id === id);
  assert(step !== undefined, `step ${id} is in the pinned process`);
  return step;
}

/** The step `offset` places after the present one, or null beyond either end. */
export function neighbourStep(
  dossier: Dossier,
  procedure: Procedure,
  offset: 1 | -1,
): ProcessStep | null {
  const index = procedure.steps.indexOf(stepOf(dossier, procedure));
  return procedure.steps[index + offset] ?? null;
}

/** Code of the agency at which a step is done. */
export function agencyOf(step: ProcessStep, dossier: Dossier): string {
  return step.place === 'desk' ? dossier.desk : dossier.handler;
}

/** The date may be re-set once, while there is one and the work is not finished. */
function extension(
  dossier: Dossier,
  leader: Competence,
): Result<readonly Competence[], RefusalCode> {
  if (dossier.due.at === null) return err('no-due-date');
  if (dossier.extended) return err('already-extended');
  return dossier.finishedAt === null ? ok([leader]) : err('not-at-this-step');
}

function stepAct(
  act: StepAction,
  dossier: Dossier,
  procedure: Procedure,
): Result<readonly Competence[], RefusalCode> {
  if (dossier.phase.kind === 'awaiting-supplement') return err('awaiting-supplement');
  const step = stepOf(dossier, procedure);
  if (step.system === 'interlinking') return err('waits-for-legs');
  if (!step.actions.includes(act)) return err('not-at-this-step');
  if (act === 'request-supplement' && dossier.supplementRequested) {
    return err('supplement-already-requested');
  }
  if (dossier.phase.kind !== 'in-hand') {
    // The plain case needs no acceptance: whoever does it has it. What a system does is taken from it first.
    return act === step.mainAction && step.system === null
      ? ok([stepCompetence(dossier, procedure, null)])
      : err('not-in-hand');
  }
  return ok([stepCompetence(dossier, procedure, dossier.phase.holder.subject)]);
}

function stepCompetence(dossier: Dossier, procedure: Procedure, holder: string | null): Competence {
  const step = stepOf(dossier, procedure);
  return { role: step.role, agency: agencyOf(step, dossier), holder };
}
