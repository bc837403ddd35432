/**
 * Figures as the province grows. `recount`: the full recount beside DuckDB; `pages`: the public pages and the dashboard over
 * HTTP, one request after the other, p95 in milliseconds, and each form of reports; `cost`: what roll-ups cost intake
 * (`roll-up-cost.ts`). Arguments: some of these words, else all, and sizes as 100000 1000000; before them `in DIR`, to use
 * and to keep a data directory, as large ones take long.
 */
import { dayOf, instantFromEpoch } from '#kernel/day.ts';
import { REPORT_FORMS } from '#reports/forms.ts';
import { createPool } from '#store/connection.ts';
import { REPORTS_PATH } from '#workbench/reports/paths.ts';
import { type BenchSystem, startBenchSystem } from './bench-system.ts';
import { growDossiers } from './grow-dossiers.ts';
import { recountAt } from './recount-ratio.ts';
import { rollUpCost } from './roll-up-cost.ts';

const FIRST = 20_000;
const PARTS = ['cost', 'recount', 'pages'] as const;

export async function bench(args: readonly string[]): Promise<Record<string, unknown>> {
  const directory = args[0] === 'in' ? (args[1] ?? null) : null;
  const asked = directory === null ? args : args.slice(2);
  const named = PARTS.filter((part) => asked.includes(part));
  const parts = named.length === 0 ? PARTS : named;
  const numbers = asked.map(Number).filter((one) => !Number.isNaN(one));
  const sizes = numbers.length === 0 ? [100_000, 1_000_000] : numbers;
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
    if (parts.includes('cost')) Object.assign(figures, await rollUpCost(pool, system.dataDir));
    if (!parts.includes('recount') && !parts.includes('pages')) return figures;
    for (const size of sizes) {
      const { rows } = await pool.query('select count(*)::int as have from dossier');
      if (rows[0].have < size) await growDossiers(pool, size - rows[0].have);
      // Dossiers that were grown are in no cell before.
      if (parts.includes('recount') || rows[0].have < size)
        Object.assign(figures, await recountAt(pool, size));
      if (parts.includes('pages')) Object.assign(figures, await pagesAt(system, size));
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
    public_province: await p95Of(system, '/thong-ke', ''),
    public_agency: await p95Of(system, `/thong-ke/${busiest}`, ''),
    dashboard_province: await p95Of(system, '/can-bo/dieu-hanh', administrator),
    dashboard_agency: await p95Of(system, '/can-bo/dieu-hanh', leader),
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
  system: BenchSystem,
  cookie: string,
  agency: string,
): Promise<Record<string, number>> {
  const year = Number(dayOf(instantFromEpoch(Date.now())).slice(0, 4)) - 1;
  const scopes = { province: 'province', each: 'moi-co-quan', one: `co-quan&co-quan=${agency}` };
  const times: Record<string, number> = {};
  for (const form of REPORT_FORMS) {
    for (const [whose, scope] of Object.entries(scopes)) {
      for (const period of ['q4', 'nam']) {
        const path = `${REPORTS_PATH}?bieu=${form}&pham-vi=${scope}&ky=${period}&nam=${year}`;
        const ms = Math.round((await timesOf(system, path, cookie, 3))[1] ?? 0);
        times[`${form}_${whose}_${period}`] = ms;
        console.log(`${form.padEnd(9)} ${whose.padEnd(9)} ${period.padEnd(4)} ${ms} ms`);
      }
    }
  }
  return times;
}

async function staffOf(system: BenchSystem, where: string): Promise<string> {
  const { rows } = await system.database.query(`select subject from staff where ${where} limit 1`);
  return (await system.signIn(rows[0].subject)).cookie;
}

const p95Of = async (system: BenchSystem, path: string, cookie: string): Promise<number> =>
  Math.round((await timesOf(system, path, cookie, 60))[57] ?? 0);

/** Milliseconds of as many answers, one after the other, sorted. */
async function timesOf(
  { port }: BenchSystem,
  path: string,
  cookie: string,
  count: number,
): Promise<readonly number[]> {
  const times: number[] = [];
  for (let done = 0; done < count; done += 1) {
    const started = performance.now();
    const answer = await fetch(`http://localhost:${port}${path}`, { headers: { cookie } });
    await answer.arrayBuffer();
    if (answer.status !== 200) throw new Error(`${answer.status} for ${path}`);
    times.push(performance.now() - started);
  }
  return times.toSorted((one, other) => one - other);
}
