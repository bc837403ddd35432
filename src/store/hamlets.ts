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

/** Adds hamlets under their communes, numbered on; those that are known are left. Answers how many. */
export async function addHamlets(
  client: pg.ClientBase,
  hamlets: readonly Pick<Hamlet, 'commune' | 'name'>[],
): Promise<number> {
  await client.query('select pg_advisory_xact_lock($1)', [NUMBERING_LOCK]);
  const { rowCount } = await client.query(
    `insert into hamlet (hamlet_id, commune, name)
      select commune || '/' || (coalesce((select max(split_part(hamlet_id, '/', 2)::int)
            from hamlet as known where known.commune = told.commune), 0)
          + row_number() over (partition by commune order by place)), commune, name
      from unnest($1::text[], $2::text[]) with ordinality as told (commune, name, place)
      where not exists (select from hamlet as known
        where known.commune = told.commune and known.name = told.name)
      on conflict do nothing`,
    [hamlets.map(({ commune }) => commune), hamlets.map(({ name }) => name)],
  );
  return rowCount ?? 0;
}

/** Held while hamlets are numbered, so that no number is given twice. */
const NUMBERING_LOCK = 5_040_001;
