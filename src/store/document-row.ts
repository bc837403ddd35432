import type { Dossier } from '#dossier/dossier.ts';
import type { EventType } from '#dossier/dossier-event.ts';

/** The projection of one document of a dossier: a row of table `stored_document`, under its column names. */
export type DocumentRow = ReturnType<typeof documentRows>[number];

/** The rows of all documents of a dossier, as they stand after its last event. */
export const documentRows = (dossierId: string, dossier: Dossier) =>
  dossier.documents.map((document) => ({
    dossier_id: dossierId,
    document_id: document.id,
    owners: ownersOf(dossier),
    kind: document.kind,
    code: document.code,
    title: document.title,
    number: document.number,
    issuer: document.agency,
    issued_at: document.signedAt,
    signed_by: document.signedBy,
    sha256: document.file.sha256,
    name: document.file.name,
    media_type: document.file.mediaType,
    size: document.file.size,
    replaces: document.replaces,
    replaced_by: document.replacedBy,
    revoked_at: document.revoked?.at ?? null,
    revoked_because: document.revoked?.reason ?? null,
  }));

/** Whether an event changes a document, or whose it is. */
export const touchesDocuments = (type: EventType): boolean => TOUCHING.has(type);

const TOUCHING: ReadonlySet<EventType> = new Set([
  'document-signed',
  'document-revoked',
  'personal-number-arrived',
  'corrected',
]);

/** Numbers of all whose documents these are. */
function ownersOf({ applicant, concerned, outsideResults }: Dossier): readonly string[] {
  const granted = Object.values(outsideResults).map(({ personalNumber }) => personalNumber);
  const numbers = [
    applicant.identityNumber,
    applicant.organisation?.taxCode,
    concerned?.identityNumber,
    ...granted,
  ];
  return [...new Set(numbers.filter((number): number is string => (number ?? '') !== ''))];
}
