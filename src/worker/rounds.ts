import { setTimeout } from 'node:timers/promises';
import type { Logger } from 'pino';
import { RegistryFault } from '#registries/registry-fault.ts';

/** Work that is looked for again and again. */
export interface Rounds {
  readonly name: string;
  /** Does all that is due; throws where the world failed, and the next round comes later. */
  readonly work: (signal: AbortSignal) => Promise<void>;
  /** Milliseconds between two rounds; doubled after each that failed, up to the longest. */
  readonly wait: number;
  readonly longestWait: number;
  /** Told after each round whether it failed, and for how many milliseconds nothing is done now. */
  readonly onRound?: (hasFailed: boolean, pause: number) => void;
}

const LONGEST_GOODBYE = 1000;

/** Runs rounds until stopped, the next one a while after the one before. */
export function startRounds(rounds: Rounds, log: Logger): { readonly stop: () => Promise<void> } {
  const stopping = new AbortController();
  const running = loop(rounds, log, stopping.signal);
  return {
    stop: async () => {
      stopping.abort();
      // A call to a slow line is not waited for: its lease runs out.
      await Promise.race([running, setTimeout(LONGEST_GOODBYE)]);
    },
  };
}

async function loop(
  { name, work, wait, longestWait, onRound }: Rounds,
  log: Logger,
  signal: AbortSignal,
): Promise<void> {
  let pause = wait;
  while (!signal.aborted) {
    let hasFailed = false;
    pause = await work(signal).then(
      () => wait,
      (fault: unknown) => {
        hasFailed = true;
        const code = fault instanceof RegistryFault ? fault.code : String(fault);
        log.warn({ name, code }, 'a round failed; trying again later');
        return Math.min(longestWait, pause * 2);
      },
    );
    onRound?.(hasFailed, pause);
    await setTimeout(pause, undefined, { signal }).catch(() => undefined);
  }
}
