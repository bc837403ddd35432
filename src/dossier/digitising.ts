import type { Act, RecordDigitised, RecordUndigitised } from '#dossier/command.ts';
import type {
  DigitisedPaper,
  DigitisingFailed,
  DigitisingOrdered,
  PaperData,
  PaperDigitised,
} from '#dossier/digitising-event.ts';
import { isMadeHere } from '#dossier/documents.ts';
import type { Change, Dossier } from '#dossier/dossier.ts';
import type { Actor, Attachment, DossierEvent } from '#dossier/dossier-event.ts';
import type { Refusal, RefusalCode } from '#dossier/refusal.ts';
import type { Instant } from '#kernel/day.ts';
import { err, ok, type Result } from '#kernel/result.ts';

/** A copy that is to be signed. */
export interface OrderedCopy {
  /** Version of the event that ordered it. */
  readonly about: number;
  readonly since: Instant;
  readonly signer: Actor;
  /** SHA-256 of the paper's file. */
  readonly paper: string;
  readonly data: PaperData;
}

/** A signed copy of a paper, and whether it still is the last. */
export interface HeldCopy extends DigitisedPaper {
  readonly signedAt: Instant;
  readonly replacedBy: string | null;
}

export interface Copies {
  readonly orderedCopies: readonly OrderedCopy[];
  readonly copies: readonly HeldCopy[];
}

export const NO_COPIES: Copies = { orderedCopies: [], copies: [] };

/** The copy of a paper that is in force, by the SHA-256 of the paper's file; null where there is none. */
export const copyOf = ({ copies }: Pick<Copies, 'copies'>, paper: string): HeldCopy | null =>
  copies.find((copy) => copy.paper === paper && copy.replacedBy === null) ?? null;

/**
 * The papers of which an officer may have a copy signed: what was handed in as a file. What came from a
 * store is signed already, and a copy that is being made is waited for.
 */
export const papersToDigitise = ({
  attachments,
  orderedCopies,
}: Pick<Dossier, 'attachments' | 'orderedCopies'>): readonly Attachment[] =>
  attachments.filter(
    ({ component, sha256, source }) =>
      source === undefined &&
      !isMadeHere(component) &&
      !orderedCopies.some(({ paper }) => paper === sha256),
  );

/** An officer has the copy of a paper signed: each paper once, again only to put its data right. */
export function digitise(
  act: Extract<Act, { readonly type: 'digitise' }>,
  dossier: Dossier,
): Result<DigitisingOrdered, Refusal> {
  const refuse = (code: RefusalCode, field: string) => err({ code, field });
  const { title, issuer, issuedOn, validUntil } = act.data;
  if (!papersToDigitise(dossier).some(({ sha256 }) => sha256 === act.paper)) {
    return refuse('no-such-paper', 'paper');
  }
  if (title === '') return refuse('paper-title-missing', 'title');
  if (issuer === '') return refuse('issuer-missing', 'issuer');
  if (issuedOn !== null && validUntil !== null && validUntil < issuedOn) {
    return refuse('ends-before-issue', 'validUntil');
  }
  if (!act.isCompared) return refuse('not-compared', 'isCompared');
  return ok({ type: 'digitising-ordered', paper: act.paper, data: act.data });
}

/** The event of a copy that was made, or null where it was made before. */
export const recordDigitised = (
  { paper }: RecordDigitised,
  { orderedCopies }: Dossier,
): PaperDigitised | null =>
  orderedCopies.some(({ about }) => about === paper.about)
    ? { type: 'paper-digitised', paper }
    : null;

/** The event of a copy that cannot be made, or null where that was noted before. */
export const recordUndigitised = (
  { about, obstacle }: RecordUndigitised,
  { orderedCopies }: Dossier,
): DigitisingFailed | null =>
  orderedCopies.some((order) => order.about === about)
    ? { type: 'digitising-failed', about, obstacle }
    : null;

/** What an event changes of the copies of a dossier's papers. */
export function copiesAfter(
  { orderedCopies, copies }: Dossier,
  event: DossierEvent,
  { version, at, actor }: { readonly version: number; readonly at: Instant; readonly actor: Actor },
): Change {
  const without = (about: number) => orderedCopies.filter((order) => order.about !== about);
  switch (event.type) {
    case 'digitising-ordered': {
      const { paper, data } = event;
      const order: OrderedCopy = { about: version, since: at, signer: actor, paper, data };
      return { orderedCopies: [...orderedCopies, order] };
    }
    case 'paper-digitised': {
      const { paper } = event;
      const before = copies.map((copy) =>
        copy.id === paper.replaces ? { ...copy, replacedBy: paper.id } : copy,
      );
      return {
        orderedCopies: without(paper.about),
        copies: [...before, { ...paper, signedAt: at, replacedBy: null }],
      };
    }
    case 'digitising-failed':
      return { orderedCopies: without(event.about) };
    default:
      return {};
  }
}
