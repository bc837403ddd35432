import { evolve, type Dossier } from '#dossier/dossier.ts';
import type { SignedDocument } from '#dossier/document-event.ts';
import { componentOf, recordDocument } from '#dossier/documents.ts';
import type { Actor } from '#dossier/dossier-event.ts';
import type { Instant } from '#kernel/day.ts';

export const systemActor: Actor = {
  subject: 'system',
  name: 'Hệ thống',
  role: 'system',
  agency: '',
};

/** The document that a dossier waits for, as if it had been made. */
export function documentFor(dossier: Dossier, id: string): SignedDocument {
  const { awaitedDocument, documents, handler, resultNumber } = dossier;
  const kind = awaitedDocument?.kind ?? 'result';
  return {
    id,
    kind,
    about: awaitedDocument?.about ?? dossier.version,
    title: 'Trích lục khai sinh',
    number: resultNumber ?? '',
    code: null,
    file: {
      component: componentOf(kind),
      sha256: id.replaceAll('-', '').padEnd(64, '0'),
      name: 'ket-qua.pdf',
      mediaType: 'application/pdf',
      size: 1000,
    },
    signedBy: awaitedDocument?.signer?.name ?? null,
    agency: handler,
    replaces: documents.at(-1)?.id ?? null,
  };
}

/** The dossier once the document that it waits for was signed. */
export function withDocument(dossier: Dossier, id: string, at: Instant): Dossier {
  const document = documentFor(dossier, id);
  const event = recordDocument({ type: 'record-document', dossierId: '', document }, dossier);
  if (event === null) throw new Error('the dossier waits for no document');
  return evolve(dossier, { version: dossier.version + 1, at, actor: systemActor, event });
}
