import { addWorkingDays } from '#calendar/add-time.ts';
import type { Dossier } from '#dossier/dossier.ts';
import type { DossierEvent } from '#dossier/dossier-event.ts';
import type { Facts } from '#dossier/facts.ts';

/**
 * The event of the time that the law adds where the agency of a leg asks for more; null where it adds
 * none, has done so already, or the work is finished. How often more is asked for changes nothing.
 */
export function addTime(
  leg: string,
  { due, phase, timeAdded, finishedAt }: Dossier,
  { procedure, calendar }: Pick<Facts, 'procedure' | 'calendar'>,
): DossierEvent | null {
  const added = (procedure.addedTime ?? []).find(
    ({ key, when }) =>
      when.kind === 'leg-asks' && when.legs.includes(leg) && !timeAdded.includes(key),
  );
  if (added === undefined || due.at === null) return null;
  if (phase.kind === 'closed' || finishedAt !== null) return null;
  return {
    type: 'time-added',
    key: added.key,
    leg,
    due: addWorkingDays({ at: due.at, proof: due.proof }, added, calendar),
  };
}
