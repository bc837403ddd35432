import { epochOf, type Instant, instantFromEpoch } from '#kernel/day.ts';

/** The clock of a development system: the machine's, or so much ahead of it as somebody asked. */
export interface MovableClock {
  readonly now: () => Instant;
  /** Puts the clock to an instant; null sets it back to the machine's. Lost at the next start. */
  readonly moveTo: (instant: Instant | null) => void;
  /** Milliseconds by which it is ahead of the machine's; 0 where nobody moved it. */
  readonly ahead: () => number;
  /** Goes by the clock of another process, which is so far ahead. */
  readonly follow: (ahead: number) => void;
}

export function movableClock(machineNow: () => Instant): MovableClock {
  let ahead = 0;
  return {
    now: () => (ahead === 0 ? machineNow() : instantFromEpoch(epochOf(machineNow()) + ahead)),
    moveTo: (instant) => {
      ahead = instant === null ? 0 : epochOf(instant) - epochOf(machineNow());
    },
    ahead: () => ahead,
    follow: (other) => {
      ahead = other;
    },
  };
}
