import type pg from 'pg';

/** A hamlet or quarter (ấp, khu phố): no agency; the committee of its commune answers for it. */
export interface Hamlet {
  /** `UNIT/NUMBER`. */
  readonly hamletId: string;
  /** Code of the commune's unit. */
  readonly commune: string;
  readonly name: string;
}

export async function readHamlets(pool: pg.Pool): Promise<readonly Hamlet[]> {
  const { rows } = await pool.query<Hamlet>(
    `select hamlet_id as "hamletId", commune, name from hamlet
      order by commune, split_part(hamlet_id, '/', 2)::int`,
  );
  return rows;
}
