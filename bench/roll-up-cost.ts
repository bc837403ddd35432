/**
 * What roll-ups cost intake: receipts a second, and processor time of one, with them and without them in turn, in one run.
 * Without: what changed of the figures is left out of the write, and the indexes of figures are not there. The shell is
 * called as pages call it, but for HTTP, which would make the share smaller.
 */
import type pg from 'pg';
import { createRunCommand } from '#store/run-command.ts';
import { foldFigures } from '#store/fold-figures.ts';
import { instantFromEpoch } from '#kernel/day.ts';
import {
  CIVIL_BIRTH,
  locality,
  officer,
  receiptOf,
  world,
} from '#test/support/dossier-fixtures.ts';
import { cpuMsOf, cpuMsOfPostgres } from './cpu-time.ts';

const ROUNDS = 9;
const SECONDS = 2;
const CLIENTS = 64;
/** Where `write-batch` has what changed of the figures. */
const FIGURES = 8;

export async function rollUpCost(
  pool: pg.Pool,
  dataDir: string,
): Promise<{ readonly roll_up_cost: number; readonly roll_up_cpu_cost: number }> {
  const { rows } = await pool.query(
    `select indexdef, indexname from pg_indexes where indexname in ('dossier_received',
      'dossier_finished', 'dossier_fell_late', 'dossier_unfinished')`,
  );
  const shares: number[] = [];
  const cpuShares: number[] = [];
  await receive(pool, 2);
  for (let round = 0; round < ROUNDS; round += 1) {
    const folding = setInterval(() => void foldFigures(pool), 2000);
    const withThem = await measured(pool, pool, dataDir);
    clearInterval(folding);
    for (const { indexname } of rows) await pool.query(`drop index ${indexname}`);
    const without = await measured(pool, withoutFigures(pool), dataDir);
    for (const { indexdef } of rows) await pool.query(indexdef);
    shares.push(1 - withThem.perSecond / without.perSecond);
    cpuShares.push(withThem.cpuMs / without.cpuMs - 1);
    console.log(
      `intake with roll-ups ${shown(withThem)}, without ${shown(without)}: ${percent(shares.at(-1))} of the rate, ${percent(cpuShares.at(-1))} of processor time`,
    );
  }
  return { roll_up_cost: middle(shares), roll_up_cpu_cost: middle(cpuShares) };
}

interface Intake {
  readonly perSecond: number;
  /** Of a receipt: here and in PostgreSQL, until what it changed of the figures is folded. */
  readonly cpuMs: number;
}

async function measured(folded: pg.Pool, pool: pg.Pool, dataDir: string): Promise<Intake> {
  const used = (): number => cpuMsOf(process.pid) + cpuMsOfPostgres(dataDir);
  const before = used();
  const perSecond = await receive(pool, SECONDS);
  while ((await foldFigures(folded)) > 0);
  return { perSecond, cpuMs: (used() - before) / (perSecond * SECONDS) };
}

const shown = ({ perSecond, cpuMs }: Intake): string =>
  `${perSecond.toFixed(0)}/s at ${cpuMs.toFixed(2)} ms`;
const percent = (share = 0): string => `${(share * 100).toFixed(1)}%`;
const middle = (shares: number[]): number =>
  Math.round((shares.toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0) * 1000) / 1000;

/** Receipts a second at a hundred communes. */
async function receive(pool: pg.Pool, seconds: number): Promise<number> {
  const run = createRunCommand(pool, () => world);
  const desks = locality.agencies
    .filter(({ kind, level }) => kind === 'one-stop-desk' && level === 'commune')
    .slice(0, 100)
    .map(({ code }) => officer('counter-officer', code));
  const until = performance.now() + seconds * 1000;
  let done = 0;
  const client = async (place: number): Promise<void> => {
    for (let seed = place; performance.now() < until; seed += CLIENTS) {
      const command = receiptOf(CIVIL_BIRTH, {}, seed);
      const by = desks[seed % desks.length] ?? null;
      const outcome = await run({ command, officer: by, at: instantFromEpoch(Date.now()) });
      if (!outcome.ok) throw new Error(outcome.refusal.code);
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, (_, place) => client(place)));
  return done / seconds;
}

/** The same pool, that sends no figures. */
function withoutFigures(pool: pg.Pool): pg.Pool {
  const stripped = <T extends { query: unknown }>(target: T): T =>
    new Proxy(target, {
      get: (own, name) => {
        const value: unknown = Reflect.get(own, name);
        if (name === 'connect') return async () => stripped(await pool.connect());
        if (typeof value !== 'function') return value;
        if (name !== 'query') return value.bind(own);
        return (query: { name?: string; values: unknown[] }, ...rest: unknown[]): unknown => {
          if (query.name === 'write-batch') query.values[FIGURES] = '[]';
          return value.call(own, query, ...rest);
        };
      },
    });
  return stripped(pool);
}
