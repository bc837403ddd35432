/**
 * The full recount beside DuckDB, on the same events in one run. Up to 20,000 dossiers are made by the real rules; the rest
 * are their events again under new ids, moved back by up to three years, under up to 1,800 codes of procedures.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import type pg from 'pg';
import { createPool } from '#store/connection.ts';
import { type Recount, recountFigures } from '#store/recount-figures.ts';
import { startBenchSystem } from './bench-system.ts';
import { differingCells, exportTables, loadExports, recountEvents } from './recount-oracle.ts';

const FIRST = 20_000;
const LANES = Math.min(3, availableParallelism());

export async function recountRatio(count: number): Promise<Record<string, number>> {
  const first = Math.min(FIRST, count);
  const system = await startBenchSystem(first);
  const pool = createPool({
    url: system.databaseUrl,
    role: null,
    max: 4,
    applicationName: 'bench',
    onFault: () => undefined,
  });
  try {
    for (let have = first; have < count; have += first)
      await copy(pool, Math.min(first, count - have));
    await system.database.query('vacuum analyze event, dossier');
    const { dossiers } = await recount(pool, true);
    if (dossiers !== count) throw new Error(`${dossiers} of ${count} dossiers were counted`);
    const ours = await timed('recount', async () => {
      const { cells } = await recount(pool, false);
      if (cells > 0) throw new Error(`${cells} cells differ from what was put right`);
    });
    const theirs = await byDuckDB(pool);
    return {
      dossiers,
      recount_seconds: ours,
      ...theirs,
      ratio: round(ours / (theirs.duckdb_load_seconds + theirs.duckdb_count_seconds)),
      ratio_without_load: round(ours / theirs.duckdb_count_seconds),
      // If it goes on as it began.
      minutes_of_10_million: round((ours / dossiers / 60) * 1e7),
    };
  } finally {
    await pool.end();
    await system.stop();
  }
}

const recount = (pool: pg.Pool, mends: boolean): Promise<Recount> =>
  recountFigures({ pool, lanes: LANES, mends, onProgress: () => undefined });

async function byDuckDB(pool: pg.Pool) {
  const directory = mkdtempSync(join(tmpdir(), 'mot-cua-recount-'));
  try {
    const exported = await timed('export', () => exportTables(pool, directory));
    const { size } = statSync(join(directory, 'event.csv'));
    console.log(`${(size / 1e6).toFixed(0)} MB of events`);
    const threads = String(LANES);
    const duck = await (await DuckDBInstance.create(':memory:', { threads })).connect();
    const load = await timed('DuckDB reads', () => loadExports(duck, directory));
    const counted = await timed('DuckDB counts', () => recountEvents(duck));
    const cells = await differingCells(duck);
    if (cells > 0) throw new Error(`${cells} cells differ from those of DuckDB`);
    return { export_seconds: exported, duckdb_load_seconds: load, duckdb_count_seconds: counted };
  } finally {
    rmSync(directory, { recursive: true });
  }
}

async function timed(what: string, work: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await work();
  const seconds = round((performance.now() - started) / 1000);
  console.log(`${what}: ${seconds} s`);
  return seconds;
}

const round = (figure: number): number => Math.round(figure * 100) / 100;

/** Adds the events and rows of the first dossiers again, as many as are asked for. */
async function copy(pool: pg.Pool, count: number): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query(`set statement_timeout = 0; set work_mem = '256MB'; ${PREPARE}`);
    await client.query(`create temp table again as
      select dossier_id as first_id, uuidv7() as dossier_id,
        floor(random() * 1050) * interval '1 day' as ago,
        '.' || floor(33 * random() ^ 3)::int as suffix
      from first_dossier limit ${count}`);
    const { rows } = await client.query(`select string_agg(quote_ident(column_name), ', ') as rest
      from information_schema.columns where table_name = 'dossier' and column_name <> 'dossier_id'`);
    await client.query(`insert into dossier (dossier_id, ${rows[0].rest})
      select again.dossier_id, ${rows[0].rest} from again join dossier on dossier.dossier_id = first_id`);
    await client.query(EVENTS);
    await client.query('drop table again');
  } finally {
    client.release();
  }
}

/** Indexes of searches cost most and are of no use here. */
const PREPARE = `
  create table if not exists first_dossier as select dossier_id from dossier;
  drop index if exists dossier_by_search, dossier_received, dossier_finished, dossier_fell_late,
    dossier_unfinished, dossier_register, dossier_worklist, dossier_by_code`;

const EVENTS = `
  insert into event (dossier_id, version, type, body, actor, at, prev_hash, hash)
  select again.dossier_id, version, type,
    case when type = 'received'
      then jsonb_set(dated, '{procedure,code}', to_jsonb((body #>> '{procedure,code}') || suffix))
      else dated end, actor, event.at - ago, prev_hash, hash
  from again join event on event.dossier_id = first_id
    cross join lateral (select case when body #>> '{due,at}' is null then body
      else jsonb_set(body, '{due,at}', to_jsonb(to_char(((body #>> '{due,at}')::timestamptz - ago)
        at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))) end as dated) as moved
  order by again.dossier_id, version`;
