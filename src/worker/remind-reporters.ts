import type { Logger } from 'pino';
import type pg from 'pg';
import type { Instant } from '#kernel/day.ts';
import { giveReminders } from '#store/open-campaign.ts';
import { escalateTasks } from '#store/steering-tasks.ts';
import { startRounds } from '#worker/rounds.ts';

const WAIT_MS = 30_000;
const LONGEST_WAIT_MS = 10 * 60_000;

export interface RemindingOptions {
  readonly pool: pg.Pool;
  readonly now: () => Instant;
  readonly log: Logger;
}

/** Gives the reminders of reports that are due, and brings overdue tasks up, until stopped. */
export const startReminding = ({ pool, now, log }: RemindingOptions) =>
  startRounds(
    {
      name: 'reminders',
      work: async () => {
        const given = await giveReminders(pool, now());
        if (given > 0) log.info({ given }, 'reminders of reports were given');
        const brought = await escalateTasks(pool, now());
        if (brought > 0) log.info({ brought }, 'overdue tasks were brought up');
      },
      wait: WAIT_MS,
      longestWait: LONGEST_WAIT_MS,
    },
    log,
  );
