import type { Logger } from 'pino';
import type pg from 'pg';
import { foldFigures, MOST } from '#store/fold-figures.ts';
import { startRounds } from '#worker/rounds.ts';

/** Readers add what is not folded yet, so that nobody waits for it; it only is not to become many. */
const WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 60_000;

/** Folds what changed of the figures into their cells, until stopped. */
export const startFigures = (pool: pg.Pool, log: Logger) =>
  startRounds(
    {
      name: 'figures',
      work: async (signal) => {
        let taken = MOST;
        while (taken === MOST && !signal.aborted) taken = await foldFigures(pool);
      },
      wait: WAIT_MS,
      longestWait: LONGEST_WAIT_MS,
    },
    log,
  );
