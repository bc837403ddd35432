import type { Attachment } from '#dossier/dossier-event.ts';

/** What is written down as a document: a result, or that there is none (Phiếu từ chối). */
export type DocumentKind = 'result' | 'refusal';

/** A document with its signature and seal: a file that never changes any more. */
export interface SignedDocument {
  /** UUID; stands in the QR code, by which anybody finds out whether it still holds. */
  readonly id: string;
  readonly kind: DocumentKind;
  /** Version of the event of which it tells. */
  readonly about: number;
  readonly title: string;
  /** Số, ký hiệu. */
  readonly number: string;
  /** Code of the result in the national catalogue (as `KQ.G15.000031`), or null where none is known. */
  readonly code: string | null;
  readonly file: Attachment;
  /** Name of who signed; null where it has the seal of the agency alone. */
  readonly signedBy: string | null;
  /** Code of the agency whose seal it has. */
  readonly agency: string;
  /** Id of the document in whose place it is; null for the first. */
  readonly replaces: string | null;
}

export interface DocumentSigned {
  readonly type: 'document-signed';
  readonly document: SignedDocument;
}

/** A leader orders another document in place of one whose data were corrected since. */
export interface ReissueOrdered {
  readonly type: 'reissue-ordered';
  readonly reason: string;
}

/** What happens to the documents of a dossier. */
export type DocumentEvent = DocumentSigned | ReissueOrdered | DocumentRevoked;

/** The agency takes back a document: it holds no more (thu hồi, hủy bỏ). */
export interface DocumentRevoked {
  readonly type: 'document-revoked';
  readonly document: string;
  readonly reason: string;
  readonly ground: string;
}
