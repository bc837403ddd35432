import type pg from 'pg';
import type { Day, Instant } from '#kernel/day.ts';
import { isUuid } from '#kernel/uuid.ts';

/** A paper that a person keeps with us by themselves. */
export interface PersonalDocument {
  readonly documentId: string;
  /** The name of the paper in the person's words. */
  readonly title: string;
  readonly sha256: string;
  /** Of the file. */
  readonly name: string;
  readonly mediaType: string;
  /** Bytes. */
  readonly size: number;
  /** After this day it proves nothing any more; null where it does not end. */
  readonly validUntil: Day | null;
  readonly addedAt: Instant;
}

/** How many papers one person keeps at most. */
export const MAX_DOCUMENTS = 100;

const COLUMNS = `document_id as "documentId", title, sha256, name, media_type as "mediaType", size,
  valid_until::text as "validUntil", added_at as "addedAt"`;

/**
 * Keeps a paper; the same bytes again get the new name and day. False where the person has as many as
 * one may have already: two that come at once may make it one more.
 */
export async function keepDocument(
  pool: pg.Pool,
  citizenId: string,
  document: PersonalDocument,
): Promise<boolean> {
  const { rowCount } = await pool.query(
    `insert into personal_document as kept (document_id, citizen_id, title, sha256, name, media_type,
        size, valid_until, added_at)
      select $1, $2, $3, $4, $5, $6, $7, $8, $9
      where (select count(*) from personal_document where citizen_id = $2 and sha256 <> $4) < $10
      on conflict (citizen_id, sha256) do update
        set title = excluded.title, name = excluded.name, valid_until = excluded.valid_until`,
    [
      document.documentId,
      citizenId,
      document.title,
      document.sha256,
      document.name,
      document.mediaType,
      document.size,
      document.validUntil,
      document.addedAt,
      MAX_DOCUMENTS,
    ],
  );
  return rowCount === 1;
}

/** The papers that a person keeps, the newest first. */
export async function documentsOf(
  pool: pg.Pool,
  citizenId: string,
): Promise<readonly PersonalDocument[]> {
  const { rows } = await pool.query<PersonalDocument>(
    `select ${COLUMNS} from personal_document where citizen_id = $1
      order by added_at desc, document_id desc`,
    [citizenId],
  );
  return rows;
}

/** A paper that the person keeps, or null where they keep none of that id. */
export async function findDocument(
  pool: pg.Pool,
  citizenId: string,
  documentId: string,
): Promise<PersonalDocument | null> {
  if (!isUuid(documentId)) return null;
  const { rows } = await pool.query<PersonalDocument>(
    `select ${COLUMNS} from personal_document where citizen_id = $1 and document_id = $2`,
    [citizenId, documentId],
  );
  return rows[0] ?? null;
}

/** Forgets a paper of the person; answers its content, or null where they have no such paper. */
export async function forgetDocument(
  pool: pg.Pool,
  citizenId: string,
  documentId: string,
): Promise<string | null> {
  if (!isUuid(documentId)) return null;
  const { rows } = await pool.query(
    'delete from personal_document where citizen_id = $1 and document_id = $2 returning sha256',
    [citizenId, documentId],
  );
  return rows[0]?.sha256 ?? null;
}
