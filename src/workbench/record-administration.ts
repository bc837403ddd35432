import type { Trace } from '#store/catalogue-drafts.ts';
import { NO_DOSSIER, writeAudit } from '#store/write-batch.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';

/** Who does something that touches no dossier, for the audit; no names in `detail`. */
export function traceOf(on: OfficerRequest, act: string, detail: string): Trace {
  const { subject, role, agency } = on.officer;
  return { at: on.services.now(), subject, role, agency, act, detail };
}

/** Writes into the audit what was done to staff, calendar or seats. */
export const recordAdministration = (
  on: OfficerRequest,
  act: string,
  detail: string,
): Promise<void> =>
  writeAudit(on.services.pool, [
    { ...traceOf(on, act, detail), dossierId: NO_DOSSIER, outcome: 'done' },
  ]);
