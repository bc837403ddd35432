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
