import type pg from 'pg';
import type { ContentStore } from '#documents/content-store.ts';
import type { RetentionTerm } from '#documents/retention-rules.ts';
import type { Instant } from '#kernel/day.ts';
import {
  decideRetirement,
  type Hold,
  holdsOf,
  noteRemoved,
  retirementCandidates,
  takeBackRetirement,
} from '#store/retired-contents.ts';

export interface RetirementDuty {
  readonly pool: pg.Pool;
  readonly content: ContentStore;
  readonly terms: readonly RetentionTerm[];
  readonly now: () => Instant;
}

/**
 * Deletes the files of which everything that names them is past its term, each behind a record of it.
 * What was begun before and not finished is finished. Answers how many were (or, dry, would be) deleted.
 */
export async function retireContents(
  duty: RetirementDuty,
  visit: (sha256: string, holds: readonly Hold[]) => void,
  isDry = false,
): Promise<number> {
  const { pool, terms, now } = duty;
  let retired = 0;
  let after = '';
  while (true) {
    const candidates = await retirementCandidates(pool, terms, { now: now(), after });
    const last = candidates.at(-1);
    if (last === undefined) return retired;
    after = last;
    const holds = await holdsOf(pool, candidates, terms, now());
    for (const sha256 of candidates) {
      const heldBy = holds.get(sha256) ?? [];
      const isDone = isDry ? isDue(heldBy) : await retireOne(duty, sha256, heldBy);
      if (!isDone) continue;
      visit(sha256, heldBy);
      retired += 1;
    }
  }
}

const isDue = (holds: readonly Hold[]): boolean =>
  holds.length > 0 && holds.every(({ isPast }) => isPast);

async function retireOne(
  { pool, content, terms, now }: RetirementDuty,
  sha256: string,
  heldBy: readonly Hold[],
): Promise<boolean> {
  if (isDue(heldBy)) await decideRetirement(pool, sha256, heldBy, now());
  const isStillDue = async (): Promise<boolean> =>
    isDue((await holdsOf(pool, [sha256], terms, now())).get(sha256) ?? []);
  const isGone = isDue(heldBy) && (await content.retire(sha256, isStillDue));
  if (isGone) await noteRemoved(pool, sha256, now());
  else await takeBackRetirement(pool, sha256);
  return isGone;
}
