import type { CatalogueFault } from '#catalogue/catalogue-fault.ts';
import { readDraft } from '#catalogue/draft-faults.ts';
import { textAt } from '#catalogue/json-path.ts';
import type { Procedure } from '#catalogue/procedure.ts';
import { dayOf } from '#kernel/day.ts';
import type { Result } from '#kernel/result.ts';
import type { CatalogueDraft } from '#store/catalogue-drafts.ts';
import { type PublishedVersion, readHistory } from '#store/published-catalogue.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';

export interface Inspected {
  readonly newest: PublishedVersion | null;
  readonly read: Result<Procedure, readonly CatalogueFault[]>;
}

/** The draft beside what is published and what it refers to. */
export async function inspect(on: OfficerRequest, { body }: CatalogueDraft): Promise<Inspected> {
  const { pool, directory, catalogue, now } = on.services;
  const history = await readHistory(pool, 'procedure', textAt(body, ['code']));
  const { inForce } = catalogue();
  const read = readDraft(body, {
    agencies: directory().agencies,
    isInForce: (code, day) => inForce(code, day) !== null,
    published: history.map(({ validFrom }) => validFrom),
    today: dayOf(now()),
  });
  return { newest: history[0] ?? null, read };
}

/** Whether another version was published since the draft was begun, and nobody has looked at it. */
export const isStale = ({ base }: CatalogueDraft, newest: PublishedVersion | null): boolean =>
  newest !== null && newest.validFrom !== base?.validFrom;
