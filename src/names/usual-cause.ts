import type { Cause } from '#names/cause.ts';
import type { Repair } from '#names/repair-name.ts';

/** Of so many broken names of a file, most must be broken in one way for it to be that file's way. */
const FEWEST = 5;
const SHARE = 0.8;
/** Of all names with signs of breaking or none; a file of right names with a few broken ones has no way. */
const SHARE_OF_ALL = 0.5;

/**
 * The way in which most names of a file are broken, from the repairs of its first ones; null where there
 * is none. `repairName` takes it as `expected`.
 */
export function usualCause(repairs: readonly Repair[]): Cause | null {
  const counts = new Map<Cause, number>();
  let broken = 0;
  for (const repair of repairs) {
    if (repair.kind !== 'certain') continue;
    broken += 1;
    counts.set(repair.cause, (counts.get(repair.cause) ?? 0) + 1);
  }
  const [most] = [...counts].toSorted((a, b) => b[1] - a[1]);
  if (most === undefined || broken < FEWEST) return null;
  const [cause, count] = most;
  return count >= broken * SHARE && count >= repairs.length * SHARE_OF_ALL ? cause : null;
}
