import type pg from 'pg';
import type { SignedInCitizen } from '#access/citizen.ts';
import type { Instant } from '#kernel/day.ts';
import { citizenActor } from '#store/job.ts';
import type { StoredDocument } from '#store/stored-documents.ts';
import { writeAudit } from '#store/write-batch.ts';

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
