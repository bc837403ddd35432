import { epochOf, type Instant, instantFromEpoch } from '#kernel/day.ts';

/** The clock of a development system: the machine's, or so much ahead of it as somebody asked. */
export interface MovableClock {
  readonly now: () => Instant;
  /** Milliseconds by which it is ahead of the machine's; 0 where nobody moved it. */
  readonly ahead: () => number;
  /** By how much it would be ahead at an instant; null sets it back to the machine's. */
  readonly aheadAt: (instant: Instant | null) => number;
  /** Goes so far ahead of the machine's; lost at the next start. */
  readonly follow: (ahead: number) => void;
}

export function movableClock(machineNow: () => Instant): MovableClock {
  let ahead = 0;
  return {
    now: () => (ahead === 0 ? machineNow() : instantFromEpoch(epochOf(machineNow()) + ahead)),
    ahead: () => ahead,
    aheadAt: (instant) => (instant === null ? 0 : epochOf(instant) - epochOf(machineNow())),
    follow: (other) => {
      ahead = other;
    },
  };
}
