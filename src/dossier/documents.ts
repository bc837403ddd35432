import type { Change, Dossier } from '#dossier/dossier.ts';
import type { Actor, DossierEvent } from '#dossier/dossier-event.ts';
import { RESULT_COMPONENT } from '#dossier/dossier-event.ts';
import type {
  DocumentKind,
  DocumentRevoked,
  DocumentSigned,
  ReissueOrdered,
  SignedDocument,
} from '#dossier/document-event.ts';
import type { RecordDocument } from '#dossier/command.ts';
import { type Refusal, whyUngrounded } from '#dossier/refusal.ts';
import type { Instant } from '#kernel/day.ts';
import { err, ok, type Result } from '#kernel/result.ts';

/** A document of a dossier, and whether it still holds. */
export interface HeldDocument extends SignedDocument {
  readonly signedAt: Instant;
  /** Id of the one in its place; null while it is the last. */
  readonly replacedBy: string | null;
  readonly revoked: {
    readonly at: Instant;
    readonly reason: string;
    readonly ground: string;
  } | null;
}

/** A document that is to be made: of which event, and who signs it. */
export interface AwaitedDocument {
  readonly kind: DocumentKind;
  readonly about: number;
  /** When that happened of which it tells. */
  readonly since: Instant;
  /** Null where the agency's seal alone is put on it: what was added to it nobody decided. */
  readonly signer: Actor | null;
  /** Why it is made anew; empty for the first. */
  readonly reason: string;
}

export interface Documents {
  readonly documents: readonly HeldDocument[];
  /** Null where none is to be made. */
  readonly awaitedDocument: AwaitedDocument | null;
  /** Who signed last: whose signature the result has. */
  readonly signedBy: Actor | null;
}

export const NO_DOCUMENTS: Documents = { documents: [], awaitedDocument: null, signedBy: null };

/** The document that holds now, or null. */
export const documentInForce = ({ documents }: Pick<Documents, 'documents'>): HeldDocument | null =>
  documents.find((one) => one.replacedBy === null && one.revoked === null) ?? null;

/**
 * Whether a leader may have a document of the result made: in place of the one that holds, or the first of
 * a result that was issued before there were any.
 */
export const mayReissue = (dossier: Documents & Pick<Dossier, 'resultNumber'>): boolean =>
  dossier.documents.length === 0
    ? dossier.resultNumber !== null
    : documentInForce(dossier)?.kind === 'result';

interface Happening {
  readonly version: number;
  readonly at: Instant;
  readonly actor: Actor;
}

/** What an event changes of the documents of a dossier. */
export function documentsAfter(
  before: Dossier,
  event: DossierEvent,
  { version, at, actor }: Happening,
): Change {
  const wanted = (kind: DocumentKind, signer: Actor | null, reason = ''): Change => ({
    awaitedDocument: { kind, about: version, since: at, signer, reason },
  });
  switch (event.type) {
    case 'signed':
      return { signedBy: actor };
    case 'issued':
      return wanted('result', before.signedBy ?? actor);
    case 'refused':
      return wanted('refusal', actor);
    case 'reissue-ordered':
      return wanted('result', actor, event.reason);
    case 'corrected':
      return renewed(before, version);
    case 'personal-number-arrived':
      return before.awaitedDocument === null && documentInForce(before)?.kind === 'result'
        ? wanted('result', null, 'Bổ sung số định danh cá nhân')
        : renewed(before, version);
    case 'document-signed':
      return signed(before, event.document, at);
    case 'document-revoked':
      return revoked(before, event, at);
    default:
      return {};
  }
}

/** What is being made of the data of before is made anew: it would be wrong when it is there. */
const renewed = ({ awaitedDocument }: Dossier, version: number): Change =>
  awaitedDocument === null ? {} : { awaitedDocument: { ...awaitedDocument, about: version } };

/** The papers of a dossier have the document that holds; those before it are kept beside it. */
function signed(before: Dossier, document: SignedDocument, at: Instant): Change {
  const isOld = ({ id }: SignedDocument): boolean => id === document.replaces;
  const old = before.documents.filter(isOld).map(({ file }) => file.sha256);
  return {
    awaitedDocument:
      before.awaitedDocument?.about === document.about ? null : before.awaitedDocument,
    documents: [
      ...before.documents.map((one) => (isOld(one) ? { ...one, replacedBy: document.id } : one)),
      { ...document, signedAt: at, replacedBy: null, revoked: null },
    ],
    attachments: [
      ...before.attachments.filter(({ sha256 }) => !old.includes(sha256)),
      document.file,
    ],
  };
}

function revoked(
  before: Dossier,
  { document, reason, ground }: DocumentRevoked,
  at: Instant,
): Change {
  const documents = before.documents.map((one) =>
    one.id === document ? { ...one, revoked: { at, reason, ground } } : one,
  );
  const gone = documents.filter(({ id }) => id === document).map(({ file }) => file.sha256);
  return {
    documents,
    attachments: before.attachments.filter(({ sha256 }) => !gone.includes(sha256)),
  };
}

/** The component under which the file of a document stands. */
export const componentOf = (kind: DocumentKind): string =>
  kind === 'result' ? RESULT_COMPONENT : 'phieu-tu-choi';

/** Whether what stands under a component was made here, and not handed in. */
export const isMadeHere = (component: string): boolean =>
  component === componentOf('result') || component === componentOf('refusal');

/** The event of a document that was made, or null where it was made before, or another is wanted by now. */
export const recordDocument = (
  { document }: RecordDocument,
  { awaitedDocument }: Dossier,
): DocumentSigned | null =>
  awaitedDocument?.about === document.about ? { type: 'document-signed', document } : null;

/** A leader has the document made anew. */
export const reissue = (reason: string): Result<ReissueOrdered, Refusal> =>
  reason === ''
    ? err({ code: 'reason-missing', field: 'reason' })
    : ok({ type: 'reissue-ordered', reason });

/** The agency takes the document back that holds. */
export function revoke(
  { reason, ground }: { readonly reason: string; readonly ground: string },
  dossier: Dossier,
): Result<DocumentRevoked, Refusal> {
  const document = documentInForce(dossier);
  if (document === null) return err({ code: 'no-document' });
  const missing = whyUngrounded({ reason, ground });
  return missing === null
    ? ok({ type: 'document-revoked', document: document.id, reason, ground })
    : err(missing);
}
