import type pg from 'pg';
import { type Rating, SATISFIED_FROM } from '#dossier/rating.ts';
import { localDay, PLACE } from '#store/figure-columns.ts';
import { lockDossiers } from '#store/load-dossier.ts';
import { inTransaction } from '#store/transaction.ts';

/**
 * Keeps what a citizen says of a dossier of their own, in place of what they said before, and counts it
 * instead of that. The dossier is locked, so that it does not go to another agency meanwhile.
 */
export function keepRating(
  pool: pg.Pool,
  dossierId: string,
  { grade, remark, ratedAt }: Rating,
): Promise<void> {
  return inTransaction(pool, async (client) => {
    await lockDossiers(client, [dossierId]);
    await client.query(KEEP, [dossierId, grade, remark, ratedAt]);
  });
}

const KEEP = `
  with told as (
    select rated_at, grade, -1 as sign from dossier_rating where dossier_id = $1
    union all select $4::timestamptz, $2::smallint, 1
  ), counted as (
    insert into figure_delta (day, handler, desk, procedure_code, channel, rated, satisfied)
    select ${localDay('told.rated_at')}, ${PLACE}, sign,
      sign * (told.grade >= ${SATISFIED_FROM})::int
    from told, dossier where dossier_id = $1
  )
  insert into dossier_rating (dossier_id, grade, remark, rated_at) values ($1, $2, $3, $4)
    on conflict (dossier_id) do update
      set grade = excluded.grade, remark = excluded.remark, rated_at = excluded.rated_at`;

/** What was said of a dossier; null where nothing was. */
export async function readRating(pool: pg.Pool, dossierId: string): Promise<Rating | null> {
  const { rows } = await pool.query(
    `select grade, remark, rated_at as "ratedAt" from dossier_rating where dossier_id = $1`,
    [dossierId],
  );
  return rows[0] ?? null;
}
