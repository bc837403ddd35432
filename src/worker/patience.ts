import { epochOf, type Instant, instantFromEpoch } from '#kernel/day.ts';

/** Milliseconds between two askings of a party that is at work: the shortest and the longest. */
export interface Patience {
  readonly shortest: number;
  readonly longest: number;
}

/** When to ask again about something that was begun at `since`: after a tenth of what was waited. */
export function nextAsking(now: Instant, since: Instant, { shortest, longest }: Patience): Instant {
  const at = epochOf(now);
  const wait = Math.min(longest, Math.max(shortest, (at - epochOf(since)) / 10));
  return instantFromEpoch(Math.round(at + wait));
}

/** How long to wait after a fault: `first` after one, then twice as long each time, up to the longest. */
export const doubledWait = (
  attempts: number,
  { firstWait, longestWait }: { readonly firstWait: number; readonly longestWait: number },
): number => Math.min(longestWait, firstWait * 2 ** Math.min(attempts - 1, 20));
