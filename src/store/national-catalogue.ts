import type pg from 'pg';
import type { Instant } from '#kernel/day.ts';

export type NationalList = 'procedures' | 'agencies' | 'fields';

/** Something of the national portal as it was fetched last; `content` is null before the first time. */
export interface Fetched<Content> {
  readonly content: Content | null;
  readonly fetchedAt: Instant | null;
  /** Since when somebody waits for it; null where nobody does. */
  readonly wantedAt: Instant | null;
  readonly faultCode: string | null;
  readonly fault: string | null;
}

/** Who asked for it, in whose name the portal is asked. */
export interface Asker {
  readonly subject: string;
  readonly agency: string;
}

/** What is to be fetched now, leased to one worker. */
export interface LeasedFetch {
  /** Code of a procedure, or the kind of a list. */
  readonly key: string;
  readonly attempts: number;
  readonly asker: Asker;
}

type Table = 'national_list' | 'national_procedure';

const keyOf = (table: Table): string => (table === 'national_list' ? 'kind' : 'code');

const FETCHED = `content, fetched_at as "fetchedAt", wanted_at as "wantedAt",
  fault_code as "faultCode", fault`;

export async function readNationalList(
  pool: pg.Pool,
  kind: NationalList,
): Promise<Fetched<unknown>> {
  const { rows } = await pool.query(`select ${FETCHED} from national_list where kind = $1`, [kind]);
  return rows[0];
}

/** Procedures that were fetched, are waited for, or could not be fetched, by code. */
export async function readNationalProcedures(
  pool: pg.Pool,
): Promise<ReadonlyMap<string, Fetched<unknown>>> {
  const { rows } = await pool.query(`select code, ${FETCHED} from national_procedure`);
  return new Map(rows.map(({ code, ...fetched }): [string, Fetched<unknown>] => [code, fetched]));
}

export async function wantList(
  pool: pg.Pool,
  kinds: readonly NationalList[],
  { subject, agency }: Asker,
  at: Instant,
): Promise<void> {
  await pool.query(
    `update national_list set wanted_at = coalesce(wanted_at, $4), wanted_by = $2,
        wanted_agency = $3, due_at = $4, attempts = 0
      where kind = any($1)`,
    [kinds, subject, agency, at],
  );
}

/** Asks for the procedures of these codes; those that are waited for already stay where they are. */
export async function wantProcedures(
  pool: pg.Pool,
  codes: readonly string[],
  { subject, agency }: Asker,
  at: Instant,
): Promise<void> {
  await pool.query(
    `insert into national_procedure (code, wanted_at, wanted_by, wanted_agency, due_at)
      select code, $4, $2, $3, $4 from unnest($1::text[]) as code
      on conflict (code) do update set wanted_at = coalesce(national_procedure.wanted_at, $4),
        wanted_by = $2, wanted_agency = $3, due_at = $4, attempts = 0`,
    [codes, subject, agency, at],
  );
}

/** No procedure is waited for any more, nor their list; what was fetched stays. */
export async function stopComparison(pool: pg.Pool): Promise<void> {
  await pool.query('update national_procedure set wanted_at = null where wanted_at is not null');
  await pool.query(`update national_list set wanted_at = null where kind = 'procedures'`);
}

/** Leases one that is due; a worker that dies loses nothing, since its lease runs out. */
export async function leaseFetch(
  pool: pg.Pool,
  table: Table,
  now: Instant,
  milliseconds: number,
): Promise<LeasedFetch | null> {
  const key = keyOf(table);
  const { rows } = await pool.query(
    `with due as (
      select ${key} from ${table} where wanted_at is not null and due_at <= $1
      order by due_at, ${key} limit 1 for update skip locked
    )
    update ${table} set due_at = $1::timestamptz + $2 * interval '1 millisecond',
      attempts = attempts + 1
    from due where ${table}.${key} = due.${key}
    returning ${table}.${key} as key, attempts,
      json_build_object('subject', wanted_by, 'agency', wanted_agency) as asker`,
    [now, milliseconds],
  );
  return rows[0] ?? null;
}

/** Keeps what was fetched, and that nobody waits for it any more. */
export async function keepFetched(
  pool: pg.Pool,
  table: Table,
  key: string,
  content: object | null,
  at: Instant,
): Promise<void> {
  const json = content === null ? null : JSON.stringify(content);
  await pool.query(
    table === 'national_list'
      ? `update national_list set content = $2, fetched_at = $3, wanted_at = null, attempts = 0,
          fault_code = null, fault = null where kind = $1`
      : `insert into national_procedure (code, content, fetched_at) values ($1, $2, $3)
          on conflict (code) do update set content = excluded.content, wanted_at = null,
            fetched_at = excluded.fetched_at, attempts = 0, fault_code = null, fault = null`,
    [key, json, at],
  );
}

/** Keeps why it could not be fetched; it is tried again at `retryAt`, and what was there stays. */
export async function keepFault(
  pool: pg.Pool,
  table: Table,
  key: string,
  fault: { readonly code: string; readonly text: string },
  retryAt: Instant,
): Promise<void> {
  const name = keyOf(table);
  await pool.query(
    `update ${table} set fault_code = $2, fault = $3, due_at = $4 where ${name} = $1`,
    [key, fault.code, fault.text, retryAt],
  );
}
