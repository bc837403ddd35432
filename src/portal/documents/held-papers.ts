import { type Attachment, RESULT_COMPONENT } from '#dossier/dossier-event.ts';
import type { Facts } from '#dossier/facts.ts';
import type { Bilingual } from '#kernel/bilingual.ts';
import type { Day, Instant } from '#kernel/day.ts';
import { foldTokens, hasAllWords } from '#kernel/fold.ts';
import { documentPath } from '#portal/documents/paths.ts';
import { ownDossierPath } from '#portal/citizen/paths.ts';
import { type OwnDossier, ownDossiers } from '#store/own-dossiers.ts';
import { documentsOf, type PersonalDocument } from '#store/personal-documents.ts';
import { factsFor } from '#store/run-command.ts';
import type { Citizen } from '#web/citizen-session.ts';
import type { Services } from '#web/services.ts';

/** How a paper came to be with us. */
export type PaperOrigin =
  | { readonly kind: 'kept'; readonly documentId: string }
  /** Of a dossier: given with it, or its result. */
  | { readonly kind: 'given' | 'result'; readonly dossierId: string; readonly code: string };

/** A paper of a person that we have, with what is needed to hand it in again. */
export interface HeldPaper {
  readonly title: Bilingual;
  /** National code of the component as which it was given; null where none is known. */
  readonly componentCode: string | null;
  readonly origin: PaperOrigin;
  readonly at: Instant;
  readonly validUntil: Day | null;
  readonly file: Omit<Attachment, 'component'>;
  /** Where it can be read. */
  readonly href: string;
}

/** Dossiers whose papers are looked through, the newest first. */
const DOSSIERS = 100;

/**
 * The papers of a person: those that they keep here, the results of their dossiers, and what they
 * gave with them. The same bytes stand once: as a result before all, then as what was given.
 */
export async function heldPapers(
  { readPool, world, now }: Pick<Services, 'readPool' | 'world' | 'now'>,
  citizen: Citizen,
): Promise<readonly HeldPaper[]> {
  const [kept, { dossiers }] = await Promise.all([
    documentsOf(readPool, citizen.citizenId),
    ownDossiers(readPool, citizen, { limit: DOSSIERS, offset: 0 }),
  ]);
  const ofDossiers = dossiers.flatMap((own) =>
    papersOfDossier(own, factsFor(own.history, world(), now())),
  );
  const results = ofDossiers.filter(({ origin }) => origin.kind === 'result');
  const given = ofDossiers.filter(({ origin }) => origin.kind === 'given');
  const seen = new Set<string>();
  return [...results, ...kept.map(asHeld), ...given].filter(({ file }) => {
    const isFirst = !seen.has(file.sha256);
    seen.add(file.sha256);
    return isFirst;
  });
}

/** Those that have each typed word in their names or the code of their dossier. */
export function withWords(papers: readonly HeldPaper[], query: string): readonly HeldPaper[] {
  const typed = foldTokens(query);
  return papers.filter(({ title, file, origin }) =>
    hasAllWords(
      foldTokens(`${title.vi} ${title.en} ${file.name} ${'code' in origin ? origin.code : ''}`),
      typed,
    ),
  );
}

const asHeld = (document: PersonalDocument): HeldPaper => ({
  title: { vi: document.title, en: document.title },
  componentCode: null,
  origin: { kind: 'kept', documentId: document.documentId },
  at: document.addedAt,
  validUntil: document.validUntil,
  file: {
    sha256: document.sha256,
    name: document.name,
    mediaType: document.mediaType,
    size: document.size,
  },
  href: documentPath(document.documentId),
});

function papersOfDossier({ dossierId, history }: OwnDossier, facts: Facts): readonly HeldPaper[] {
  const { attachments, code, receivedAt, finishedAt } = history.dossier;
  const { components, results } = facts.procedure;
  return attachments.map(({ component, ...file }, number): HeldPaper => {
    const isResult = component === RESULT_COMPONENT;
    const asked = components.find(({ key }) => key === component);
    const named = isResult && results.length === 1 ? results[0]?.name : asked?.name;
    return {
      title: named ?? { vi: file.name, en: file.name },
      componentCode: asked?.code ?? null,
      origin: { kind: isResult ? 'result' : 'given', dossierId, code },
      at: isResult ? (finishedAt ?? receivedAt) : receivedAt,
      validUntil: null,
      file,
      href: `${ownDossierPath(dossierId)}/tep/${number}`,
    };
  });
}
