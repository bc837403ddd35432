import { epochOf, type Instant, instantFromEpoch } from '#kernel/day.ts';

/**
 * The line to a party, as one process sees it: `closed` lets everything through, `open` is left alone
 * until `nextTryAt`, `half-open` tries one delivery to find out.
 */
export interface LineState {
  readonly state: 'closed' | 'half-open' | 'open';
  /** Outages in a row with no answer between them. */
  readonly outages: number;
  readonly nextTryAt: Instant | null;
}

/** The circuit breaker of one party. */
export interface Line {
  readonly state: () => LineState;
  readonly isDead: () => boolean;
  /** Milliseconds for which a dead line is left alone from now; then it is half-open. */
  readonly rest: (now: Instant) => number;
  readonly probe: () => void;
  /** A delivery ended; `answers` counts what the party has answered so far. */
  readonly note: (isOutage: boolean, answers: number) => void;
}

/** Outages in a row, with no answer between them, after which a line is taken for dead. */
const DEAD_AFTER = 5;
/** A dead line rests once, twice, at most so many times as long as the first time. */
const LONGEST_REST = 10;

/** A line in order; `lineWait` is the first rest in milliseconds. One that answers at all is not dead. */
export function createLine(lineWait: number): Line {
  let outages = 0;
  let heard = 0;
  let nextTryAt: Instant | null = null;
  const isDead = (): boolean => outages >= DEAD_AFTER;
  return {
    isDead,
    state: () => {
      if (!isDead()) return { state: 'closed', outages, nextTryAt: null };
      return { state: nextTryAt === null ? 'half-open' : 'open', outages, nextTryAt };
    },
    rest: (now) => {
      const wait = lineWait * Math.min(outages - DEAD_AFTER + 1, LONGEST_REST);
      nextTryAt = instantFromEpoch(epochOf(now) + wait);
      return wait;
    },
    probe: () => {
      nextTryAt = null;
    },
    note: (isOutage, answers) => {
      outages = isOutage && answers === heard ? outages + 1 : 0;
      heard = answers;
    },
  };
}
