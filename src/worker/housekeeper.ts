import type { Logger } from 'pino';
import type pg from 'pg';
import type { Instant } from '#kernel/day.ts';
import { keepHouse } from '#store/housekeeping.ts';

const HOUR_MS = 3_600_000;

/** Keeps house at the start and every hour; a failure is logged and the next hour tries again. */
export async function startHousekeeper(options: {
  readonly pool: pg.Pool;
  readonly now: () => Instant;
  readonly log: Logger;
}): Promise<{ readonly stop: () => void }> {
  await keepHouse(options.pool, options.now());
  const timer = setInterval(() => {
    keepHouse(options.pool, options.now()).catch((fault: unknown) => {
      options.log.warn({ fault: String(fault) }, 'housekeeping failed');
    });
  }, HOUR_MS);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}
