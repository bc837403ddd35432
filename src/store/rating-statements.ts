import type pg from 'pg';
import type { Day, Instant } from '#kernel/day.ts';

/** What an agency says of itself by one indicator of NĐ 61/2018 Điều 31 in a period. */
export interface RatingStatement {
  readonly agency: string;
  readonly from: Day;
  readonly to: Day;
  readonly indicator: 5 | 6 | 9;
  readonly mark: 0 | 1 | 2;
  readonly evidence: string;
  /** Subject of who said it. */
  readonly statedBy: string;
  readonly statedAt: Instant;
}

/** Keeps it, in place of what was said of the same before. */
export async function keepStatement(
  client: pg.ClientBase,
  statement: RatingStatement,
): Promise<void> {
  const { agency, from, to, indicator, mark, evidence, statedBy, statedAt } = statement;
  await client.query(
    `insert into rating_statement (agency, since, until, indicator, mark, evidence, stated_by, stated_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8)
      on conflict (agency, since, until, indicator) do update set mark = excluded.mark,
        evidence = excluded.evidence, stated_by = excluded.stated_by, stated_at = excluded.stated_at`,
    [agency, from, to, indicator, mark, evidence, statedBy, statedAt],
  );
}

/** What agencies said of a period; of the very same days only. */
export async function readStatements(
  pool: pg.Pool,
  {
    agencies,
    from,
    to,
  }: { readonly agencies: readonly string[]; readonly from: Day; readonly to: Day },
): Promise<readonly RatingStatement[]> {
  const { rows } = await pool.query(
    `select agency, since as "from", until as "to", indicator, mark, evidence,
      stated_by as "statedBy", stated_at as "statedAt"
    from rating_statement where agency = any($1) and since = $2 and until = $3
    order by agency, indicator`,
    [agencies, from, to],
  );
  return rows;
}
