import type pg from 'pg';
import type { Instant } from '#kernel/day.ts';

/** One dossier that stands for all of its procedure in one state, and who may act on it now. */
export interface Scenario {
  readonly dossierId: string;
  readonly code: string;
  readonly procedure: string;
  readonly phase: string;
  readonly outcome: string | null;
  readonly step: string | null;
  readonly late: boolean;
  /** User name of a member of staff whose turn it is; null where it is nobody's. */
  readonly username: string | null;
}

/** The newest dossier of each procedure in each state: step, phase, outcome, late or not. */
export async function readScenarios(pool: pg.Pool, now: Instant): Promise<readonly Scenario[]> {
  const { rows } = await pool.query(
    `with newest as (
      select distinct on (procedure_code, phase, outcome, step, coalesce(due_at < $1, false))
        dossier_id, code, procedure_code, phase, outcome, step, place, step_role, holder,
        coalesce(due_at < $1, false) and finished_at is null as late
      from dossier
      order by procedure_code, phase, outcome, step, coalesce(due_at < $1, false),
        received_at desc
    )
    select dossier_id as "dossierId", code, procedure_code as procedure, phase, outcome, step, late,
      (select username from staff where agency = place and role = step_role
        order by (subject = holder) desc nulls last limit 1) as username
    from newest order by procedure_code, phase, step, late`,
    [now],
  );
  return rows;
}

/** A message of the outbox as a developer looks at it. */
export interface QueuedMessage {
  readonly dossierId: string;
  readonly kind: string;
  readonly dueAt: Instant;
  readonly attempts: number;
  readonly lastError: string | null;
  readonly doneAt: Instant | null;
}

/** Messages that failed, then those that are due soonest, then those delivered last. */
export async function readQueue(pool: pg.Pool, limit: number): Promise<readonly QueuedMessage[]> {
  const { rows } = await pool.query(
    `(select dossier_id as "dossierId", kind, due_at as "dueAt", attempts, last_error as "lastError",
        done_at as "doneAt"
      from outbox where done_at is null order by (last_error is null), due_at limit $1)
    union all
    (select dossier_id, kind, due_at, attempts, last_error, done_at
      from outbox where done_at is not null order by done_at desc limit $1)`,
    [limit],
  );
  return rows;
}

/** An event as it is stored, with its place in the chain. */
export interface RawEvent {
  readonly version: number;
  readonly type: string;
  readonly at: Instant;
  readonly actor: unknown;
  readonly body: unknown;
  readonly hash: string;
}

export async function readRawEvents(
  pool: pg.Pool,
  dossierId: string,
): Promise<readonly RawEvent[]> {
  const { rows } = await pool.query(
    `select version, type, at, actor, body, encode(hash, 'hex') as hash
      from event where dossier_id = $1 order by version`,
    [dossierId],
  );
  return rows;
}
