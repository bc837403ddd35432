import { randomUUIDv7 } from 'node:crypto';
import type pg from 'pg';
import type { SignedInCitizen } from '#access/citizen.ts';
import { type Day, dayOf, type Instant } from '#kernel/day.ts';
import { isUuid } from '#kernel/uuid.ts';
import { citizenActor } from '#store/job.ts';
import { type Standing, standingOf, type StoredDocument } from '#store/stored-documents.ts';
import { inTransaction } from '#store/transaction.ts';
import { type AuditEntry, NO_DOSSIER, writeAudit } from '#store/write-batch.ts';

/** What a person consented to: that somebody sees a document of theirs, for a purpose, until a day. */
export interface NewShare {
  /** SHA-256 of the secret in the link. */
  readonly tokenHash: Buffer;
  readonly recipient: string;
  readonly purpose: string;
  /** It ends with this day. */
  readonly lastDay: Day;
}

/** A share as whoever made it sees it. */
export interface DocumentShare extends Omit<NewShare, 'tokenHash'> {
  readonly shareId: string;
  readonly documentId: string;
  /** Of the document. */
  readonly title: string;
  readonly standing: Standing;
  readonly sharedAt: Instant;
  readonly revokedAt: Instant | null;
  readonly pageOpened: number;
  readonly fileOpened: number;
  readonly lastOpenedAt: Instant | null;
}

export type ShareState = 'live' | 'expired' | 'revoked';

export const shareStateOf = (
  { revokedAt, lastDay }: Pick<DocumentShare, 'revokedAt' | 'lastDay'>,
  today: Day,
): ShareState => {
  if (revokedAt !== null) return 'revoked';
  return lastDay < today ? 'expired' : 'live';
};

/** How many shares of one person may be open at a time. */
export const MAX_LIVE_SHARES = 50;

export type ShareOutcome =
  | { readonly kind: 'shared'; readonly shareId: string }
  | { readonly kind: 'too-many' };

/**
 * Shares a document. The secret is made with the form: a form sent twice meets its own share and changes
 * nothing. Two at once wait for one another.
 */
export function shareDocument(
  pool: pg.Pool,
  citizen: SignedInCitizen,
  document: Pick<StoredDocument, 'documentId' | 'dossierId'>,
  share: NewShare,
  now: Instant,
): Promise<ShareOutcome> {
  const { citizenId } = citizen;
  const { documentId, dossierId } = document;
  const { tokenHash, recipient, purpose, lastDay } = share;
  return inTransaction(pool, async (client) => {
    await client.query('select from citizen where citizen_id = $1 for update', [citizenId]);
    const known = await client.query<{ shareId: string }>(
      'select share_id as "shareId" from document_share where token_hash = $1 and citizen_id = $2',
      [tokenHash, citizenId],
    );
    if (known.rows[0] !== undefined) return { kind: 'shared', shareId: known.rows[0].shareId };
    const { rows } = await client.query(
      `select count(*)::int as live from document_share
        where citizen_id = $1 and revoked_at is null and last_day >= $2`,
      [citizenId, dayOf(now)],
    );
    if (rows[0].live >= MAX_LIVE_SHARES) return { kind: 'too-many' };
    const shareId = randomUUIDv7();
    await client.query(
      `insert into document_share (share_id, citizen_id, document_id, token_hash, recipient, purpose,
          shared_at, last_day) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [shareId, citizenId, documentId, tokenHash, recipient, purpose, now, lastDay],
    );
    const act = `share-document ${shareId}`;
    await writeAudit(client, [auditOf(citizen, dossierId, act, 'done', now)]);
    return { kind: 'shared', shareId };
  });
}

/** Ends a share of the person; answers its document. Null where they have no such share. */
export async function revokeShare(
  pool: pg.Pool,
  citizen: SignedInCitizen,
  shareId: string,
  now: Instant,
): Promise<string | null> {
  if (!isUuid(shareId)) return null;
  return inTransaction(pool, async (client) => {
    const { rows } = await client.query(
      `select citizen_id as "citizenId", document_id as "documentId",
          revoked_at is not null as "isRevoked",
          (select dossier_id from stored_document as d where d.document_id = s.document_id limit 1)
            as "dossierId"
        from document_share as s where share_id = $1 for update`,
      [shareId],
    );
    const [found] = rows;
    if (found === undefined) return null;
    const { documentId } = found;
    const dossierId = found.dossierId ?? NO_DOSSIER;
    const act = `revoke-share ${shareId}`;
    if (found.citizenId !== citizen.citizenId) {
      await writeAudit(client, [auditOf(citizen, dossierId, act, 'denied', now)]);
      return null;
    }
    if (found.isRevoked) return documentId;
    await client.query('update document_share set revoked_at = $2 where share_id = $1', [
      shareId,
      now,
    ]);
    await writeAudit(client, [auditOf(citizen, dossierId, act, 'done', now)]);
    return documentId;
  });
}

function auditOf(
  citizen: SignedInCitizen,
  dossierId: string,
  act: string,
  outcome: AuditEntry['outcome'],
  at: Instant,
): AuditEntry {
  const { subject, role, agency } = citizenActor(citizen);
  return { dossierId, at, subject, role, agency, act, outcome, detail: '' };
}

export interface SharesAsked {
  /** Null for those of all documents. */
  readonly documentId: string | null;
  readonly limit: number;
  readonly offset: number;
}

/** The shares that a person made, the newest first; also those that ended. One more than asked tells of more. */
export async function sharesOf(
  pool: pg.Pool,
  citizenId: string,
  { documentId, limit, offset }: SharesAsked,
): Promise<readonly DocumentShare[]> {
  const { rows } = await pool.query({
    name: 'shares-of',
    text: `${SHARES} where citizen_id = $1 and ($2::uuid is null or document_id = $2)
      order by shared_at desc, share_id limit $3 offset $4`,
    values: [citizenId, documentId, limit, offset],
  });
  return rows.map(shareOf);
}

/** A share that the person made; null where they have none of that id. */
export async function findShare(
  pool: pg.Pool,
  citizenId: string,
  shareId: string,
): Promise<DocumentShare | null> {
  const { rows } = await pool.query(`${SHARES} where citizen_id = $1 and share_id = $2`, [
    citizenId,
    shareId,
  ]);
  return rows[0] === undefined ? null : shareOf(rows[0]);
}

const SHARES = `select share_id as "shareId", document_id as "documentId", recipient, purpose,
    last_day::text as "lastDay", shared_at as "sharedAt", document_share.revoked_at as "revokedAt",
    page_opened as "pageOpened", file_opened as "fileOpened", last_opened_at as "lastOpenedAt",
    title, replaced_by as "replacedBy", stored_document.revoked_at as "documentRevokedAt"
  from document_share join stored_document using (document_id)`;

type ShareRow = Omit<DocumentShare, 'standing'> &
  Pick<StoredDocument, 'replacedBy'> & { readonly documentRevokedAt: Instant | null };

const shareOf = ({ replacedBy, documentRevokedAt, ...share }: ShareRow): DocumentShare => ({
  ...share,
  standing: standingOf({ replacedBy, revokedAt: documentRevokedAt }),
});
