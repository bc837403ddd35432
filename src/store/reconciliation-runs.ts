import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { addDays, type Day, type Instant, instantAt } from '#kernel/day.ts';

/** Which dossiers a run looks at: those received on days, both included, or the one of a code. */
export type RunScope =
  | { readonly kind: 'period'; readonly from: Day; readonly to: Day }
  | { readonly kind: 'dossier'; readonly code: string };

/** A run as the page shows it. */
export interface ReconciliationRun {
  readonly runId: string;
  readonly startedAt: Instant;
  readonly startedBy: string;
  readonly receivedFrom: Day | null;
  readonly receivedTo: Day | null;
  readonly code: string | null;
  readonly state: 'running' | 'done' | 'stopped';
  readonly total: number;
  readonly checked: number;
  readonly differing: number;
  readonly unchecked: number;
  readonly faultCode: string | null;
  readonly fault: string | null;
  readonly endedAt: Instant | null;
}

export interface NewRun {
  readonly runId: string;
  readonly scope: RunScope;
  readonly startedBy: string;
  readonly at: Instant;
  /** The night for which it begins by itself, or null. */
  readonly night: Day | null;
}

/** Begins a run; a repeat of its id, or a second one of a night, begins nothing and answers false. */
export async function beginRun(client: pg.ClientBase | pg.Pool, run: NewRun): Promise<boolean> {
  const { scope } = run;
  const [from, to] = scope.kind === 'period' ? [scope.from, scope.to] : [null, null];
  const code = scope.kind === 'dossier' ? scope.code : null;
  const { rowCount } = await client.query(
    `insert into reconciliation_run (run_id, started_at, started_by, nightly_on, received_from,
        received_to, code, total, due_at)
      select $1, $2, $3, $4, $5, $6, $7,
        (select count(*) from delivery join dossier using (dossier_id) where ${IN_SCOPE}), $2
      where not exists (select from reconciliation_run where run_id = $1 or nightly_on = $4)
      on conflict do nothing`,
    [run.runId, run.at, run.startedBy, run.night, from, to, code, ...limitsOf(scope)],
  );
  return rowCount === 1;
}

/** Parameters 8 to 10. */
const IN_SCOPE = `party = 'national-portal' and ($8::text is null or dossier.code = $8)
  and ($9::timestamptz is null or received_at >= $9)
  and ($10::timestamptz is null or received_at < $10)`;

const limitsOf = (scope: RunScope): readonly (string | null)[] =>
  scope.kind === 'dossier'
    ? [scope.code, null, null]
    : [null, instantAt(scope.from, 0), instantAt(addDays(scope.to, 1), 0)];

/** A run that is one worker's for a while. */
export interface LeasedRun {
  readonly runId: string;
  readonly holder: string;
  readonly startedBy: string;
  readonly reached: string;
  readonly scope: RunScope;
}

/** Takes the oldest run that is due, so that no other worker has it until `until`; or null. */
export async function leaseRun(
  pool: pg.Pool,
  now: Instant,
  until: Instant,
): Promise<LeasedRun | null> {
  const { rows } = await pool.query(
    `update reconciliation_run set holder = $1, due_at = $3
      where run_id = (select run_id from reconciliation_run
        where state = 'running' and due_at <= $2
        order by due_at, started_at limit 1 for update skip locked)
      returning run_id as "runId", holder, started_by as "startedBy", reached, code,
        received_from as "from", received_to as "to"`,
    [randomUUID(), now, until],
  );
  const [row] = rows;
  if (row === undefined) return null;
  const { runId, holder, startedBy, reached, code, from, to } = row;
  const scope: RunScope = code === null ? { kind: 'period', from, to } : { kind: 'dossier', code };
  return { runId, holder, startedBy, reached, scope };
}

/** Ids of the next dossiers of a run, in their order. */
export async function nextDossiers(
  pool: pg.Pool,
  { scope, reached }: LeasedRun,
  limit: number,
): Promise<readonly string[]> {
  const { rows } = await pool.query(
    `select dossier_id as id from delivery join dossier using (dossier_id)
      where party = 'national-portal' and ($1::text is null or dossier.code = $1)
        and ($2::timestamptz is null or received_at >= $2)
        and ($3::timestamptz is null or received_at < $3) and dossier_id > $4
      order by dossier_id limit $5`,
    [...limitsOf(scope), reached, limit],
  );
  return rows.map(({ id }) => id);
}

/** Keeps a lease for longer. */
export async function renewRun(
  pool: pg.Pool,
  { runId, holder }: LeasedRun,
  until: Instant,
): Promise<void> {
  await pool.query('update reconciliation_run set due_at = $3 where run_id = $1 and holder = $2', [
    runId,
    holder,
    until,
  ]);
}

/** How much further a run is. */
export interface Advance {
  readonly reached: string;
  readonly checked: number;
  readonly differing: number;
  readonly unchecked: number;
}

/** Notes how far a run is, and lets it go; false where it was stopped meanwhile, or is another worker's. */
export async function advanceRun(
  client: pg.ClientBase | pg.Pool,
  { runId, holder }: LeasedRun,
  { reached, checked, differing, unchecked }: Advance,
  now: Instant,
): Promise<boolean> {
  const { rowCount } = await client.query(
    `update reconciliation_run set reached = $3, checked = checked + $4,
        differing = differing + $5, unchecked = unchecked + $6, due_at = $7, holder = null,
        fault_code = null, fault = null
      where run_id = $1 and holder = $2 and state = 'running'`,
    [runId, holder, reached, checked, differing, unchecked, now],
  );
  return rowCount === 1;
}

/** The portal does not answer: the run goes on from where it is at an instant. */
export async function pauseRun(
  pool: pg.Pool,
  { runId, holder }: LeasedRun,
  fault: { readonly code: string; readonly text: string },
  until: Instant,
): Promise<void> {
  await pool.query(
    `update reconciliation_run set due_at = $5, holder = null, fault_code = $3, fault = $4
      where run_id = $1 and holder = $2`,
    [runId, holder, fault.code, fault.text, until],
  );
}

/** Ends a run: `stopped` by a person, or `done`; one that ended before stays as it is. */
export async function endRun(
  client: pg.ClientBase | pg.Pool,
  runId: string,
  state: 'done' | 'stopped',
  now: Instant,
): Promise<boolean> {
  const { rowCount } = await client.query(
    `update reconciliation_run set state = $2, ended_at = $3, fault_code = null, fault = null
      where run_id = $1 and state = 'running'`,
    [runId, state, now],
  );
  return rowCount === 1;
}

export async function recentRuns(
  pool: pg.Pool,
  limit: number,
): Promise<readonly ReconciliationRun[]> {
  const { rows } = await pool.query(
    `select run_id as "runId", started_at as "startedAt", started_by as "startedBy",
        received_from as "receivedFrom", received_to as "receivedTo", code, state, total, checked,
        differing, unchecked, fault_code as "faultCode", fault, ended_at as "endedAt"
      from reconciliation_run order by started_at desc limit $1`,
    [limit],
  );
  return rows;
}
