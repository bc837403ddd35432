import type pg from 'pg';
import { epochOf, type Instant, instantFromEpoch } from '#kernel/day.ts';
import type { BasicValues, SourceRecord } from '#quality/source-record.ts';
import { loadCases } from '#store/quality-case-row.ts';
import { readRecordsById } from '#store/quality-records.ts';

/** A correction that a register is to be told of. */
export interface DueCorrection {
  readonly caseId: string;
  /** Of the event that ordered it: with the case its key at the register. */
  readonly version: number;
  readonly campaignId: string;
  readonly values: BasicValues;
  /** The record as it was last read; null where the source has it no longer. */
  readonly record: SourceRecord | null;
  readonly attempts: number;
}

const LEASE_MS = 60_000;

/** Takes corrections that are due for a minute; whoever dies meanwhile leaves them to the next. */
export async function leaseCorrections(
  pool: pg.Pool,
  limit: number,
  now: Instant,
): Promise<readonly DueCorrection[]> {
  const { rows } = await pool.query<{ caseId: string; version: number; attempts: number }>(
    `update quality_correction set due_at = $2, attempts = attempts + 1
      where (case_id, version) in (select case_id, version from quality_correction
        where done_at is null and due_at <= $1 order by due_at limit $3 for update skip locked)
      returning case_id as "caseId", version, attempts`,
    [now, instantFromEpoch(epochOf(now) + LEASE_MS), limit],
  );
  const cases = await loadCases(
    pool,
    rows.map(({ caseId }) => caseId),
  );
  const due: DueCorrection[] = [];
  for (const row of rows) {
    const loaded = cases.get(row.caseId);
    if (loaded?.state.phase.kind !== 'correcting') continue;
    const { campaignId } = loaded.place;
    const { leftId } = loaded.state.finding;
    const records = await readRecordsById(pool, { campaignId, side: 'left' }, [leftId]);
    const record = records.get(leftId)?.record ?? null;
    due.push({ ...row, campaignId, values: loaded.state.phase.values, record });
  }
  return due;
}

/** Puts a correction off after a fault of the line; it stays due until the register has answered. */
export async function postponeCorrection(
  pool: pg.Pool,
  { caseId, version }: Pick<DueCorrection, 'caseId' | 'version'>,
  fault: string,
  dueAt: Instant,
): Promise<void> {
  await pool.query(
    `update quality_correction set due_at = $3, last_fault = $4
      where case_id = $1 and version = $2 and done_at is null`,
    [caseId, version, dueAt, fault],
  );
}
