import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres } from '#host/embedded-postgres.ts';
import { instantFromEpoch } from '#kernel/day.ts';
import { type CallQuery, findCalls, readCall, readCallFigures } from '#store/exchange-calls.ts';
import { openTestStore } from '#test/support/store-fixture.ts';
import { percentile } from './http-load.ts';

const CALLS = 1_000_000;
const MONTHS = 24;
const TRIES = 40;
const PAGE = 51;

/** Searches of the log of calls at a million rows in 24 months, each as its page does it. */
export async function bench(): Promise<Record<string, unknown>> {
  const dataDir = mkdtempSync(join(tmpdir(), 'mot-cua-bench-'));
  const postgres = await startEmbeddedPostgres({ dataDir, password: 'x', say: () => undefined });
  process.env['MOT_CUA_TEST_DATABASE_URL'] = postgres.url;
  const store = await openTestStore();
  try {
    await fill(String(store.ownerPool.options.connectionString));
    const { rows } = await store.ownerPool.query(
      `select id, dossier_id as "dossierId", person, at from exchange_call
        tablesample bernoulli (0.1) where person is not null limit ${TRIES}`,
    );
    const figures: Record<string, number> = {};
    for (const [name, search] of Object.entries(SEARCHES)) {
      const times: number[] = [];
      for (const row of rows) {
        const started = performance.now();
        await search(store.pool, row);
        times.push(performance.now() - started);
      }
      const p95 = percentile(Float64Array.from(times.slice(2)).sort(), 0.95);
      console.log(`${name.padEnd(34)} p95 ${p95.toFixed(1)} ms`);
      figures[name] = Number(p95.toFixed(1));
    }
    return { calls: CALLS, ...figures };
  } finally {
    await store.close();
    await postgres.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

interface Sample {
  readonly id: string;
  readonly dossierId: string;
  readonly person: string;
  readonly at: CallQuery['from'];
}

const ALL: CallQuery = {
  party: null,
  outcome: null,
  dossierId: null,
  person: '',
  from: null,
  before: null,
  limit: PAGE,
};
const HOUR_MS = 3_600_000;

const SEARCHES: Readonly<Record<string, (pool: pg.Pool, row: Sample) => Promise<unknown>>> = {
  'newest of all': (pool) => findCalls(pool, ALL),
  'by dossier': (pool, { dossierId }) => findCalls(pool, { ...ALL, dossierId }),
  'by system': (pool) => findCalls(pool, { ...ALL, party: 'education' }),
  'by person': (pool, { person }) => findCalls(pool, { ...ALL, person }),
  'by time': (pool, { at }) => findCalls(pool, { ...ALL, before: at }),
  'by outcome': (pool) => findCalls(pool, { ...ALL, outcome: 'failed' }),
  'by a rare outcome': (pool) => findCalls(pool, { ...ALL, outcome: 'refused' }),
  'by system and outcome': (pool) =>
    findCalls(pool, { ...ALL, party: 'education', outcome: 'failed' }),
  'by system, person and time': (pool, { person, at }) =>
    findCalls(pool, { ...ALL, party: 'national-portal', person, from: at }),
  'one call by its id': (pool, { id }) => readCall(pool, id),
  'figures of a busy hour': (pool) =>
    readCallFigures(pool, 'national-portal', instantFromEpoch(Date.now() - HOUR_MS)),
};

async function fill(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(
    `select ensure_exchange_partition((now() - make_interval(months => ago))::date)
      from generate_series(0, ${MONTHS}) as ago`,
  );
  console.log(`writing ${CALLS} calls of ${MONTHS} months`);
  // Half of all to the portal; 2 in 100 fail, 1 in 1,000 is refused; 5,000 in the last hour.
  await client.query(`
    insert into exchange_call (dossier_id, at, id, party, service, subject, agency, purpose,
      procedure_code, person, milliseconds, outcome, request, response)
    select ('00000000-0000-7000-8000-' || lpad(to_hex(number / 4), 12, '0'))::uuid,
      now() - case when number <= 5000 then number * interval '0.7 second'
        else interval '1 hour' + random() * interval '${MONTHS - 1} months' end,
      gen_random_uuid(),
      (array['national-portal', 'national-portal', 'national-portal', 'national-population',
        'civil-status', 'education'])[1 + (number % 6)],
      'DongBoHoSoMC', 'demo:quay', '000.01.40.H33', 'Đồng bộ hồ sơ', '1.001193',
      case when number % 2 = 0 then '091' || lpad((number % 200000)::text, 9, '0') end,
      (random() * 2000)::int,
      case when number % 1000 = 7 then 'refused' when number % 50 = 3 then 'failed'
        else 'answered' end,
      repeat('{"MaHoSo":"000.01.40.H33"}', 20), repeat('{"error_code":"0"}', 10)
    from generate_series(1, ${CALLS}) as number`);
  await client.query('vacuum analyze exchange_call');
  await client.end();
}
