import { type Officer, subjectsOf } from '#access/officer.ts';
import type { Procedure } from '#catalogue/procedure.ts';
import { type Competence, competenceFor } from '#dossier/acts.ts';
import type { ActType } from '#dossier/command.ts';
import type { Dossier } from '#dossier/dossier.ts';
import type { RefusalCode } from '#dossier/refusal.ts';

const everyAct: Readonly<Record<ActType, true>> = {
  accept: true,
  'pass-on': true,
  propose: true,
  sign: true,
  issue: true,
  'hand-over': true,
  'record-supplement': true,
  'request-supplement': true,
  'send-back': true,
  refuse: true,
  extend: true,
  'collect-fee': true,
  'deny-relief': true,
  correct: true,
  stop: true,
  'drop-leg': true,
  print: true,
  reissue: true,
  revoke: true,
  digitise: true,
};

/** Codes that mean "this person may not": answered with 403 and kept in the audit. */
const deniedCodes: ReadonlySet<RefusalCode> = new Set(['role-may-not', 'agency-may-not']);

export const isDenied = (code: RefusalCode): boolean => deniedCodes.has(code);

/** Why this officer may not do this act on this dossier now, or null where it is allowed. */
export function whyMayNot(
  officer: Officer,
  act: ActType,
  dossier: Dossier,
  procedure: Procedure,
): RefusalCode | null {
  const competent = competenceFor(act, dossier, procedure);
  if (!competent.ok) return whoCannotSee(officer, dossier) ?? competent.error;
  if (competent.value.some((one) => fits(officer, one))) return null;
  const sameAgency = competent.value.filter((one) => one.agency === officer.agency);
  if (sameAgency.length === 0) return 'agency-may-not';
  return sameAgency.some((one) => roleFits(officer, one)) ? 'held-by-another' : 'role-may-not';
}

/** The acts that this officer may do now, in the order in which a page offers them. */
export function allowedActs(
  officer: Officer,
  dossier: Dossier,
  procedure: Procedure,
): readonly ActType[] {
  const acts = Object.keys(everyAct).filter(
    (act): act is ActType =>
      act in everyAct && whyMayNot(officer, act as ActType, dossier, procedure) === null,
  );
  return acts.filter((act) => act !== 'accept' || !holdsIt(officer, dossier));
}

/** Staff see a dossier that their desk has or their agency decides; the province sees all. */
export function maySee(
  officer: Officer,
  dossier: { readonly desk: string; readonly handler: string },
): boolean {
  if (officer.role === 'province-administrator') return true;
  return officer.agency === dossier.desk || officer.agency === dossier.handler;
}

/**
 * Whether an officer keeps the money of a dossier: at the desk that has it, even after it is closed,
 * since money may come late.
 */
export const keepsMoney = (officer: Officer, { desk }: Dossier): boolean =>
  officer.role === 'counter-officer' && officer.agency === desk;

function whoCannotSee(officer: Officer, dossier: Dossier): RefusalCode | null {
  return maySee(officer, dossier) ? null : 'agency-may-not';
}

function fits(officer: Officer, one: Competence): boolean {
  return (
    officer.agency === one.agency &&
    roleFits(officer, one) &&
    (one.holder === null || subjectsOf(officer).includes(one.holder))
  );
}

const roleFits = (officer: Officer, one: Competence): boolean =>
  one.role === 'any' || one.role === officer.role;

const holdsIt = (officer: Officer, dossier: Dossier): boolean =>
  dossier.phase.kind === 'in-hand' && subjectsOf(officer).includes(dossier.phase.holder.subject);
