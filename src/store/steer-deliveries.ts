import type pg from 'pg';
import type { Party } from '#dossier/deliveries.ts';
import type { Instant } from '#kernel/day.ts';
import type { LeasedDelivery } from '#store/deliveries.ts';

/** Lets everything of a party that fails be tried now, but what is just being tried; returns how many. */
export async function retryNow(pool: pg.Pool, party: Party, now: Instant): Promise<number> {
  const { rowCount } = await pool.query(
    `update delivery set due_at = $2
      where party = $1 and done_version < wanted_version and failing_since is not null
        and held_by is null and (leased_until is null or leased_until <= $2)`,
    [party, now],
  );
  return rowCount ?? 0;
}

/** Lets one delivery that waits be tried now; false where nothing of it waits or it is held. */
export async function retryOne(
  pool: pg.Pool,
  { dossierId, party }: Pick<LeasedDelivery, 'dossierId' | 'party'>,
  now: Instant,
): Promise<boolean> {
  const { rowCount } = await pool.query(
    `update delivery set due_at = $3
      where dossier_id = $1 and party = $2 and done_version < wanted_version and held_by is null
        and (leased_until is null or leased_until <= $3)`,
    [dossierId, party, now],
  );
  return rowCount === 1;
}

/** Keeps one delivery back, with the reason, or lets it go again (`hold` null). */
export async function holdDelivery(
  pool: pg.Pool,
  { dossierId, party }: Pick<LeasedDelivery, 'dossierId' | 'party'>,
  hold: { readonly by: string; readonly because: string } | null,
  now: Instant,
): Promise<boolean> {
  const { rowCount } = await pool.query(
    `update delivery set held_by = $3, held_because = $4,
        due_at = case when $3::text is null then $5 else due_at end,
        waiting_since = case when $3::text is null then $5 else waiting_since end
      where dossier_id = $1 and party = $2 and done_version < wanted_version`,
    [dossierId, party, hold?.by ?? null, hold?.because ?? null, now],
  );
  return rowCount === 1;
}
