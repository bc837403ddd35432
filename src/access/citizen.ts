import type { ActType } from '#dossier/command.ts';
import type { Dossier } from '#dossier/dossier.ts';
import type { RefusalCode } from '#dossier/refusal.ts';

/** Somebody who signed in from outside, with the number that the identity provider vouches for. */
export interface SignedInCitizen {
  readonly citizenId: string;
  readonly name: string;
  readonly identityNumber: string | null;
}

/** Whose a dossier is: of the account that filed it, or of the applicant by the personal number. */
export function owns(citizen: SignedInCitizen, { received, applicant }: Dossier): boolean {
  const { origin } = received;
  if (origin?.kind === 'citizen' && origin.citizen === citizen.citizenId) return true;
  return citizen.identityNumber !== null && citizen.identityNumber === applicant.identityNumber;
}

/** Whether it was this person who prepared a dossier for its applicant; that makes them no owner. */
export const assisted = (citizen: SignedInCitizen, { received }: Dossier): boolean =>
  received.origin?.kind === 'assisted' && received.origin.assistant.citizen === citizen.citizenId;

/** What a person may do to the own dossier from outside, while it is open. */
const OWN_ACTS: ReadonlySet<ActType> = new Set(['record-supplement', 'stop', 'drop-leg']);

/** Why a citizen may not do an act, or null where it is theirs to do; the rules decide the rest. */
export function whyCitizenMayNot(
  citizen: SignedInCitizen,
  act: ActType,
  dossier: Dossier,
): RefusalCode | null {
  if (!owns(citizen, dossier)) return 'agency-may-not';
  if (!OWN_ACTS.has(act)) return 'role-may-not';
  if (dossier.phase.kind === 'closed') return 'closed';
  // Once there is a result it is handed over: it is too late to withdraw what was asked for.
  return act === 'stop' && dossier.finishedAt !== null ? 'not-at-this-step' : null;
}
