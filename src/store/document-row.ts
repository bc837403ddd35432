import type { Dossier } from '#dossier/dossier.ts';
import type { Attachment, EventType } from '#dossier/dossier-event.ts';
import type { Day } from '#kernel/day.ts';
import type { StoredKind } from '#store/stored-documents.ts';

/** The projection of one document of a dossier: a row of table `stored_document`, under its column names. */
export type DocumentRow = ReturnType<typeof documentRows>[number];

/** The rows of all documents of a dossier and of the copies of its papers, as they stand after its last event. */
export const documentRows = (dossierId: string, dossier: Dossier) => [
  ...dossier.documents.map((document) => ({
    dossier_id: dossierId,
    document_id: document.id,
    owners: ownersOf(dossier),
    kind: document.kind as StoredKind,
    code: document.code,
    title: document.title,
    number: document.number,
    issuer: document.agency,
    issued_at: document.signedAt,
    signed_by: document.signedBy,
    ...fileOf(document.file),
    replaces: document.replaces,
    replaced_by: document.replacedBy,
    revoked_at: document.revoked?.at ?? null,
    revoked_because: document.revoked?.reason ?? null,
    copy_of: null as string | null,
    issued_on: null as Day | null,
    valid_until: null as Day | null,
  })),
  ...dossier.copies.map((copy) => ({
    dossier_id: dossierId,
    document_id: copy.id,
    owners: holdersOf(dossier),
    kind: 'paper' as StoredKind,
    code: copy.code,
    title: copy.data.title,
    number: copy.data.number,
    issuer: copy.data.issuer,
    issued_at: copy.signedAt,
    signed_by: copy.signedBy,
    ...fileOf(copy.file),
    replaces: copy.replaces,
    replaced_by: copy.replacedBy,
    revoked_at: null,
    revoked_because: null,
    copy_of: copy.paper,
    issued_on: copy.data.issuedOn,
    valid_until: copy.data.validUntil,
  })),
];

const fileOf = ({ sha256, name, mediaType, size }: Attachment) => ({
  sha256,
  name,
  media_type: mediaType,
  size,
});

/** Whether an event changes a document, or whose it is. */
export const touchesDocuments = (type: EventType): boolean => TOUCHING.has(type);

const TOUCHING: ReadonlySet<EventType> = new Set([
  'document-signed',
  'document-revoked',
  'paper-digitised',
  'personal-number-arrived',
  'corrected',
]);

/** Numbers of all whose documents these are. */
function ownersOf(dossier: Dossier): readonly string[] {
  const { concerned, outsideResults } = dossier;
  const granted = Object.values(outsideResults).map(({ personalNumber }) => personalNumber);
  return numbersOf([...holdersOf(dossier), concerned?.identityNumber, ...granted]);
}

/** Of whoever handed the papers in: what others are concerned by may not be theirs to read. */
const holdersOf = ({ applicant }: Dossier): readonly string[] =>
  numbersOf([applicant.identityNumber, applicant.organisation?.taxCode]);

const numbersOf = (numbers: readonly (string | null | undefined)[]): readonly string[] => [
  ...new Set(numbers.filter((number): number is string => (number ?? '') !== '')),
];
