import { type AuditEntry, writeAudit } from '#store/write-batch.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';

/**
 * Keeps who read whose dossier, when and on which page, before the page is sent: every read of a
 * person's data by staff leaves a row.
 */
export const recordReads = (
  on: OfficerRequest,
  dossiers: readonly { readonly dossierId: string }[],
  page: string,
): Promise<void> =>
  recordReadActs(
    on,
    dossiers.map(({ dossierId }) => ({ dossierId, act: page })),
  );

/** The same where each read has its own words in the audit; in one write. */
export async function recordReadActs(
  on: OfficerRequest,
  reads: readonly { readonly dossierId: string; readonly act: string }[],
): Promise<void> {
  if (reads.length === 0) return;
  const { subject, role, agency } = on.officer;
  const at = on.services.now();
  const entries = reads.map(
    ({ dossierId, act }): AuditEntry => ({
      dossierId,
      at,
      subject,
      role,
      agency,
      act,
      outcome: 'read',
      detail: '',
    }),
  );
  await writeAudit(on.services.pool, entries);
}
