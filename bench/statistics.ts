/**
 * The public statistics over HTTP as the province grows, one request at a time, p50 and p95 in
 * milliseconds, and how long a count of all dossiers takes. Sizes are arguments: 100000 1000000. What
 * is added is the projection alone, spread over a year: neither the pages nor the count read events.
 */
import { createPool } from '#store/connection.ts';
import { countedFrom } from '#store/figure-columns.ts';
import { foldFigures } from '#store/fold-figures.ts';
import { type BenchSystem, startBenchSystem } from './bench-system.ts';
import { httpLoad, percentile } from './http-load.ts';

const FIRST = 2_000;
/** Below the limit of 1,200 requests a minute from one address. */
const RATE = 15;
const SECONDS = 15;

export async function bench(args: readonly string[]): Promise<Record<string, unknown>> {
  const sizes = args.length > 0 ? args.map(Number) : [100_000, 1_000_000];
  const system = await startBenchSystem(FIRST);
  const figures: Record<string, unknown> = {};
  try {
    let have = FIRST;
    console.log(' dossiers  count ms  province p50   p95   agency p50   p95   (ms)');
    for (const size of sizes) {
      if (size > have) await system.database.query(COPY, [size - have]);
      have = size;
      await system.database.query('vacuum analyze');
      const count = await countOnce(system);
      const province = await measure(system, '/thong-ke');
      const busiest = await system.database.query(
        `select agency from figure_period where agency <> '' and procedure_code = ''
          group by 1 order by sum(received) desc limit 1`,
      );
      const agency = await measure(system, `/thong-ke/${busiest.rows[0].agency}`);
      figures[`count_ms_${size}`] = Math.round(count);
      figures[`province_p95_${size}`] = round(province.p95);
      figures[`agency_p95_${size}`] = round(agency.p95);
      console.log(
        `${String(size).padStart(9)} ${cell(count)}     ${cell(province.p50)} ${cell(province.p95)}   ${cell(agency.p50)} ${cell(agency.p95)}`,
      );
    }
    return figures;
  } finally {
    await system.stop();
  }
}

/** Counts the projection that is there now into the cells. */
async function countOnce({ databaseUrl }: BenchSystem): Promise<number> {
  const pool = createPool({
    url: databaseUrl,
    role: null,
    max: 1,
    applicationName: 'bench',
    onFault: () => undefined,
  });
  const started = performance.now();
  await pool.query('set statement_timeout = 0');
  await pool.query('truncate figure_delta, figure_period, figure_day');
  await pool.query(`insert into figure_delta ${countedFrom(() => 'true')}`);
  while ((await foldFigures(pool)) > 0);
  const took = performance.now() - started;
  await pool.end();
  return took;
}

async function measure({ port }: BenchSystem, path: string) {
  const request = Buffer.from(`GET ${path} HTTP/1.1\r\nhost: localhost\r\n\r\n`);
  const { latencies, failed } = await httpLoad({
    port,
    clients: 1,
    seconds: SECONDS,
    rate: RATE,
    expectStatus: 200,
    request: () => request,
  });
  if (failed > 0) throw new Error(`${failed} requests for ${path} failed`);
  return { p50: percentile(latencies, 0.5), p95: percentile(latencies, 0.95) };
}

const round = (value: number): number => Math.round(value * 100) / 100;
const cell = (value: number): string => value.toFixed(2).padStart(8);

/** The rows that are there again and again, each moved back by up to eleven months. */
const COPY = `
  insert into dossier (dossier_id, version, head_hash, code, procedure_code, procedure_from, desk,
    handler, phase, outcome, step, step_role, place, holder, holder_name, received_at, due_at,
    urgent_at, finished_at, closed_at, applicant_name, concerned_name, tracking_keys, search,
    received_desk, received_handler, online, supplement_asked)
  select gen_random_uuid(), version, head_hash, code, procedure_code, procedure_from, desk, handler,
    phase, outcome, step, step_role, place, holder, holder_name, received_at - ago, due_at - ago,
    urgent_at, finished_at - ago, closed_at - ago, applicant_name, concerned_name, tracking_keys,
    search, received_desk, received_handler, online, supplement_asked
  from (select dossier.*, round * interval '330 days' / 1000 as ago
    from generate_series(1, 1000) as round, dossier) as again
  limit $1`;
