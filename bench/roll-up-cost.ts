/**
 * What roll-ups cost intake: receipts a second with them and without them in turn, in one run. Without: what changed of
 * the figures is left out of the write, and the indexes of figures are not there. The shell is called as pages call it,
 * but for HTTP, which would make the share smaller.
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

const ROUNDS = 9;
const SECONDS = 2;
const CLIENTS = 64;
/** Where `write-batch` has what changed of the figures. */
const FIGURES = 8;

export async function rollUpCost(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query(
    `select indexdef, indexname from pg_indexes where indexname in ('dossier_received',
      'dossier_finished', 'dossier_fell_late', 'dossier_unfinished')`,
  );
  const shares: number[] = [];
  await receive(pool, 2);
  for (let round = 0; round < ROUNDS; round += 1) {
    const folding = setInterval(() => void foldFigures(pool), 2000);
    const withThem = await receive(pool, SECONDS);
    clearInterval(folding);
    for (const { indexname } of rows) await pool.query(`drop index ${indexname}`);
    const without = await receive(withoutFigures(pool), SECONDS);
    for (const { indexdef } of rows) await pool.query(indexdef);
    shares.push(1 - withThem / without);
    console.log(
      `intake with roll-ups ${withThem.toFixed(0)}/s, without ${without.toFixed(0)}/s: ${((1 - withThem / without) * 100).toFixed(1)}%`,
    );
  }
  const cost = shares.toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0;
  return Math.round(cost * 1000) / 1000;
}

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
