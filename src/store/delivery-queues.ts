import type pg from 'pg';
import { PARTIES, type Party } from '#dossier/deliveries.ts';
import type { Instant } from '#kernel/day.ts';

/** How much waits for a party, and since when; for the document axis these are messages, not dossiers. */
export interface Queue {
  /** Dossiers of which the party is to be told, or of which its answer is awaited. */
  readonly waiting: number;
  /** Of these, those that it has and is at work on. */
  readonly awaited: number;
  readonly failing: number;
  readonly held: number;
  readonly oldestFailing: Instant | null;
  /** Since when the oldest waits for us; what it works on and what a person holds does not count. */
  readonly oldestWaiting: Instant | null;
}

export async function readQueue(pool: pg.Pool, party: Party, now: Instant): Promise<Queue> {
  return (await readQueues(pool, now, [party])).get(party) ?? NOTHING_WAITS;
}

export const NOTHING_WAITS: Queue = {
  waiting: 0,
  awaited: 0,
  failing: 0,
  held: 0,
  oldestFailing: null,
  oldestWaiting: null,
};

/** The queues of parties for which something waits. */
export async function readQueues(
  pool: pg.Pool,
  now: Instant,
  parties: readonly Party[] = PARTIES,
): Promise<ReadonlyMap<Party, Queue>> {
  const { rows } = await pool.query({
    name: 'read-queues',
    text: `select party, count(*)::int as waiting, count(failing_since)::int as failing,
        count(held_by)::int as held, min(failing_since) as "oldestFailing",
        count(*) filter (where waiting_since > $1)::int as awaited,
        min(waiting_since) filter (where waiting_since <= $1 and held_by is null) as "oldestWaiting"
      from (
        select party, failing_since, held_by, waiting_since from delivery
        where done_version < wanted_version
        union all
        select 'document-axis', failing_since, null, queued_at from axis_message
        where sent_at is null
      ) as waiting
      where party = any($2) group by party`,
    values: [now, parties],
  });
  return new Map(rows.map(({ party, ...queue }) => [party, queue]));
}
