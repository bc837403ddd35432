/**
 * Figures as the province grows: the full recount beside DuckDB, public pages and the dashboard over HTTP, one request at a
 * time, p95 in milliseconds; the forms of reports as pages; and what roll-ups cost intake (`roll-up-cost.ts`). Arguments:
 * `cost`, and sizes as 100000 1000000; before them `in DIR`, to use and to keep a data directory, as large ones take long.
 */
import { dayOf, instantFromEpoch } from '#kernel/day.ts';
import { REPORT_FORMS } from '#reports/forms.ts';
import { createPool } from '#store/connection.ts';
import { REPORTS_PATH } from '#workbench/reports/paths.ts';
import { type BenchSystem, startBenchSystem } from './bench-system.ts';
import { growDossiers } from './grow-dossiers.ts';
import { httpLoad, percentile } from './http-load.ts';
import { recountAt } from './recount-ratio.ts';
import { rollUpCost } from './roll-up-cost.ts';

const FIRST = 20_000;
/** Below the limit of 1,200 requests a minute from one address. */
const RATE = 15;
const SECONDS = 10;

export async function bench(args: readonly string[]): Promise<Record<string, unknown>> {
  const directory = args[0] === 'in' ? (args[1] ?? null) : null;
  const asked = directory === null ? args : args.slice(2);
  const isWhole = asked.length === 0 && directory === null;
  const sizes = isWhole ? [100_000, 1_000_000] : asked.filter((one) => one !== 'cost').map(Number);
  const system = await startBenchSystem(FIRST, {}, directory);
  const pool = createPool({
    url: system.databaseUrl,
    role: null,
    max: 4,
    applicationName: 'bench',
    onFault: () => undefined,
  });
  const figures: Record<string, unknown> = {};
  try {
    if (isWhole || asked.includes('cost'))
      Object.assign(figures, await rollUpCost(pool, system.dataDir));
    for (const size of sizes) {
      const { rows } = await pool.query('select count(*)::int as have from dossier');
      if (rows[0].have < size) await growDossiers(pool, size - rows[0].have);
      Object.assign(figures, await recountAt(pool, size), await pagesAt(system, size));
    }
    return figures;
  } finally {
    await pool.end();
    await system.stop();
  }
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
  for (const [name, p95] of Object.entries(pages))
    console.log(`${name.padEnd(20)} p95 ${p95} ms at ${size}`);
  return {
    ...namedAt(size, 'p95', pages),
    ...namedAt(size, 'ms', await reportsOf(system, administrator, busiest)),
  };
}

const namedAt = (size: number, unit: string, figures: Readonly<Record<string, number>>) =>
  Object.fromEntries(
    Object.entries(figures).map(([name, figure]) => [`${name}_${unit}_${size}`, figure]),
  );

/** Each form of whom it is asked for, of a quarter and of a year: the middle of three pages. */
async function reportsOf(
  { port }: BenchSystem,
  cookie: string,
  agency: string,
): Promise<Record<string, number>> {
  const today = dayOf(instantFromEpoch(Date.now()));
  const year = Number(today.slice(0, 4)) - 1;
  const scopes = { province: 'province', each: 'moi-co-quan', one: `co-quan&co-quan=${agency}` };
  const times: Record<string, number> = {};
  for (const form of REPORT_FORMS) {
    for (const [of, scope] of Object.entries(scopes)) {
      for (const period of ['q4', 'nam']) {
        const path = `${REPORTS_PATH}?bieu=${form}&pham-vi=${scope}&ky=${period}&nam=${year}`;
        const ms = await middleOf(async () => {
          const answer = await fetch(`http://localhost:${port}${path}`, { headers: { cookie } });
          if (answer.status !== 200) throw new Error(`${answer.status} for ${path}`);
          await answer.arrayBuffer();
        });
        times[`${form}_${of}_${period}`] = ms;
        console.log(`${form.padEnd(9)} ${of.padEnd(9)} ${period.padEnd(4)} ${ms} ms`);
      }
    }
  }
  return times;
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

async function middleOf(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    const started = performance.now();
    await work();
    times.push(performance.now() - started);
  }
  return Math.round(times.toSorted((a, b) => a - b)[1] ?? 0);
}
