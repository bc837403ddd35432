import { epochOf, type Instant, instantFromEpoch } from '#kernel/day.ts';

/** The clock of a development system: the machine's, or so much ahead of it as somebody asked. */
export interface MovableClock {
  readonly now: () => Instant;
  /** Puts the clock to an instant; null sets it back to the machine's. Lost at the next start. */
  readonly moveTo: (instant: Instant | null) => void;
  readonly isMoved: () => boolean;
}

export function movableClock(machineNow: () => Instant): MovableClock {
  let ahead = 0;
  return {
    now: () => (ahead === 0 ? machineNow() : instantFromEpoch(epochOf(machineNow()) + ahead)),
    moveTo: (instant) => {
      ahead = instant === null ? 0 : epochOf(instant) - epochOf(machineNow());
    },
    isMoved: () => ahead !== 0,
  };
}
