import type { Day, Instant } from '#kernel/day.ts';

/** An agency at the document axis (trục liên thông văn bản quốc gia). */
export interface Organ {
  /** `000.00.00.G22`. */
  readonly id: string;
  readonly name: string;
}

/** A document as it goes over the axis. */
export interface AxisDocument {
  readonly id: DocumentId;
  readonly from: Organ;
  readonly to: readonly Organ[];
  readonly place: string;
  readonly type: string;
  readonly subject: string;
  readonly content: string;
  readonly signer: { readonly position: string; readonly name: string };
  /** Until when an answer is asked for; null for none. */
  readonly dueDay: Day | null;
  /** Nơi nhận. */
  readonly toPlaces: readonly string[];
  /** Documents that it answers. */
  readonly answers: readonly DocumentId[];
  readonly business: Business;
  /** When it was sent, by the second: with the document's own id and the business it names one message. */
  readonly sentAt: Instant;
  /** None with a recall. */
  readonly files: readonly AxisFile[];
}

/** By whom, on which day and under which number and notation a document was issued. */
export interface DocumentId {
  readonly organ: string;
  readonly day: Day;
  /** `131/BC-BCĐ`. */
  readonly code: string;
}

/** What a message does to its document (BussinessDocType). */
export type Business =
  | { readonly kind: 'new' }
  | { readonly kind: RequestKind; readonly reason: string };

/** What a sender may want of a document that a receiver has. */
export type RequestKind = 'recall' | 'update' | 'replace';

export interface AxisFile {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** How a receiver gets on with a document, or what a sender wants of it. */
export interface AxisStatus {
  readonly from: Organ;
  /** Whose document it is about, and to whom the status goes. */
  readonly about: DocumentId;
  readonly code: StatusCode;
  readonly description: string;
  readonly staff: { readonly department: string; readonly name: string };
  readonly at: Instant;
}

/** The codes of statuses (edxml.json), in the order in which a document goes. */
export const STATUS_CODES = ['01', '02', '03', '04', '05', '06', '13', '15', '16'] as const;
export type StatusCode = (typeof STATUS_CODES)[number];

/** `000.00.00.G22,2015/09/30,7816/VPCP-TTĐT`. */
export const documentIdText = ({ organ, day, code }: DocumentId): string =>
  `${organ},${day.replaceAll('-', '/')},${code}`;
