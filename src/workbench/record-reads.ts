import { type AuditEntry, writeAudit } from '#store/write-batch.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';

/**
 * Keeps who read whose dossier, when and on which page, before the page is sent: every read of a
 * person's data by staff leaves a row.
 */
export async function recordReads(
  on: OfficerRequest,
  dossiers: readonly { readonly dossierId: string }[],
  page: string,
): Promise<void> {
  if (dossiers.length === 0) return;
  const { subject, role, agency } = on.officer;
  const at = on.services.now();
  const entries = dossiers.map(
    ({ dossierId }): AuditEntry => ({
      dossierId,
      at,
      subject,
      role,
      agency,
      act: page,
      outcome: 'read',
      detail: '',
    }),
  );
  await writeAudit(on.services.pool, entries);
}
