/**
 * Figures as the province grows: the public pages and the dashboard over HTTP, one request at a time, p95 in milliseconds;
 * the standard report in its forms; and what roll-ups cost intake (`roll-up-cost.ts`). Arguments: `cost`, and sizes
 * as 100000 1000000; or `recount` and one size (`recount-ratio.ts`). What is added is the projection alone, spread over
 * three years and 1,800 codes of procedures: no page of figures reads events.
 */
import type pg from 'pg';
import { addDays, type Day, dayOf, instantFromEpoch } from '#kernel/day.ts';
import { createPool } from '#store/connection.ts';
import { countedFrom } from '#store/figure-columns.ts';
import { addTo, dayCells, periodCells } from '#store/fold-figures.ts';
import { halfMonthOf, readPeriodFigures } from '#store/period-figures.ts';
import { type BenchSystem, startBenchSystem } from './bench-system.ts';
import { httpLoad, percentile } from './http-load.ts';
import { recountRatio } from './recount-ratio.ts';
import { rollUpCost } from './roll-up-cost.ts';

const FIRST = 2_000;
/** Below the limit of 1,200 requests a minute from one address. */
const RATE = 15;
const SECONDS = 10;

export async function bench(args: readonly string[]): Promise<Record<string, unknown>> {
  if (args[0] === 'recount') return recountRatio(Number(args[1] ?? 50_000));
  const sizes = args.length > 0 ? args.filter((one) => one !== 'cost') : [100_000, 1_000_000];
  const system = await startBenchSystem(FIRST);
  const pool = createPool({
    url: system.databaseUrl,
    role: null,
    max: 4,
    applicationName: 'bench',
    onFault: () => undefined,
  });
  const figures: Record<string, unknown> = {};
  try {
    if (args.length === 0 || args.includes('cost'))
      Object.assign(figures, await rollUpCost(pool, system.dataDir));
    let have = FIRST;
    for (const size of sizes.map(Number)) {
      await grow(pool, size - have);
      have = size;
      Object.assign(figures, await reportsAt(pool, size), await pagesAt(system, size));
    }
    return figures;
  } finally {
    await pool.end();
    await system.stop();
  }
}

async function grow(pool: pg.Pool, count: number): Promise<void> {
  const client = await pool.connect();
  try {
    await add(client, count);
  } finally {
    client.release();
  }
}

/** Adds rows, counts all that is there, and lets the database know its tables. */
async function add(client: pg.ClientBase, count: number): Promise<void> {
  await client.query('set statement_timeout = 0');
  await client.query(`set work_mem = '512MB'`);
  // Made once at the end; the one of searches, which costs most, is of no use here.
  const { rows: indexes } = await client.query(
    `select indexname as name, indexdef as definition from pg_indexes
      where tablename = 'dossier' and indexname <> 'dossier_pkey'`,
  );
  for (const { name } of indexes) await client.query(`drop index ${name}`);
  await client.query(COPY, [count]);
  for (const { name, definition } of indexes) {
    if (name !== 'dossier_by_search') await client.query(definition);
  }
  console.log(`${count} dossiers added`);
  const started = performance.now();
  await client.query('truncate figure_delta, figure_period, figure_day');
  await client.query(`create temp table figure_added as ${countedFrom(() => 'true')}`);
  // The running system counts too.
  await client.query(`${periodCells('figure_added')} ${addTo('figure_period')}`);
  await client.query(`${dayCells('figure_added')} ${addTo('figure_day')}`);
  await client.query('drop table figure_added');
  const { rows } = await client.query('select count(*)::int as cells from figure_period');
  console.log(`counted into ${rows[0].cells} cells in ${seconds(started)} s`);
  await client.query('vacuum analyze');
}

async function pagesAt(system: BenchSystem, size: number): Promise<Record<string, number>> {
  const { rows } = await system.database.query(
    `select agency from figure_period join staff using (agency)
      where procedure_code = '' and role = 'signing-leader' group by 1
      order by sum(received) desc limit 1`,
  );
  const busiest = rows[0].agency;
  const leader = await staffOf(system, `role = 'signing-leader' and agency = '${busiest}'`);
  const administrator = await staffOf(system, `role = 'province-administrator'`);
  const pages = {
    public_province: await measure(system, '/thong-ke', ''),
    public_agency: await measure(system, `/thong-ke/${busiest}`, ''),
    dashboard_province: await measure(system, '/can-bo/dieu-hanh', administrator),
    dashboard_agency: await measure(system, '/can-bo/dieu-hanh', leader),
  };
  return Object.fromEntries(
    Object.entries(pages).map(([name, p95]) => {
      console.log(`${name.padEnd(20)} p95 ${p95} ms at ${size}`);
      return [`${name}_p95_${size}`, p95];
    }),
  );
}

async function staffOf(system: BenchSystem, where: string): Promise<string> {
  const { rows } = await system.database.query(`select subject from staff where ${where} limit 1`);
  return (await system.signIn(rows[0].subject)).cookie;
}

async function measure({ port }: BenchSystem, path: string, cookie: string): Promise<number> {
  const head = cookie === '' ? '' : `cookie: ${cookie}\r\n`;
  const request = Buffer.from(`GET ${path} HTTP/1.1\r\nhost: localhost\r\n${head}\r\n`);
  const { latencies, failed } = await httpLoad({
    port,
    clients: 1,
    seconds: SECONDS,
    rate: RATE,
    expectStatus: 200,
    request: () => request,
  });
  if (failed > 0) throw new Error(`${failed} requests for ${path} failed`);
  return Math.round(percentile(latencies, 0.95));
}

/** A half-year in the forms in which it is asked for; the middle of five. */
async function reportsAt(pool: pg.Pool, size: number): Promise<Record<string, number>> {
  const at = instantFromEpoch(Date.now());
  const to = addDays(halfMonthOf(dayOf(at)), -1);
  const { rows } = await pool.query(
    `select distinct code from agency where kind = 'commune-committee' order by 1`,
  );
  const communes = rows.map(({ code }): string => code);
  const report = (
    agencies: 'province' | readonly string[],
    detail: 'all-procedures' | 'each-procedure',
    from: Day,
    until: Day,
  ) => middleOf(() => readPeriodFigures(pool, { agencies, detail, from, to: until, at }));
  const from = halfMonthOf(addDays(to, -182));
  const times = {
    report_province_procedures: await report('province', 'each-procedure', from, to),
    report_communes: await report(communes, 'all-procedures', from, to),
    report_communes_procedures: await report(communes, 'each-procedure', from, to),
    report_one_commune: await report(communes.slice(0, 1), 'each-procedure', from, to),
    report_odd_days: await report('province', 'each-procedure', addDays(from, 3), addDays(to, -3)),
  };
  return Object.fromEntries(
    Object.entries(times).map(([name, ms]) => {
      console.log(`${name.padEnd(28)} ${ms} ms at ${size}`);
      return [`${name}_ms_${size}`, ms];
    }),
  );
}

async function middleOf(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    const started = performance.now();
    await work();
    times.push(performance.now() - started);
  }
  return Math.round(times.toSorted((a, b) => a - b)[2] ?? 0);
}

const seconds = (started: number): string => ((performance.now() - started) / 1000).toFixed(1);

/**
 * The rows that are there again and again: finished ones moved back by up to three years, under one of 1,800 codes, of
 * which few are frequent; of those that are not finished a hundredth part, as of a province that keeps up.
 */
const COPY = `
  insert into dossier (dossier_id, version, head_hash, code, procedure_code, procedure_from, desk,
    handler, phase, outcome, step, step_role, place, holder, holder_name, received_at, due_at,
    urgent_at, finished_at, closed_at, applicant_name, concerned_name, tracking_keys, search,
    received_desk, received_handler, online, supplement_asked, fee_due, paid_online, digitised,
    reused, digital_result, phase_since)
  select uuidv7(), version, head_hash, code,
    procedure_code || '.' || floor(33 * random() ^ 3)::int, procedure_from, desk, handler,
    phase, outcome, step, step_role, place, holder, holder_name, received_at - ago, due_at - ago,
    urgent_at, finished_at - ago, closed_at - ago, applicant_name, concerned_name, tracking_keys,
    search, received_desk, received_handler, random() < 0.3, supplement_asked, fee_due, paid_online,
    digitised, reused, digital_result, phase_since - ago
  from (select dossier.*, case when finished_at is null then interval '0'
        else floor(random() * 1050) * interval '1 day' end as ago
    from generate_series(1, 20000) as round, dossier
    where finished_at is not null or round % 100 = 0) as again
  limit $1`;
