import type pg from 'pg';
import type { Procedure } from '#catalogue/procedure.ts';
import { readProcedure } from '#catalogue/read-procedure.ts';
import { withEnds } from '#catalogue/versions.ts';
import type { Day, Instant } from '#kernel/day.ts';

export type CatalogueKind = 'procedure' | 'form';

/** What every law of the catalogue has: its code and its first day. */
export interface Coded {
  readonly code: string;
  readonly validFrom: Day;
}

/** Adds what came with the software and is not known yet; returns how many versions were new. */
export async function addShippedVersions(
  pool: pg.Pool | pg.ClientBase,
  kind: CatalogueKind,
  versions: readonly Coded[],
): Promise<number> {
  const rows = versions.map((body) => ({ code: body.code, valid_from: body.validFrom, body }));
  const { rowCount } = await pool.query(
    `with added as (
      insert into catalogue_version (kind, code, valid_from, body, note, edited_by)
      select $1, code, valid_from, body, '', '{}'
      from json_to_recordset($2::json) as x(code text, valid_from date, body json)
      on conflict do nothing returning 1
    ), raised as (
      update setting set value = to_jsonb((value #>> '{}')::int + 1)
      where key = 'revision' and exists (select from added)
    )
    select from added`,
    [kind, JSON.stringify(rows)],
  );
  return rowCount ?? 0;
}

/**
 * Every version of every procedure, with the day on which it really ends. Throws where a stored
 * one cannot be read: dossiers may be pinned to it, so it is never left out in silence.
 */
export async function readProcedures(pool: pg.Pool): Promise<readonly Procedure[]> {
  const { rows } = await pool.query(
    `select code, valid_from as "validFrom", body from catalogue_version where kind = 'procedure'`,
  );
  const wrong: string[] = [];
  const procedures: Procedure[] = [];
  for (const { code, validFrom, body } of rows) {
    const read = readProcedure(body);
    if (read.ok) procedures.push(read.value);
    else {
      const faults = read.error.map((fault) => `${code}@${validFrom}${fault.path}: ${fault.why}`);
      wrong.push(...faults);
    }
  }
  if (wrong.length > 0) throw new Error(`stored procedures cannot be read:\n${wrong.join('\n')}`);
  return withEnds(procedures);
}

/** One published version, with who wrote and approved it. */
export interface PublishedVersion extends Coded {
  readonly body: unknown;
  readonly note: string;
  /** Null for what came with the software. */
  readonly publishedAt: Instant | null;
  readonly approvedBy: string | null;
  readonly editedBy: readonly string[];
}

/** All versions of one code, the newest first. */
export async function readHistory(
  pool: pg.Pool,
  kind: CatalogueKind,
  code: string,
): Promise<readonly PublishedVersion[]> {
  const { rows } = await pool.query(
    `${VERSION} where kind = $1 and code = $2 order by valid_from desc`,
    [kind, code],
  );
  return rows;
}

/** All versions of all codes, by code and day: what an export holds. */
export async function readAllVersions(
  pool: pg.Pool,
  kind: CatalogueKind,
): Promise<readonly PublishedVersion[]> {
  const { rows } = await pool.query(`${VERSION} where kind = $1 order by code, valid_from`, [kind]);
  return rows;
}

const VERSION = `select code, valid_from as "validFrom", body, note, published_at as "publishedAt",
  approved_by as "approvedBy", edited_by as "editedBy" from catalogue_version`;
