import type pg from 'pg';
import type { Bilingual } from '#kernel/bilingual.ts';
import type { SourceRecord } from '#quality/source-record.ts';

/** The right record that linking holds for the same person as a left one. */
export interface LinkedPair {
  readonly leftId: string;
  readonly rightId: string;
  /** log2 odds. */
  readonly weight: number;
  readonly machine: 'link' | 'review';
  readonly reasons: Bilingual;
}

export async function forgetPairs(pool: pg.Pool, campaignId: string): Promise<void> {
  await pool.query('delete from quality_pair where campaign_id = $1', [campaignId]);
}

/**
 * Keeps some pairs: of a left record the heaviest, of which nobody can be sure where another person is
 * less than `margin` behind it. In whatever order and batches they come, the same is kept.
 */
export async function keepPairs(
  pool: pg.Pool,
  campaignId: string,
  pairs: readonly LinkedPair[],
  margin: number,
): Promise<void> {
  const best = new Map<string, LinkedPair>();
  for (const pair of pairs) {
    const other = best.get(pair.leftId);
    best.set(pair.leftId, other === undefined ? pair : heavierOf(other, pair, margin));
  }
  const unique = [...best.values()];
  await pool.query(
    `insert into quality_pair (campaign_id, left_id, right_id, weight, machine, reasons)
      select $1, "leftId", "rightId", weight, machine, reasons
      from jsonb_to_recordset($2::jsonb)
        as x("leftId" text, "rightId" text, weight real, machine text, reasons jsonb)
      on conflict (campaign_id, left_id) do update set
        machine = case
          when quality_pair.right_id <> excluded.right_id
            and abs(quality_pair.weight - excluded.weight) < $3 then 'review'
          when excluded.weight > quality_pair.weight then excluded.machine
          else quality_pair.machine end,
        right_id = case when excluded.weight > quality_pair.weight
          then excluded.right_id else quality_pair.right_id end,
        reasons = case when excluded.weight > quality_pair.weight
          then excluded.reasons else quality_pair.reasons end,
        weight = greatest(excluded.weight, quality_pair.weight)`,
    [campaignId, JSON.stringify(unique), margin],
  );
}

function heavierOf(one: LinkedPair, other: LinkedPair, margin: number): LinkedPair {
  const heavier = other.weight > one.weight ? other : one;
  const isClose = one.rightId !== other.rightId && Math.abs(one.weight - other.weight) < margin;
  return isClose ? { ...heavier, machine: 'review' } : heavier;
}

/** A left record with the one that it is paired with. */
export interface PairedRecord {
  readonly left: SourceRecord;
  readonly right: SourceRecord | null;
  readonly pair: Omit<LinkedPair, 'leftId' | 'rightId'> | null;
  /** The last run in which one of both was met changed. */
  readonly changedRun: number;
}

/**
 * A page of left records by their ids, each with its pair. Each is looked up by its key, whatever the
 * database believes: of a campaign that was just read its statistics know nothing, and joined as a whole
 * the first page of a second campaign compared each left record with every right one.
 */
export async function readPaired(
  pool: pg.Pool,
  campaignId: string,
  after: string,
  limit: number,
): Promise<readonly PairedRecord[]> {
  const { rows } = await pool.query(
    `with l as materialized (
        select record_id, body, changed_run from quality_record
          where campaign_id = $1 and side = 'left' and record_id > $2
          order by record_id limit $3)
      select l.body as left, r.body as right, p.weight, p.machine, p.reasons,
        greatest(l.changed_run, coalesce(r.changed_run, 0)) as "changedRun"
      from l
      left join lateral (select right_id, weight, machine, reasons from quality_pair
        where campaign_id = $1 and left_id = l.record_id limit 1) p on true
      left join lateral (select body, changed_run from quality_record
        where campaign_id = $1 and side = 'right' and record_id = p.right_id limit 1) r on true
      order by l.record_id`,
    [campaignId, after, limit],
  );
  return rows.map(({ left, right, weight, machine, reasons, changedRun }) => ({
    left,
    right,
    changedRun,
    pair: right === null ? null : { weight, machine, reasons },
  }));
}

/** Whether a side has other records than at the end of a run: changed, come, or gone since. */
export async function hasChangedSince(
  pool: pg.Pool,
  campaignId: string,
  run: number,
  counts: { readonly left: number; readonly right: number },
): Promise<boolean> {
  const { rows } = await pool.query<{ changed: boolean; left: number; right: number }>(
    `select coalesce(bool_or(changed_run > $2), false) as changed,
        (count(*) filter (where side = 'left'))::int as left,
        (count(*) filter (where side = 'right'))::int as right
      from quality_record where campaign_id = $1`,
    [campaignId, run],
  );
  const [row] = rows;
  return row === undefined || row.changed || row.left !== counts.left || row.right !== counts.right;
}
