import { randomUUID } from 'node:crypto';
import { at } from './dossier-fixtures.ts';
import type { TestStore } from './store-fixture.ts';

/** A report of conduct as it stands in its table; days and times as `2022-06-26 08:00`. */
export interface FeedbackRow {
  readonly agency: string;
  readonly dossierCode: string | null;
  readonly receivedAt: string;
  readonly dueAt: string;
  readonly closedAt: string | null;
  readonly stage: string;
}

export async function insertFeedback(store: TestStore, row: FeedbackRow): Promise<void> {
  await store.ownerPool.query(
    `insert into feedback (feedback_id, version, code, secret_hash, received_at, kind, about, agency,
      dossier_code, body, tell_by, may_publish, attachments, due_at, stage, closed_at)
    values ($1, 1, $2, '', $3, 'conduct', $4, $4, $5, 'x', 'none', false, '[]', $6, $7, $8)`,
    [
      randomUUID(),
      randomUUID().slice(0, 8),
      at(row.receivedAt),
      row.agency,
      row.dossierCode,
      at(row.dueAt),
      { kind: row.stage },
      row.closedAt === null ? null : at(row.closedAt),
    ],
  );
}
