import type pg from 'pg';
import type { Party } from '#dossier/deliveries.ts';
import type { Instant } from '#kernel/day.ts';

/** How the line to a party stands as one process that delivers sees it. */
export interface KeptLineState {
  readonly party: Party;
  readonly process: string;
  readonly state: 'closed' | 'half-open' | 'open';
  /** Outages in a row with no answer between them. */
  readonly outages: number;
  /** When an open line is tried next. */
  readonly nextTryAt: Instant | null;
}

/** Writes how the lines of one process stand now. */
export async function writeLineStates(
  pool: pg.Pool,
  states: readonly KeptLineState[],
  now: Instant,
): Promise<void> {
  await pool.query({
    name: 'write-line-states',
    text: `insert into line_state (party, process, state, outages, next_try_at, seen_at)
      select party, process, state, outages, "nextTryAt", $2
      from json_to_recordset($1::json) as x(party text, process text, state text, outages int,
        "nextTryAt" timestamptz)
      on conflict (party, process) do update set state = excluded.state,
        outages = excluded.outages, next_try_at = excluded.next_try_at, seen_at = excluded.seen_at`,
    values: [JSON.stringify(states), now],
  });
}

/** How the lines stand in every process that said so since an instant. */
export async function readLineStates(
  pool: pg.Pool,
  since: Instant,
): Promise<readonly KeptLineState[]> {
  const { rows } = await pool.query({
    name: 'read-line-states',
    text: `select party, process, state, outages, next_try_at as "nextTryAt" from line_state
      where seen_at >= $1 order by party, process`,
    values: [since],
  });
  return rows;
}

/** Forgets one process that ends. */
export async function forgetLineStates(pool: pg.Pool, process: string): Promise<void> {
  await pool.query('delete from line_state where process = $1', [process]);
}

/** Forgets processes that ended without saying so. */
export async function forgetOldLineStates(pool: pg.Pool, before: Instant): Promise<void> {
  await pool.query('delete from line_state where seen_at < $1', [before]);
}
