import type { CatalogueFault } from '#catalogue/catalogue-fault.ts';
import { textAt } from '#catalogue/json-path.ts';
import type { Result } from '#kernel/result.ts';
import type { CatalogueDraft } from '#store/catalogue-drafts.ts';
import { type Coded, type PublishedVersion, readHistory } from '#store/published-catalogue.ts';
import { lawKinds, type Purpose } from '#workbench/catalogue/law-kind.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';

export interface Inspected {
  readonly newest: PublishedVersion | null;
  readonly read: Result<Coded, readonly CatalogueFault[]>;
}

/** The draft beside what is published and what it refers to. */
export async function inspect(
  on: OfficerRequest,
  { kind, body }: CatalogueDraft,
  purpose: Purpose = 'writing',
): Promise<Inspected> {
  const history = await readHistory(on.services.pool, kind, textAt(body, ['code']));
  const published = history.map(({ validFrom }) => validFrom);
  const read = await lawKinds[kind].readDraft(on, body, published, purpose);
  return { newest: history[0] ?? null, read };
}

/** With what a draft is compared. */
export interface Comparison {
  /** `newest`: the newest version of its code; `origin`: what it was copied from under another code. */
  readonly with: 'newest' | 'origin';
  readonly version: PublishedVersion;
}

/** The newest version of its code; of a new code what it was copied from; null where there is neither. */
export async function comparisonOf(
  on: OfficerRequest,
  { kind, base }: CatalogueDraft,
  newest: PublishedVersion | null,
): Promise<Comparison | null> {
  if (newest !== null) return { with: 'newest', version: newest };
  if (base === null) return null;
  const history = await readHistory(on.services.pool, kind, base.code);
  const version = history.find(({ validFrom }) => validFrom === base.validFrom);
  return version === undefined ? null : { with: 'origin', version };
}

/** Whether another version was published since the draft was begun, and nobody has looked at it. */
export const isStale = ({ base }: CatalogueDraft, newest: PublishedVersion | null): boolean =>
  newest !== null && (newest.validFrom !== base?.validFrom || newest.code !== base.code);
