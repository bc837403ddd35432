import type { Act } from '#dossier/command.ts';
import type { Dossier } from '#dossier/dossier.ts';
import type { DossierEvent } from '#dossier/dossier-event.ts';
import type { Facts } from '#dossier/facts.ts';
import { dropLeg, isOpen, type Leg, nextStep } from '#dossier/legs.ts';
import type { Refusal } from '#dossier/refusal.ts';
import { err, ok, type Result } from '#kernel/result.ts';

/**
 * The legs that may still be left out: they have not begun, and no open one needs them. Of what goes
 * first the whole is withdrawn, and what is under way is withdrawn as the dossier that it is.
 */
export const droppableLegs = ({ legs }: Pick<Dossier, 'legs'>): readonly Leg[] =>
  legs.filter(
    ({ key, after, phase }) =>
      phase.kind === 'to-come' &&
      after.length > 0 &&
      !legs.some((other) => isOpen(other) && other.after.includes(key)),
  );

/** A part that is no longer wanted is left out before it begins: the child died, the family moved. */
export function leaveOut(
  { leg, reason }: Extract<Act, { type: 'drop-leg' }>,
  dossier: Dossier,
  { procedure }: Pick<Facts, 'procedure'>,
): Result<DossierEvent, Refusal> {
  if (reason === '') return err({ code: 'reason-missing', field: 'reason' });
  if (!droppableLegs(dossier).some(({ key }) => key === leg)) {
    return err({ code: 'leg-not-to-come', field: 'leg' });
  }
  const to = nextStep(dropLeg(dossier.legs, { leg, reason }), dossier, procedure);
  return ok({ type: 'leg-dropped', leg, reason, to });
}
