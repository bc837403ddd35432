import type pg from 'pg';
import type { Rating } from '#dossier/rating.ts';

/** Keeps what a citizen says of a dossier of their own, in place of what they said before. */
export async function keepRating(
  pool: pg.Pool,
  dossierId: string,
  { grade, remark, ratedAt }: Rating,
): Promise<void> {
  await pool.query(
    `insert into dossier_rating (dossier_id, grade, remark, rated_at) values ($1, $2, $3, $4)
      on conflict (dossier_id) do update
        set grade = excluded.grade, remark = excluded.remark, rated_at = excluded.rated_at`,
    [dossierId, grade, remark, ratedAt],
  );
}

/** What was said of a dossier; null where nothing was. */
export async function readRating(pool: pg.Pool, dossierId: string): Promise<Rating | null> {
  const { rows } = await pool.query(
    `select grade, remark, rated_at as "ratedAt" from dossier_rating where dossier_id = $1`,
    [dossierId],
  );
  return rows[0] ?? null;
}
