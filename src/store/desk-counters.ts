import type pg from 'pg';
import type { Day, Instant } from '#kernel/day.ts';
import { lockDay } from '#store/queue-tickets.ts';
import { inTransaction } from '#store/transaction.ts';

/** A counter that is open today, and the officer who sits there. */
export interface OpenCounter {
  readonly counter: number;
  /** Subject of the officer. */
  readonly officer: string;
}

export interface Seating extends OpenCounter {
  readonly desk: string;
  readonly day: Day;
  readonly at: Instant;
}

export type SeatOutcome = 'done' | 'counter-in-use' | 'finish-first';

/**
 * Opens a counter for an officer, who then leaves the one before. A counter whose officer went away
 * without closing it is taken over, unless somebody stands before it.
 */
export const openCounter = (pool: pg.Pool, seating: Seating): Promise<SeatOutcome> =>
  inTransaction(pool, async (client) => {
    const { desk, day, counter, officer, at } = seating;
    await lockDay(client, desk, day);
    const open = await readCounters(client, desk, day);
    const own = open.find((one) => one.officer === officer);
    if (own?.counter === counter) return 'done';
    const busy = await busyCounters(client, desk, day);
    if (own !== undefined && busy.includes(own.counter)) return 'finish-first';
    if (busy.includes(counter)) return 'counter-in-use';
    await client.query(
      'delete from desk_counter where desk = $1 and day = $2 and (counter = $3 or officer = $4)',
      [desk, day, counter, officer],
    );
    await client.query(
      'insert into desk_counter (desk, day, counter, officer, opened_at) values ($1, $2, $3, $4, $5)',
      [desk, day, counter, officer, at],
    );
    return 'done';
  });

/** Closes the counter of an officer, unless somebody stands before it. */
export const closeCounter = (
  pool: pg.Pool,
  { desk, day, officer }: Pick<Seating, 'desk' | 'day' | 'officer'>,
): Promise<Exclude<SeatOutcome, 'counter-in-use'>> =>
  inTransaction(pool, async (client) => {
    await lockDay(client, desk, day);
    const open = await readCounters(client, desk, day);
    const own = open.find((one) => one.officer === officer);
    if (own === undefined) return 'done';
    if ((await busyCounters(client, desk, day)).includes(own.counter)) return 'finish-first';
    await client.query('delete from desk_counter where desk = $1 and day = $2 and officer = $3', [
      desk,
      day,
      officer,
    ]);
    return 'done';
  });

/** The counters that are open on a day, by number. */
export async function readCounters(
  client: pg.Pool | pg.ClientBase,
  desk: string,
  day: Day,
): Promise<readonly OpenCounter[]> {
  const { rows } = await client.query(
    'select counter, officer from desk_counter where desk = $1 and day = $2 order by counter',
    [desk, day],
  );
  return rows;
}

async function busyCounters(
  client: pg.ClientBase,
  desk: string,
  day: Day,
): Promise<readonly number[]> {
  const { rows } = await client.query(
    `select counter from queue_ticket
      where desk = $1 and day = $2 and state in ('called', 'serving')`,
    [desk, day],
  );
  return rows.map(({ counter }) => counter);
}
