import type pg from 'pg';
import type { SignedInCitizen } from '#access/citizen.ts';
import type { Instant } from '#kernel/day.ts';
import { citizenActor } from '#store/job.ts';
import type { StoredDocument } from '#store/stored-documents.ts';
import { writeAudit } from '#store/write-batch.ts';

/** Notes for each document that another system was told of it, for which procedure. */
export function recordStoreLookUp(
  pool: pg.Pool,
  told: readonly StoredDocument[],
  {
    client,
    purpose,
    at,
  }: { readonly client: string; readonly purpose: string; readonly at: Instant },
): Promise<void> {
  return writeAudit(
    pool,
    told.map(({ dossierId, documentId }) => ({
      dossierId,
      at,
      subject: `client:${client}`,
      role: 'other-system',
      agency: client,
      act: `store-lookup ${documentId}`,
      outcome: 'read',
      detail: purpose,
    })),
  );
}

/** Notes that a citizen opened a document of the store, or asked for one that is another's. */
export function recordDocumentRead(
  pool: pg.Pool,
  { dossierId, documentId }: StoredDocument,
  citizen: SignedInCitizen,
  outcome: 'read' | 'denied',
  at: Instant,
): Promise<void> {
  const { subject, role, agency } = citizenActor(citizen);
  const act = `stored-document ${documentId}`;
  return writeAudit(pool, [{ dossierId, at, subject, role, agency, act, outcome, detail: '' }]);
}
