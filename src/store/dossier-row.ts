import type { Procedure } from '#catalogue/procedure.ts';
import { stepOf } from '#dossier/acts.ts';
import { placeOf } from '#dossier/decide.ts';
import type { Dossier } from '#dossier/dossier.ts';
import { figureMarks } from '#dossier/figures.ts';
import { foldTokens } from '#kernel/fold.ts';

/** The projection of a dossier: one row of table `dossier`, under its column names. */
export type DossierRow = ReturnType<typeof dossierRow>;

/** The row that pages read, made from the dossier as it stands after its last event. */
export function dossierRow(
  dossierId: string,
  dossier: Dossier,
  headHash: string,
  procedure: Procedure,
) {
  const { phase, received } = dossier;
  const step = phase.kind === 'closed' ? null : stepOf(dossier, procedure);
  const marks = figureMarks(dossier);
  const holder =
    phase.kind === 'in-hand' || phase.kind === 'awaiting-supplement' ? phase.holder : null;
  return {
    dossier_id: dossierId,
    version: dossier.version,
    head_hash: headHash,
    code: dossier.code,
    procedure_code: received.procedure.code,
    procedure_from: received.procedure.validFrom,
    desk: dossier.desk,
    handler: dossier.handler,
    received_desk: received.desk,
    received_handler: received.handler,
    phase: phase.kind,
    phase_since: phase.since,
    outcome: phase.kind === 'closed' ? phase.outcome : null,
    step: step?.id ?? null,
    // Nobody's work: the legs of the dossier are in the lists of those who do them.
    step_role: step === null || step.system === 'interlinking' ? null : step.role,
    place: placeOf(dossier, procedure),
    holder: holder?.subject ?? null,
    holder_name: holder?.name ?? null,
    received_at: dossier.receivedAt,
    due_at: dossier.due.at,
    urgent_at: urgentAt(dossier),
    finished_at: dossier.finishedAt,
    closed_at: phase.kind === 'closed' ? phase.since : null,
    online: received.origin !== undefined,
    bundle: received.bundle?.dossierId ?? null,
    supplement_asked: dossier.supplementRequested,
    fee_due: marks.feeDue,
    paid_online: marks.paidOnline,
    digitised: marks.digitised,
    reused: marks.reused,
    digital_result: marks.digitalResult,
    applicant_name: dossier.applicant.name,
    concerned_name: dossier.concerned?.name ?? null,
    tracking_keys: trackingKeys(dossier),
    search: searchWords(dossier),
  };
}

/**
 * What the work-list sorts by: the due date while the clock runs. Waiting for the citizen, or for
 * somebody to fetch a finished result, is not urgent; neither is a procedure with no time limit.
 */
function urgentAt(dossier: Dossier): string {
  const idle = dossier.phase.kind === 'awaiting-supplement' || dossier.finishedAt !== null;
  return idle || dossier.due.at === null ? 'infinity' : dossier.due.at;
}

/** Last four digits of the identity number and of the phone number (issue: tracking). */
function trackingKeys(dossier: Dossier): readonly string[] {
  const { identityNumber, phone } = dossier.applicant;
  return [identityNumber, phone, dossier.concerned?.identityNumber ?? null]
    .filter((number) => number !== null)
    .map((number) => number.replace(/\D/g, '').slice(-4))
    .filter((digits) => digits.length === 4);
}

/** The word by which a dossier is found for the account that filed it; a capital, as no folded word has. */
export const citizenToken = (citizenId: string): string => `C:${citizenId}`;

/** The word by which it is found for the account that prepared it for its applicant. */
export const assistantToken = (citizenId: string): string => `H:${citizenId}`;

/** Words by which the dossier is found, without diacritics, and the agencies that may find it. */
function searchWords(dossier: Dossier): readonly string[] {
  const { applicant, concerned, received } = dossier;
  const words = new Set<string>([`A:${dossier.desk}`, `A:${dossier.handler}`]);
  const texts = [applicant.name, applicant.organisation?.name, concerned?.name];
  for (const text of texts) {
    if (text !== undefined) for (const word of foldTokens(text)) words.add(word);
  }
  const numbers = [applicant.identityNumber, applicant.phone, concerned?.identityNumber];
  for (const number of numbers) if (number) words.add(number);
  words.add(dossier.code.toLowerCase());
  words.add(dossier.code.slice(dossier.code.indexOf('-') + 1));
  words.add(received.procedure.code);
  const { origin } = received;
  if (origin?.kind === 'citizen') words.add(citizenToken(origin.citizen));
  if (origin?.kind === 'assisted') words.add(assistantToken(origin.assistant.citizen));
  return [...words];
}
