import type pg from 'pg';
import type { Attachment } from '#dossier/dossier-event.ts';
import type { DocumentKind } from '#dossier/document-event.ts';
import type { Day, Instant } from '#kernel/day.ts';
import { isUuid } from '#kernel/uuid.ts';

/** A document that an agency issued, or the signed copy of a paper that was handed in. */
export type StoredKind = DocumentKind | 'paper';

/** A document of the store as it stands now. */
export interface StoredDocument {
  readonly documentId: string;
  readonly dossierId: string;
  /** Numbers of those whose it is. */
  readonly owners: readonly string[];
  readonly kind: StoredKind;
  readonly code: string | null;
  readonly title: string;
  readonly number: string;
  /** Code of the agency that issued it; of a paper whoever issued that, in words. */
  readonly issuer: string;
  /** When it was signed. */
  readonly issuedAt: Instant;
  readonly signedBy: string | null;
  readonly sha256: string;
  readonly name: string;
  readonly mediaType: string;
  /** Bytes. */
  readonly size: number;
  readonly replaces: string | null;
  readonly replacedBy: string | null;
  readonly revokedAt: Instant | null;
  readonly revokedBecause: string | null;
  /** SHA-256 of the file of which it is a copy; null for what agencies issued here. */
  readonly copyOf: string | null;
  /** When a paper was issued, where it says so. */
  readonly issuedOn: Day | null;
  /** After this day it proves nothing any more; null where it does not end. */
  readonly validUntil: Day | null;
}

const COLUMNS = `document_id as "documentId", dossier_id as "dossierId", owners, kind, code, title, number,
  issuer, issued_at as "issuedAt", signed_by as "signedBy", sha256, name, media_type as "mediaType", size,
  replaces, replaced_by as "replacedBy", revoked_at as "revokedAt", revoked_because as "revokedBecause", copy_of as "copyOf",
  issued_on::text as "issuedOn", valid_until::text as "validUntil"`;

/** Whether a document still holds, or why not. */
export type Standing = 'holds' | 'replaced' | 'revoked';

export const standingOf = ({
  revokedAt,
  replacedBy,
}: Pick<StoredDocument, 'revokedAt' | 'replacedBy'>): Standing => {
  if (revokedAt !== null) return 'revoked';
  return replacedBy === null ? 'holds' : 'replaced';
};

/** What may be used for something, as long as it has not run out. */
export const isUsable = (kind: StoredKind, standing: Standing): boolean =>
  standing === 'holds' && kind !== 'refusal';

/** Whether a document may be used for something on a day: it holds, is no refusal, and has not run out. */
export const isOfUse = (document: StoredDocument, today: Day): boolean =>
  isUsable(document.kind, standingOf(document)) &&
  (document.validUntil === null || document.validUntil >= today);

/** Its file as a dossier has it that uses the document by reference. */
export const storedAttachment = (document: StoredDocument): Omit<Attachment, 'component'> => ({
  sha256: document.sha256,
  name: document.name,
  mediaType: document.mediaType,
  size: document.size,
  source: { kind: 'stored', document: document.documentId, code: document.code },
});

/** By the id that stands in its QR code; null where there is none. */
export async function findStoredDocument(
  pool: pg.Pool,
  documentId: string,
): Promise<StoredDocument | null> {
  if (!isUuid(documentId)) return null;
  const { rows } = await pool.query<StoredDocument>({
    name: 'stored-document-by-id',
    text: `select ${COLUMNS} from stored_document where document_id = $1`,
    values: [documentId],
  });
  return rows[0] ?? null;
}

/** By the SHA-256 of its bytes, in hex. */
export async function findDocumentByContent(
  pool: pg.Pool,
  sha256: string,
): Promise<StoredDocument | null> {
  const { rows } = await pool.query<StoredDocument>({
    name: 'stored-document-by-content',
    text: `select ${COLUMNS} from stored_document where sha256 = $1 order by issued_at desc limit 1`,
    values: [sha256],
  });
  return rows[0] ?? null;
}

/** Those of a person or organisation by their numbers, the newest first; also those that hold no more. */
export async function storedDocumentsOf(
  pool: pg.Pool,
  owners: readonly string[],
  limit: number,
): Promise<readonly StoredDocument[]> {
  const { rows } = await pool.query<StoredDocument>({
    name: 'stored-documents-of',
    text: `select ${COLUMNS} from stored_document where owners && $1::text[]
      order by issued_at desc, document_id limit $2`,
    values: [owners, limit],
  });
  return rows;
}
