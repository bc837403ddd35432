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

/** Whether another version was published since the draft was begun, and nobody has looked at it. */
export const isStale = ({ base }: CatalogueDraft, newest: PublishedVersion | null): boolean =>
  newest !== null && newest.validFrom !== base?.validFrom;
