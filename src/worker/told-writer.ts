import { setTimeout as pause } from 'node:timers/promises';
import type { LeasedDelivery } from '#store/deliveries.ts';

/** A delivery that was made, up to a version. */
export interface Told {
  readonly delivery: LeasedDelivery;
  readonly version: number;
}

export interface ToldWriter {
  /** Takes a delivery to be noted; nobody waits for it. */
  readonly add: (told: Told) => void;
  /** No more are coming for now: those that gather are not to wait for them. */
  readonly hurry: () => void;
  /** Answers when all that was taken is noted. */
  readonly finish: () => Promise<void>;
}

const RETRY_MS = 500;
/** Fewer than so many wait this long for others: a statement for each would be dearer. */
const ENOUGH = 100;
const GATHER_MS = 100;

/**
 * Notes what was told, many in one statement: while one is on its way the next gather, and a few wait a
 * moment for more. With the database away it is tried again until it is back, since what is not noted
 * would be told again.
 */
export function createToldWriter(write: (told: readonly Told[]) => Promise<void>): ToldWriter {
  let gathered: Told[] = [];
  let writing: Promise<void> | null = null;
  let gathering = new AbortController();
  const gather = (): Promise<void> => {
    gathering = new AbortController();
    const { signal } = gathering;
    return pause(GATHER_MS, undefined, { signal }).catch(() => undefined);
  };
  const writeAll = async (): Promise<void> => {
    while (gathered.length > 0) {
      if (gathered.length < ENOUGH) await gather();
      const batch = gathered;
      gathered = [];
      try {
        await write(batch);
      } catch {
        gathered = [...batch, ...gathered];
        await pause(RETRY_MS, undefined, { ref: false });
      }
    }
    writing = null;
  };
  return {
    add: (told) => {
      gathered.push(told);
      writing ??= writeAll();
      if (gathered.length >= ENOUGH) gathering.abort();
    },
    hurry: () => gathering.abort(),
    finish: async () => {
      gathering.abort();
      await writing;
    },
  };
}
