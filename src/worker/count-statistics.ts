import type { Logger } from 'pino';
import type pg from 'pg';
import type { Instant } from '#kernel/day.ts';
import { countStatistics } from '#store/agency-statistics.ts';
import { startRounds } from '#worker/rounds.ts';

const MINUTE_MS = 60_000;
/** Public figures are at most about so old; the count of a million dossiers takes a few seconds. */
const WAIT_MS = 10 * MINUTE_MS;
const LONGEST_WAIT_MS = 60 * MINUTE_MS;
/** A count so young needs no other: of several processes one counts. */
const FRESH_MS = 9 * MINUTE_MS;

export interface StatisticsOptions {
  readonly pool: pg.Pool;
  readonly now: () => Instant;
  readonly log: Logger;
}

/** Counts the public statistics at the start and every ten minutes, until stopped. */
export const startStatistics = ({ pool, now, log }: StatisticsOptions) =>
  startRounds(
    {
      name: 'statistics',
      work: async () => {
        await countStatistics(pool, now(), FRESH_MS);
      },
      wait: WAIT_MS,
      longestWait: LONGEST_WAIT_MS,
    },
    log,
  );
