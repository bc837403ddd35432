import type pg from 'pg';
import type { Instant } from '#kernel/day.ts';
import type { CaseClass } from '#quality/case-class.ts';
import type { CaseOutcome, CasePhase, Finding } from '#quality/quality-case.ts';

/** Which cases of a campaign are asked for. */
export interface CaseFilter {
  readonly campaignId: string;
  readonly phase: CasePhase['kind'] | null;
  readonly class: CaseClass | null;
  /** Code of the commune; empty for those of which nobody knows it, null for all. */
  readonly commune: string | null;
  readonly machine: Finding['machine'] | null;
  readonly from: number | null;
  readonly to: number | null;
}

/** A case as a list shows it, with the names that both records bear. */
export interface CaseLine {
  readonly caseId: string;
  readonly campaignId: string;
  readonly version: number;
  readonly leftName: string;
  readonly rightName: string | null;
  readonly class: CaseClass;
  readonly commune: string;
  readonly weight: number | null;
  readonly machine: Finding['machine'];
  readonly phase: CasePhase['kind'];
  readonly outcome: CaseOutcome | null;
  readonly agency: string | null;
  readonly judgedBy: string | null;
  readonly changedAt: Instant;
}

/** A case without anybody on the other side stands behind all others. */
const WEIGHT = 'coalesce(c.weight, -1000)';
const FILTER = `c.campaign_id = $1 and ($2::text is null or c.phase = $2)
  and ($3::text is null or c.class = $3) and ($4::text is null or c.commune = $4)
  and ($5::text is null or c.machine = $5) and ($6::real is null or c.weight >= $6)
  and ($7::real is null or c.weight < $7)`;
const LINE = `c.case_id as "caseId", c.campaign_id as "campaignId", c.version, c.class, c.commune,
  c.weight, c.machine, c.phase, c.outcome, c.agency, c.judged_by as "judgedBy",
  c.changed_at as "changedAt", coalesce(l.body->>'name', '') as "leftName",
  r.body->>'name' as "rightName"`;
/** Records by their key, one by one: see `readPaired`. */
const FROM = `from quality_case c
  left join lateral (select body from quality_record where campaign_id = c.campaign_id
    and side = 'left' and record_id = c.left_id limit 1) l on true
  left join lateral (select body from quality_record where campaign_id = c.campaign_id
    and side = 'right' and record_id = c.right_id limit 1) r on true`;

const valuesOf = (filter: CaseFilter): readonly unknown[] => [
  filter.campaignId,
  filter.phase,
  filter.class,
  filter.commune,
  filter.machine,
  filter.from,
  filter.to,
];

/** A page of cases, the surest pair first. */
export async function listCases(
  pool: pg.Pool,
  filter: CaseFilter,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<readonly CaseLine[]> {
  const { rows } = await pool.query<CaseLine>(
    `select ${LINE} ${FROM} where ${FILTER}
      order by ${WEIGHT} desc, c.case_id limit $8 offset $9`,
    [...valuesOf(filter), limit, offset],
  );
  return rows;
}

/** How many cases a filter meets. */
export async function countCases(pool: pg.Pool, filter: CaseFilter): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    `select count(*)::int as count from quality_case c where ${FILTER}`,
    [...valuesOf(filter)],
  );
  return rows[0]?.count ?? 0;
}

/**
 * The case after another in the order of the list, or the first where that was the last; one that a
 * person judged first is passed over for them. Null where nothing is left.
 */
export async function nextCase(
  pool: pg.Pool,
  filter: CaseFilter,
  after: { readonly caseId: string; readonly weight: number | null },
  subject: string,
): Promise<string | null> {
  const { rows } = await pool.query<{ id: string }>(
    `select c.case_id as id from quality_case c
      where ${FILTER} and c.case_id <> $8 and c.judged_by is distinct from $10
      order by (${WEIGHT} > $9 or (${WEIGHT} = $9 and c.case_id < $8)), ${WEIGHT} desc, c.case_id
      limit 1`,
    [...valuesOf(filter), after.caseId, after.weight ?? -1000, subject],
  );
  return rows[0]?.id ?? null;
}

/** Cases that wait for an agency, the longest waiting first. */
export async function stationCases(
  pool: pg.Pool,
  agency: string,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<readonly CaseLine[]> {
  const { rows } = await pool.query<CaseLine>(
    `select ${LINE} ${FROM} where c.agency = $1 and c.phase = 'station'
      order by c.changed_at, c.case_id limit $2 offset $3`,
    [agency, limit, offset],
  );
  return rows;
}

export async function countStationCases(pool: pg.Pool, agency: string): Promise<number> {
  const { rows } = await pool.query<{ count: number }>({
    name: 'count-station-cases',
    text: `select count(*)::int as count from quality_case where agency = $1 and phase = 'station'`,
    values: [agency],
  });
  return rows[0]?.count ?? 0;
}

/** How many cases of a class stand where, in a commune. */
export interface CaseCount {
  readonly commune: string;
  readonly class: CaseClass;
  readonly phase: CasePhase['kind'];
  readonly outcome: CaseOutcome | null;
  readonly count: number;
}

export async function caseCounts(pool: pg.Pool, campaignId: string): Promise<readonly CaseCount[]> {
  const { rows } = await pool.query<CaseCount>(
    `select commune, class, phase, outcome, count(*)::int as count from quality_case
      where campaign_id = $1 group by commune, class, phase, outcome`,
    [campaignId],
  );
  return rows;
}

/** Open cases of each campaign, by its id. */
export async function openCaseCounts(pool: pg.Pool): Promise<ReadonlyMap<string, number>> {
  const { rows } = await pool.query<{ id: string; count: number }>(
    `select campaign_id as id, count(*)::int as count from quality_case
      where phase <> 'closed' group by campaign_id`,
  );
  return new Map(rows.map(({ id, count }) => [id, count]));
}

/** A correction that its register has not answered yet. */
export interface WaitingCorrection {
  readonly caseId: string;
  readonly attempts: number;
  readonly lastFault: string | null;
  readonly orderedAt: Instant;
  readonly dueAt: Instant;
}

export async function waitingCorrections(
  pool: pg.Pool,
  campaignId: string,
): Promise<readonly WaitingCorrection[]> {
  const { rows } = await pool.query<WaitingCorrection>(
    `select case_id as "caseId", attempts, last_fault as "lastFault", e.at as "orderedAt",
        due_at as "dueAt"
      from quality_correction join quality_event e using (case_id, version)
      join (select case_id, campaign_id from quality_case) as own using (case_id)
      where campaign_id = $1 and done_at is null order by e.at limit 50`,
    [campaignId],
  );
  return rows;
}

/**
 * Left records of cases that are open, of which the source has nothing any more; a page by id. Each is
 * looked up by its key, which the limit within asks for: see `readPaired`.
 */
export async function goneLeftRecords(
  pool: pg.Pool,
  campaignId: string,
  limit: number,
): Promise<readonly { readonly leftId: string; readonly commune: string }[]> {
  const { rows } = await pool.query<{ leftId: string; commune: string }>(
    `select left_id as "leftId", commune from quality_case c
      where campaign_id = $1 and phase not in ('closed', 'correcting')
        and not exists (select from quality_record r where r.campaign_id = $1 and r.side = 'left'
          and r.record_id = c.left_id limit 1)
      order by left_id limit $2`,
    [campaignId, limit],
  );
  return rows;
}

/** The cases of a commune in all campaigns that go on. */
export async function communeCounts(pool: pg.Pool, commune: string): Promise<readonly CaseCount[]> {
  const { rows } = await pool.query<CaseCount>(
    `select commune, class, phase, outcome, count(*)::int as count
      from quality_case join quality_campaign using (campaign_id)
      where commune = $1 and closed_at is null group by commune, class, phase, outcome`,
    [commune],
  );
  return rows;
}
