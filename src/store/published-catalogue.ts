import type pg from 'pg';
import type { CatalogueFault } from '#catalogue/catalogue-fault.ts';
import type { OneStopRules } from '#catalogue/one-stop-rules.ts';
import type { Procedure } from '#catalogue/procedure.ts';
import { readOneStopRules } from '#catalogue/read-one-stop-rules.ts';
import { readProcedure } from '#catalogue/read-procedure.ts';
import { type CodeEnd, earlier, withEnds } from '#catalogue/versions.ts';
import type { FlatForm } from '#eform/form.ts';
import { readWholeForm } from '#eform/whole-form.ts';
import type { Day, Instant } from '#kernel/day.ts';
import type { Result } from '#kernel/result.ts';

/** What is kept with its first day: procedures, their forms, and the rules of the mechanism itself. */
export type CatalogueKind = 'procedure' | 'form' | 'rules';

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
export const readProcedures = (pool: pg.Pool): Promise<readonly Procedure[]> =>
  readVersions(pool, 'procedure', readProcedure);

/** Every version of every form, with its own parts written out; throws as `readProcedures` does. */
export const readForms = (pool: pg.Pool): Promise<readonly FlatForm[]> =>
  readVersions(pool, 'form', readWholeForm);

/** The rules of the one-stop mechanism of all periods; throws as `readProcedures` does. */
export const readRules = (pool: pg.Pool): Promise<readonly OneStopRules[]> =>
  readVersions(pool, 'rules', readOneStopRules);

async function readVersions<T extends Coded & { readonly validTo: Day | null }>(
  pool: pg.Pool,
  kind: CatalogueKind,
  read: (body: unknown) => Result<T, readonly CatalogueFault[]>,
): Promise<readonly T[]> {
  const { rows } = await pool.query(
    `select code, valid_from as "validFrom", body, ended_from as "endedFrom"
      from catalogue_version where kind = $1`,
    [kind],
  );
  const wrong: string[] = [];
  const versions: T[] = [];
  for (const { code, validFrom, body, endedFrom } of rows) {
    const sound = read(body);
    if (sound.ok) {
      versions.push({ ...sound.value, validTo: earlier(sound.value.validTo, endedFrom) });
    } else {
      wrong.push(...sound.error.map(({ path, why }) => `${code}@${validFrom}${path}: ${why}`));
    }
  }
  if (wrong.length > 0) throw new Error(`stored ${kind}s cannot be read:\n${wrong.join('\n')}`);
  return withEnds(versions);
}

/** Ends codes for which a new law has no next version; those that ended already stay as they are. */
export async function endCodes(
  client: pg.ClientBase,
  kind: CatalogueKind,
  ends: readonly CodeEnd[],
): Promise<number> {
  const { rowCount } = await client.query(
    `update catalogue_version as known set ended_from = gone."validTo"
      from json_to_recordset($2::json) as gone(code text, "validTo" date)
      where kind = $1 and known.code = gone.code and known.valid_from < gone."validTo"
        and known.ended_from is null`,
    [kind, JSON.stringify(ends)],
  );
  return rowCount ?? 0;
}

/** The periods of all versions of a kind, as they name them or as a reorganisation ended them. */
export async function readPeriods(
  pool: pg.Pool,
  kind: CatalogueKind,
): Promise<readonly { code: string; validFrom: Day; validTo: Day | null }[]> {
  const { rows } = await pool.query(
    `select code, valid_from as "validFrom",
        least((body ->> 'validTo')::date, ended_from) as "validTo"
      from catalogue_version where kind = $1`,
    [kind],
  );
  return rows;
}

/** One published version, with who wrote and approved it. */
export interface PublishedVersion extends Coded {
  readonly body: unknown;
  readonly note: string;
  /** Null for what came with the software. */
  readonly publishedAt: Instant | null;
  readonly approvedBy: string | null;
  readonly editedBy: readonly string[];
  /** First day without it, where a reorganisation ended its code. */
  readonly endedFrom: Day | null;
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
  approved_by as "approvedBy", edited_by as "editedBy", ended_from as "endedFrom" from catalogue_version`;
