import { neighbourStep, stepOf } from '#dossier/acts.ts';
import type { RecordOutside, RecordPersonalNumber } from '#dossier/command.ts';
import type { Dossier } from '#dossier/dossier.ts';
import { type DossierEvent, OUTSIDE_STAGES, type OutsideStage } from '#dossier/dossier-event.ts';
import type { Facts } from '#dossier/facts.ts';

/**
 * The event of an outside system's answer, or null where it changes nothing: the dossier has left
 * the step, or came to it again since, or the system said so before, or said something later.
 */
export function recordOutside(
  { system, step, visit, answer }: RecordOutside,
  dossier: Dossier,
  { procedure }: Facts,
): DossierEvent | null {
  const { phase, enteredAt, outside } = dossier;
  if (phase.kind === 'closed' || phase.kind === 'awaiting-supplement') return null;
  if (phase.step !== step || enteredAt !== visit) return null;
  if (stepOf(dossier, procedure).system !== system) return null;
  const { reference, note } = answer;
  if (answer.kind === 'progress') {
    const { stage } = answer;
    if (outside !== null && rankOf(stage) <= rankOf(outside.stage)) return null;
    return { type: 'outside-progressed', system, step, stage, reference, note };
  }
  const to = neighbourStep(dossier, procedure, answer.kind === 'granted' ? 1 : -1);
  if (to === null) return null;
  return {
    type: 'outside-answered',
    system,
    step,
    to: to.id,
    outcome: answer.kind,
    reference,
    note,
    result: answer.kind === 'granted' ? answer.result : null,
  };
}

const rankOf = (stage: OutsideStage): number => OUTSIDE_STAGES.indexOf(stage);

/** The event of a personal number that arrives late, or null where none is waited for. */
export function recordPersonalNumber(
  { system, personalNumber }: RecordPersonalNumber,
  dossier: Dossier,
): DossierEvent | null {
  return awaitsPersonalNumber(dossier)
    ? { type: 'personal-number-arrived', system, personalNumber }
    : null;
}

/** Whether a registered birth still waits for the child's personal number. */
export const awaitsPersonalNumber = ({ outsideResults, legs }: Dossier): boolean =>
  Object.values(outsideResults).some((result) => result.awaitsPersonalNumber) ||
  legs.some(({ phase }) => phase.kind === 'granted' && phase.result.awaitsPersonalNumber);
