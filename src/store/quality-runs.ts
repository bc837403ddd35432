import type pg from 'pg';
import type { Officer } from '#access/officer.ts';
import { epochOf, type Instant, instantFromEpoch } from '#kernel/day.ts';
import type { RunFigures } from '#quality/run-figures.ts';
import { qualityAudit } from '#store/quality-campaigns.ts';
import { inTransaction } from '#store/transaction.ts';
import { writeAudit } from '#store/write-batch.ts';

export type RunState = 'waiting' | 'pulling' | 'linking' | 'done' | 'failed' | 'stopped';

/** How far one side was read. */
export interface SideProgress {
  /** The last page that was kept; 0 before the first. */
  readonly page: number;
  /** How many there are, as the last page said; 0 where nobody knows yet. */
  readonly pages: number;
  readonly records: number;
  readonly isWhole: boolean;
}

export interface RunProgress {
  readonly left: SideProgress;
  readonly right: SideProgress;
  /** Share of what is to be compared, 0 to 1. */
  readonly compared: number;
  /** Left records whose outcome was written. */
  readonly written: number;
  /** How often in a row the line failed. */
  readonly faults: number;
}

const NOT_BEGUN: SideProgress = { page: 0, pages: 0, records: 0, isWhole: false };
export const NO_PROGRESS: RunProgress = {
  left: NOT_BEGUN,
  right: NOT_BEGUN,
  compared: 0,
  written: 0,
  faults: 0,
};

export interface QualityRun {
  readonly campaignId: string;
  readonly run: number;
  readonly orderedAt: Instant;
  readonly orderedBy: string;
  readonly state: RunState;
  readonly progress: RunProgress;
  /** Until when a worker has it, or when it is tried again after a fault. */
  readonly leasedUntil: Instant | null;
  readonly figures: RunFigures | null;
  /** Of the line or the tables, as last met; null while all goes well. */
  readonly fault: string | null;
  readonly endedAt: Instant | null;
}

const COLUMNS = `campaign_id as "campaignId", run, ordered_at as "orderedAt",
  ordered_by as "orderedBy", state, progress, leased_until as "leasedUntil", figures, fault,
  ended_at as "endedAt"`;
const OPEN = `state in ('waiting', 'pulling', 'linking')`;

/** Orders the next run of a campaign; null where one is open already, or the campaign is closed. */
export function orderRun(
  pool: pg.Pool,
  campaignId: string,
  officer: Officer,
  now: Instant,
): Promise<number | null> {
  return inTransaction(pool, async (client) => {
    const { rows } = await client.query<{ run: number }>(
      `insert into quality_run (campaign_id, run, ordered_at, ordered_by, state, progress)
        select campaign_id, coalesce((select max(run) from quality_run where campaign_id = $1), 0) + 1,
          $2, $3, 'waiting', $4 from quality_campaign
        where campaign_id = $1 and closed_at is null
        on conflict do nothing returning run`,
      [campaignId, now, officer.subject, JSON.stringify(NO_PROGRESS)],
    );
    const run = rows[0]?.run ?? null;
    if (run === null) return null;
    await writeAudit(client, [qualityAudit(officer, campaignId, 'quality-run', 'done', now)]);
    return run;
  });
}

/** Stops the run that is open; whoever works on it notices with the next page. */
export async function stopRun(
  pool: pg.Pool,
  campaignId: string,
  officer: Officer,
  now: Instant,
): Promise<void> {
  await inTransaction(pool, async (client) => {
    const { rowCount } = await client.query(
      `update quality_run set state = 'stopped', ended_at = $2, leased_until = null
        where campaign_id = $1 and ${OPEN}`,
      [campaignId, now],
    );
    if (rowCount === 0) return;
    await writeAudit(client, [
      qualityAudit(officer, campaignId, 'quality-run-stopped', 'done', now),
    ]);
  });
}

/** The runs of a campaign, the newest first. */
export async function readRuns(
  client: pg.Pool | pg.ClientBase,
  campaignId: string,
): Promise<readonly QualityRun[]> {
  const { rows } = await client.query<QualityRun>(
    `select ${COLUMNS} from quality_run where campaign_id = $1 order by run desc limit 50`,
    [campaignId],
  );
  return rows;
}

/** The last run of each campaign, by its id. */
export async function lastRuns(pool: pg.Pool): Promise<ReadonlyMap<string, QualityRun>> {
  const { rows } = await pool.query<QualityRun>(
    `select distinct on (campaign_id) ${COLUMNS} from quality_run order by campaign_id, run desc`,
  );
  return new Map(rows.map((row) => [row.campaignId, row]));
}

/** A run that is one worker's for a while; with another attempt it is another's. */
export interface LeasedRun {
  readonly campaignId: string;
  readonly run: number;
  readonly attempt: number;
  readonly state: RunState;
  readonly progress: RunProgress;
}

/** How long a worker that says nothing is believed to be alive. */
export const RUN_LEASE_MS = 60_000;
const leaseEnd = (now: Instant): Instant => instantFromEpoch(epochOf(now) + RUN_LEASE_MS);

/** Takes the oldest open run that nobody works on; null where there is none. */
export async function leaseRun(pool: pg.Pool, now: Instant): Promise<LeasedRun | null> {
  const { rows } = await pool.query<LeasedRun>(
    `update quality_run set leased_until = $2, attempts = attempts + 1,
        state = case state when 'waiting' then 'pulling' else state end
      where (campaign_id, run) in (select campaign_id, run from quality_run
        where ${OPEN} and (leased_until is null or leased_until <= $1)
        order by ordered_at limit 1 for update skip locked)
      returning campaign_id as "campaignId", run, attempts as attempt, state, progress`,
    [now, leaseEnd(now)],
  );
  return rows[0] ?? null;
}

/** The run is no longer this worker's: it was stopped, or another took it over. */
export class RunLost extends Error {}

type Mine = Pick<LeasedRun, 'campaignId' | 'run' | 'attempt'>;

/** Notes how far the run is and keeps it for another while. Throws `RunLost` where it is another's. */
export async function noteProgress(
  client: pg.Pool | pg.ClientBase,
  { campaignId, run, attempt }: Mine,
  { state, progress }: Pick<LeasedRun, 'state' | 'progress'>,
  now: Instant,
): Promise<void> {
  const { rowCount } = await client.query(
    `update quality_run set state = $4, progress = $5, leased_until = $6, fault = null
      where campaign_id = $1 and run = $2 and attempts = $3 and ${OPEN}`,
    [campaignId, run, attempt, state, JSON.stringify(progress), leaseEnd(now)],
  );
  if (rowCount === 0) throw new RunLost();
}

/** Keeps the run for another while, without news. Throws `RunLost` where it is another's. */
export async function keepLease(
  pool: pg.Pool,
  { campaignId, run, attempt }: Mine,
  now: Instant,
): Promise<void> {
  const { rowCount } = await pool.query(
    `update quality_run set leased_until = $4
      where campaign_id = $1 and run = $2 and attempts = $3 and ${OPEN}`,
    [campaignId, run, attempt, leaseEnd(now)],
  );
  if (rowCount === 0) throw new RunLost();
}

/** Gives a run back, so that the next worker need not wait for the lease to run out. */
export async function releaseRun(pool: pg.Pool, { campaignId, run, attempt }: Mine): Promise<void> {
  await pool.query(
    `update quality_run set leased_until = null
      where campaign_id = $1 and run = $2 and attempts = $3 and ${OPEN}`,
    [campaignId, run, attempt],
  );
}

/** Puts a run off after a fault of the line; it goes on where it was. */
export async function postponeRun(
  pool: pg.Pool,
  { campaignId, run, attempt }: Mine,
  fault: string,
  until: Instant,
): Promise<void> {
  await pool.query(
    `update quality_run set fault = $4, leased_until = $5,
        progress = jsonb_set(progress, '{faults}', to_jsonb((progress->>'faults')::int + 1))
      where campaign_id = $1 and run = $2 and attempts = $3 and ${OPEN}`,
    [campaignId, run, attempt, fault, until],
  );
}

/** Ends a run: with its figures, or with what nobody can mend by waiting. */
export async function endRun(
  pool: pg.Pool,
  { campaignId, run, attempt }: Mine,
  end: { readonly figures: RunFigures } | { readonly fault: string },
  now: Instant,
): Promise<void> {
  const [state, figures, fault] =
    'figures' in end ? ['done', JSON.stringify(end.figures), null] : ['failed', null, end.fault];
  await pool.query(
    `update quality_run set state = $4, figures = $5, fault = $6, ended_at = $7, leased_until = null
      where campaign_id = $1 and run = $2 and attempts = $3 and ${OPEN}`,
    [campaignId, run, attempt, state, figures, fault, now],
  );
}

/** The last run before this one that came to its end; 0 where there is none. */
export async function lastDoneRun(
  pool: pg.Pool,
  { campaignId, run }: Pick<LeasedRun, 'campaignId' | 'run'>,
): Promise<{ readonly run: number; readonly figures: RunFigures | null }> {
  const { rows } = await pool.query<{ run: number; figures: RunFigures }>(
    `select run, figures from quality_run
      where campaign_id = $1 and run < $2 and state = 'done' order by run desc limit 1`,
    [campaignId, run],
  );
  return rows[0] ?? { run: 0, figures: null };
}
