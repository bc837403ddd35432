import type pg from 'pg';
import {
  type DifferenceKind,
  MENDABLE,
  type PortalDifference,
} from '#dossier/portal-difference.ts';
import type { Instant } from '#kernel/day.ts';
import { tellAgain } from '#store/tell-again.ts';

/** What came of comparing one dossier. */
export interface Comparison {
  readonly dossierId: string;
  readonly differences: readonly PortalDifference[];
}

/**
 * Keeps what comparisons found: new differences are added, those seen before are brought up to date,
 * those that are gone are closed. The same comparison twice leaves the same rows.
 */
export async function keepComparisons(
  client: pg.ClientBase | pg.Pool,
  comparisons: readonly Comparison[],
  runId: string | null,
  now: Instant,
): Promise<void> {
  const found = comparisons.flatMap(({ dossierId, differences }) =>
    differences.map(({ kind, ours, theirs }) => ({
      dossier_id: dossierId,
      kind,
      detail: { ours, theirs },
    })),
  );
  const compared = comparisons.map(({ dossierId }) => dossierId);
  await client.query({
    name: 'keep-comparisons',
    text: `with found as (
        select * from json_to_recordset($1::json) as x(dossier_id uuid, kind text, detail jsonb)
      ), gone as (
        update reconciliation_finding set repaired_at = $4, checked_at = $4
        where dossier_id = any($2::uuid[]) and repaired_at is null
          and (dossier_id, kind) not in (select dossier_id, kind from found)
      )
      insert into reconciliation_finding as kept (dossier_id, kind, detail, run_id, found_at,
        checked_at)
      select dossier_id, kind, detail, $3, $4, $4 from found
      on conflict (dossier_id, kind) do update set detail = excluded.detail,
        run_id = excluded.run_id, checked_at = excluded.checked_at, repaired_at = null,
        found_at = case when kept.repaired_at is null then kept.found_at else excluded.found_at end,
        repair_asked_at = case when kept.repaired_at is null then kept.repair_asked_at end,
        repair_asked_by = case when kept.repaired_at is null then kept.repair_asked_by end`,
    values: [JSON.stringify(found), compared, runId, now],
  });
}

/** One difference as a page lists it. */
export interface Finding {
  readonly dossierId: string;
  readonly code: string;
  readonly kind: DifferenceKind;
  readonly detail: { readonly ours: readonly string[]; readonly theirs: readonly string[] };
  readonly foundAt: Instant;
  readonly checkedAt: Instant;
  readonly repairAskedAt: Instant | null;
  readonly repairedAt: Instant | null;
  /** Why its delivery is kept back by a person; null where it is not. */
  readonly heldBecause: string | null;
}

export interface FindingQuery {
  readonly kind: DifferenceKind | null;
  readonly state: 'open' | 'repaired';
  /** The last of the page before, or null. */
  readonly after: { readonly dossierId: string; readonly kind: string } | null;
  readonly limit: number;
}

/** Differences in the order of their dossiers. */
export async function findFindings(
  pool: pg.Pool,
  { kind, state, after, limit }: FindingQuery,
): Promise<readonly Finding[]> {
  const { rows } = await pool.query(
    `select dossier_id as "dossierId", code, kind, detail, found_at as "foundAt",
        checked_at as "checkedAt", repair_asked_at as "repairAskedAt",
        repaired_at as "repairedAt", held_because as "heldBecause"
      from reconciliation_finding join dossier using (dossier_id)
        left join delivery using (dossier_id)
      where coalesce(party, 'national-portal') = 'national-portal'
        and (repaired_at is null) = ($2 = 'open') and ($1::text is null or kind = $1)
        and ($3::uuid is null or (dossier_id, kind) > ($3, $4))
      order by dossier_id, kind limit $5`,
    [kind, state, after?.dossierId ?? null, after?.kind ?? null, limit],
  );
  return rows;
}

/** How many differences of each kind are open. */
export async function countFindings(pool: pg.Pool): Promise<ReadonlyMap<string, number>> {
  const { rows } = await pool.query(
    `select kind, count(*)::int as count from reconciliation_finding
      where repaired_at is null group by kind`,
  );
  return new Map(rows.map(({ kind, count }) => [kind, count]));
}

/** Who asks for a repair, and when. */
export interface Asked {
  readonly by: string;
  readonly at: Instant;
}

/**
 * Lets the portal be told of dossiers again; answers those of which it will be: whose delivery a
 * person keeps back is left. All that telling again can mend of such a dossier is noted as asked for.
 */
export async function askRepair(
  client: pg.ClientBase | pg.Pool,
  dossierIds: readonly string[],
  { by, at }: Asked,
): Promise<readonly string[]> {
  const told = await tellAgain(client, dossierIds, 'national-portal', at);
  await client.query(
    `update reconciliation_finding set repair_asked_at = $2, repair_asked_by = $3
      where dossier_id = any($1::uuid[]) and repaired_at is null and kind = any($4::text[])`,
    [told, at, by, MENDABLE],
  );
  return told;
}

/** Dossiers with an open difference of a kind that was not asked to be repaired since it was seen. */
export async function repairableDossiers(
  pool: pg.Pool,
  kind: DifferenceKind,
  limit: number,
): Promise<readonly string[]> {
  const { rows } = await pool.query(
    `select dossier_id as id from reconciliation_finding
      where kind = $1 and repaired_at is null
        and (repair_asked_at is null or checked_at > repair_asked_at)
      order by dossier_id limit $2`,
    [kind, limit],
  );
  return rows.map(({ id }) => id);
}

/** Dossiers of which the portal was told again as was asked, to be compared once more. */
export async function repairedDossiers(pool: pg.Pool, limit: number): Promise<readonly string[]> {
  const { rows } = await pool.query(
    `select distinct dossier_id as id from reconciliation_finding join delivery using (dossier_id)
      where repaired_at is null and repair_asked_at is not null and checked_at < repair_asked_at
        and party = 'national-portal' and done_version >= wanted_version limit $1`,
    [limit],
  );
  return rows.map(({ id }) => id);
}
