import { strict as assert } from 'node:assert';
import type { Act } from '#dossier/command.ts';
import type { Change, Dossier } from '#dossier/dossier.ts';
import type {
  Applicant,
  CorrectableField,
  Correction,
  DossierEvent,
  PersonConcerned,
} from '#dossier/dossier-event.ts';
import type { Refusal } from '#dossier/refusal.ts';
import { err, ok, type Result } from '#kernel/result.ts';

/** A mistake found after printing is corrected with its history; the reprint then says so. */
export function correct(
  act: Extract<Act, { type: 'correct' }>,
  dossier: Dossier,
): Result<DossierEvent, Refusal> {
  if (act.reason === '') return err({ code: 'reason-missing', field: 'reason' });
  const changes: Correction[] = [];
  for (const [field, to] of Object.entries(act.values)) {
    assert(isCorrectable(field), `${field} is a correctable field`);
    if (dossier.concerned === null && field.startsWith('concerned.')) continue;
    const from = currentValue(dossier, field);
    if (field.endsWith('.name') && !to) return err({ code: 'nothing-to-correct', field });
    if (to !== undefined && to !== from) changes.push({ field, from, to });
  }
  if (changes.length === 0) return err({ code: 'nothing-to-correct' });
  return ok({ type: 'corrected', changes, reason: act.reason });
}

/** What the dossier says now in a correctable field; null where it says nothing. */
export function currentValue(dossier: Dossier, field: CorrectableField): string | null {
  return readers[field](dossier);
}

const readers: Readonly<Record<CorrectableField, (dossier: Dossier) => string | null>> = {
  'applicant.name': (dossier) => dossier.applicant.name,
  'applicant.identityNumber': (dossier) => dossier.applicant.identityNumber,
  'applicant.birthDate': (dossier) => dossier.applicant.birthDate,
  'applicant.address': (dossier) => dossier.applicant.address,
  'applicant.phone': (dossier) => dossier.applicant.phone,
  'applicant.email': (dossier) => dossier.applicant.email,
  'concerned.name': (dossier) => dossier.concerned?.name ?? null,
  'concerned.identityNumber': (dossier) => dossier.concerned?.identityNumber ?? null,
  'concerned.birthDate': (dossier) => dossier.concerned?.birthDate ?? null,
};

export const isCorrectable = (field: string): field is CorrectableField =>
  Object.hasOwn(readers, field);

/** What a correction changes of a dossier. */
export function corrected(before: Dossier, changes: readonly Correction[]): Change {
  const applicant: Record<string, unknown> = { ...before.applicant };
  const concerned: Record<string, unknown> | null =
    before.concerned === null ? null : { ...before.concerned };
  for (const change of changes) {
    const [subject, field] = change.field.split('.');
    assert(field !== undefined);
    if (subject === 'applicant') applicant[field] = change.to;
    else if (concerned !== null) concerned[field] = change.to;
  }
  return {
    applicant: applicant as unknown as Applicant,
    concerned: concerned as unknown as PersonConcerned | null,
  };
}
