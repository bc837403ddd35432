import { type Attachment, RESULT_COMPONENT } from '#dossier/dossier-event.ts';
import type { Facts } from '#dossier/facts.ts';
import type { Bilingual } from '#kernel/bilingual.ts';
import type { Day, Instant } from '#kernel/day.ts';
import { foldTokens, hasAllWords } from '#kernel/fold.ts';
import { ownerNumbers } from '#portal/documents/owner-numbers.ts';
import { documentPath, storedPath } from '#portal/documents/paths.ts';
import { ownDossierPath } from '#portal/citizen/paths.ts';
import type { Directory } from '#store/directory.ts';
import { type OwnDossier, ownDossiers } from '#store/own-dossiers.ts';
import { documentsOf, type PersonalDocument } from '#store/personal-documents.ts';
import { factsFor } from '#store/run-command.ts';
import {
  isUsable,
  type Standing,
  standingOf,
  storedAttachment,
  type StoredDocument,
  type StoredKind,
  storedDocumentsOf,
} from '#store/stored-documents.ts';
import type { Citizen } from '#web/citizen-session.ts';
import type { Services } from '#web/services.ts';

/** How a paper came to be with us. */
export type PaperOrigin =
  | { readonly kind: 'kept'; readonly documentId: string }
  /** Of a dossier: given with it, or a result from before there were signed ones. */
  | { readonly kind: 'given' | 'result'; readonly dossierId: string; readonly code: string }
  /** Of the store of signed documents. */
  | {
      readonly kind: 'stored';
      readonly what: StoredKind;
      readonly number: string;
      readonly issuer: Bilingual;
      readonly standing: Standing;
    };

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

/** Documents of the store that are looked through, the newest first. */
const STORED = 1000;
/** Dossiers whose papers are looked through, the newest first. */
const DOSSIERS = 100;

/**
 * The papers of a person: the signed documents that are theirs, wherever they were filed; those that
 * they keep here, the results of their dossiers, and what they gave with them. The same bytes stand
 * once, in this order.
 */
export async function heldPapers(
  { readPool, world, now, directory }: Pick<Services, 'readPool' | 'world' | 'now' | 'directory'>,
  citizen: Citizen,
): Promise<readonly HeldPaper[]> {
  const [stored, kept, { dossiers }] = await Promise.all([
    storedDocumentsOf(readPool, ownerNumbers(citizen), STORED),
    documentsOf(readPool, citizen.citizenId),
    ownDossiers(readPool, citizen, { limit: DOSSIERS, offset: 0 }),
  ]);
  const { agencyName } = directory();
  const issued = stored.map((document) => asStored(document, agencyName));
  const ofDossiers = dossiers.flatMap((own) =>
    papersOfDossier(own, factsFor(own.history, world(), now())),
  );
  const results = ofDossiers.filter(({ origin }) => origin.kind === 'result');
  const given = ofDossiers.filter(({ origin }) => origin.kind === 'given');
  // Of what was digitised the signed copy stands for the file that was sent.
  const seen = new Set(stored.flatMap(({ copyOf }) => copyOf ?? []));
  return [...issued, ...results, ...kept.map(asHeld), ...given].filter(({ file }) => {
    const isFirst = !seen.has(file.sha256);
    seen.add(file.sha256);
    return isFirst;
  });
}

/** Those that have each typed word in their names, number, issuer or the code of their dossier. */
export function withWords(papers: readonly HeldPaper[], query: string): readonly HeldPaper[] {
  const typed = foldTokens(query);
  return papers.filter(({ title, file, origin }) =>
    hasAllWords(foldTokens(`${title.vi} ${title.en} ${file.name} ${wordsOf(origin)}`), typed),
  );
}

function wordsOf(origin: PaperOrigin): string {
  switch (origin.kind) {
    case 'kept':
      return '';
    case 'given':
    case 'result':
      return origin.code;
    case 'stored':
      return `${origin.number} ${origin.issuer.vi} ${origin.issuer.en}`;
  }
}

/** Whether it may be handed in: a document that holds, and what has not run out. */
export const mayBeUsed = (
  { origin, validUntil }: Pick<HeldPaper, 'origin' | 'validUntil'>,
  today: Day,
): boolean =>
  !hasRunOut({ validUntil }, today) &&
  (origin.kind !== 'stored' || isUsable(origin.what, origin.standing));

export const hasRunOut = ({ validUntil }: Pick<HeldPaper, 'validUntil'>, today: Day): boolean =>
  validUntil !== null && validUntil < today;

const asStored = (document: StoredDocument, agencyName: Directory['agencyName']): HeldPaper => ({
  title: { vi: document.title, en: document.title },
  componentCode: document.code,
  origin: {
    kind: 'stored',
    what: document.kind,
    number: document.number,
    issuer: { vi: agencyName(document.issuer, 'vi'), en: agencyName(document.issuer, 'en') },
    standing: standingOf(document),
  },
  at: document.issuedAt,
  validUntil: document.validUntil,
  file: storedAttachment(document),
  href: storedPath(document.documentId),
});

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
