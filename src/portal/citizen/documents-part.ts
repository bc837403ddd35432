import type { HeldDocument } from '#dossier/documents.ts';
import type { Dossier } from '#dossier/dossier.ts';
import type { OwnDossierVisitor } from '#portal/citizen/own-dossier-visitor.ts';
import { ownDossierPath } from '#portal/citizen/paths.ts';
import { documentList, type ListedDocument } from '#web/document-list.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';

/** All that was signed of the dossier and its legs. */
export function documentsPart(
  { lang, dossierId, history }: OwnDossierVisitor,
  legs: ReadonlyMap<string, Dossier>,
): Html | null {
  const ofLegs = history.dossier.legs.flatMap(({ key, phase }) =>
    'dossierId' in phase ? (legs.get(key)?.documents ?? []).map(listedOf(phase.dossierId)) : [],
  );
  const documents = [...history.dossier.documents.map(listedOf(dossierId)), ...ofLegs];
  if (documents.length === 0) return null;
  return html`<h2>${sayIn(lang)('Văn bản đã ký số', 'Signed documents')}</h2>${documentList(lang, documents)}`;
}

const listedOf =
  (dossierId: string) =>
  (document: HeldDocument): ListedDocument => ({
    document,
    href: `${ownDossierPath(dossierId)}/van-ban/${document.id}`,
  });
