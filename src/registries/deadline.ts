import { setTimeout as pause } from 'node:timers/promises';
import { RegistryFault } from '#registries/registry-fault.ts';

/** Until when an answer must be there, over as many calls as it takes. */
export interface Deadline {
  /** Milliseconds that are left; 1 where none are, so that the call that is begun then ends at once. */
  readonly left: () => number;
  /** Waits for something no longer than that; it goes on by itself for whoever else waits for it. */
  readonly hold: <T>(what: Promise<T>) => Promise<T>;
}

export function deadlineIn(milliseconds: number): Deadline {
  const until = performance.now() + milliseconds;
  const left = (): number => Math.max(1, Math.ceil(until - performance.now()));
  return {
    left,
    hold: async (what) => {
      const stop = new AbortController();
      const { signal } = stop;
      const late = pause(left(), undefined, { signal }).then(() => {
        throw new RegistryFault('timed-out', 'no whole answer in time');
      });
      try {
        return await Promise.race([what, late]);
      } finally {
        late.catch(() => undefined); // it ends with the signal, heard or not
        stop.abort();
      }
    },
  };
}
