import type pg from 'pg';
import type { Instant } from '#kernel/day.ts';

/** Ids of the dossiers that a desk received from `from` to before `to`, in the order received. */
export async function receivedAtDesk(
  pool: pg.Pool,
  desk: string,
  from: Instant,
  to: Instant,
): Promise<readonly string[]> {
  const { rows } = await pool.query({
    name: 'register',
    text: `select dossier_id from dossier
      where received_desk = $1 and received_at >= $2 and received_at < $3
      order by received_at, dossier_id limit 2000`,
    values: [desk, from, to],
  });
  return rows.map((row): string => row.dossier_id);
}
