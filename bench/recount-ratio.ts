/** The full recount beside DuckDB, on the same events in one run. */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import type pg from 'pg';
import { recountFigures } from '#store/recount-figures.ts';
import { differingCells, exportTables, loadExports, recountEvents } from './recount-oracle.ts';

const LANES = Math.min(3, availableParallelism());
/** Its copy of the events takes as much room on the disk again. */
const MOST_FOR_DUCKDB = 2_000_000;

/** Counts what `size` dossiers are, puts the cells right, and counts again for the figures. */
export async function recountAt(pool: pg.Pool, size: number): Promise<Record<string, number>> {
  const first = await timed('recount into the cells', () => recount(pool, true));
  if (first.answer.dossiers !== size)
    throw new Error(`${first.answer.dossiers} of ${size} dossiers were counted`);
  await pool.query('vacuum analyze figure_period, figure_day');
  const second = await timed('recount', () => recount(pool, false));
  if (second.answer.cells > 0)
    throw new Error(`${second.answer.cells} cells differ from what was put right`);
  const { rows } = await pool.query('select count(*)::int as cells from figure_period');
  const ours = { cells: rows[0].cells, recount_seconds: second.seconds };
  const theirs = size > MOST_FOR_DUCKDB ? {} : await besideDuckDB(pool, second.seconds);
  return Object.fromEntries(
    Object.entries({ ...ours, ...theirs }).map(([name, figure]) => [`${name}_${size}`, figure]),
  );
}

const recount = (pool: pg.Pool, mends: boolean) =>
  recountFigures({ pool, lanes: LANES, mends, onProgress: () => undefined });

async function besideDuckDB(pool: pg.Pool, ours: number): Promise<Record<string, number>> {
  const directory = mkdtempSync(join(tmpdir(), 'mot-cua-recount-'));
  try {
    await timed('export', () => exportTables(pool, directory));
    const { size } = statSync(join(directory, 'event.csv'));
    console.log(`${(size / 1e6).toFixed(0)} MB of events`);
    const threads = String(LANES);
    const duck = await (await DuckDBInstance.create(':memory:', { threads })).connect();
    const load = await timed('DuckDB reads', () => loadExports(duck, directory));
    const count = await timed('DuckDB counts', () => recountEvents(duck));
    const cells = await differingCells(duck);
    if (cells > 0) throw new Error(`${cells} cells differ from those of DuckDB`);
    return {
      duckdb_load_seconds: load.seconds,
      duckdb_count_seconds: count.seconds,
      ratio: round(ours / (load.seconds + count.seconds)),
      ratio_without_load: round(ours / count.seconds),
    };
  } finally {
    rmSync(directory, { recursive: true });
  }
}

async function timed<T>(what: string, work: () => Promise<T>) {
  const started = performance.now();
  const answer = await work();
  const seconds = round((performance.now() - started) / 1000);
  console.log(`${what}: ${seconds} s`);
  return { answer, seconds };
}

const round = (figure: number): number => Math.round(figure * 100) / 100;
