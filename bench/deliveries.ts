import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startEmbeddedPostgres } from '#host/embedded-postgres.ts';
import { openTestStore } from '#test/support/store-fixture.ts';
import type { QueueWorkerSettings } from './queue-worker.ts';
import { cpuMsOf, cpuMsOfPostgres } from './cpu-time.ts';
import { openQueues, type Queue } from './queues.ts';

const ROUNDS = 5;
const COUNTS = { nothing: 20_000, 'a call': 8000 };
const CASES = [
  { work: 'nothing', processes: 1 },
  { work: 'nothing', processes: 4 },
  { work: 'a call', processes: 1 },
  { work: 'a call', processes: 4 },
] as const;
const WORKER = join(import.meta.dirname, 'queue-worker.ts');
const SERVER = join(import.meta.dirname, 'trivial-server.ts');

/**
 * Deliveries a second of our exchange, of graphile-worker and of pg-boss, with one and with four
 * processes on one durable PostgreSQL, taking turns: once to a party that answers at once, once by a
 * real call to a server in another process. The clock stops when the last is noted as done. Beside it
 * the processor time of a delivery, of workers and PostgreSQL together, which other work on the machine
 * disturbs less.
 */
export async function bench([rounds]: readonly string[]): Promise<Record<string, unknown>> {
  const dataDir = mkdtempSync(join(tmpdir(), 'mot-cua-bench-'));
  const postgres = await startEmbeddedPostgres({ dataDir, password: 'x', say: () => undefined });
  process.env['MOT_CUA_TEST_DATABASE_URL'] = postgres.url;
  const store = await openTestStore();
  const databaseUrl = String(store.ownerPool.options.connectionString);
  const { queues, close } = await openQueues(databaseUrl);
  const server = fork(SERVER, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const [port] = await once(server, 'message');
  const figures: Record<string, unknown> = {};
  try {
    for (const { work, processes } of CASES) {
      const url = work === 'nothing' ? null : `http://127.0.0.1:${port}/`;
      const runs = queues.map((): Run[] => []);
      const turns = Array.from({ length: Number(rounds ?? ROUNDS) }, () => queues.entries());
      for (const [index, queue] of turns.flatMap((turn) => [...turn])) {
        const settings = { queue: queue.name, databaseUrl, url };
        const cpuMs = () => cpuMsOfPostgres(dataDir);
        runs[index]?.push(await measure(queue, { settings, processes, cpuMs }, COUNTS[work]));
      }
      const name = `${work}, ${processes} ${processes === 1 ? 'process' : 'processes'}`;
      figures[name] = summary(name, queues, runs);
    }
    return figures;
  } finally {
    server.kill();
    await close();
    await store.close();
    await postgres.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

interface Run {
  /** Deliveries a second from the word to begin until the last is done. */
  readonly rate: number;
  /** Microseconds of processor time a delivery. */
  readonly cpu: number;
}

interface Workers {
  readonly settings: QueueWorkerSettings;
  readonly processes: number;
  /** What PostgreSQL has used so far. */
  readonly cpuMs: () => number;
}

async function measure(
  queue: Queue,
  { settings, processes, cpuMs }: Workers,
  count: number,
): Promise<Run> {
  await queue.fill(count);
  const workers = Array.from({ length: processes }, () =>
    fork(WORKER, [JSON.stringify(settings)], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] }),
  );
  try {
    await Promise.all(workers.map((worker) => once(worker, 'message')));
    const handled = counted(workers, count);
    const used = (): number => workers.reduce((sum, { pid }) => sum + cpuMsOf(pid), 0) + cpuMs();
    const before = used();
    const started = performance.now();
    for (const worker of workers) worker.send('go');
    await handled;
    while ((await queue.left()) > 0) await pause(5);
    const rate = count / ((performance.now() - started) / 1000);
    return { rate, cpu: ((used() - before) * 1000) / count };
  } finally {
    await Promise.all(workers.map(end));
  }
}

/** Answers when the workers together say that they handled so many. */
const counted = (workers: readonly ChildProcess[], count: number): Promise<void> =>
  new Promise((resolve) => {
    let done = 0;
    for (const worker of workers) {
      worker.on('message', (more) => {
        done += Number(more);
        if (done >= count) resolve();
      });
    }
  });

async function end(worker: ChildProcess): Promise<void> {
  const gone = once(worker, 'exit');
  worker.kill('SIGKILL');
  await gone;
}

function summary(
  name: string,
  queues: readonly Queue[],
  runs: readonly (readonly Run[])[],
): Record<string, number> {
  const rates = runs.map((some) => median(some.map(({ rate }) => rate)));
  const cpus = runs.map((some) => median(some.map(({ cpu }) => cpu)));
  const [ours = 0, ...others] = rates;
  const ratio = ours / Math.max(...others);
  const words = queues.map(
    (queue, index) => `${queue.name} ${rates[index]?.toFixed()} (${cpus[index]?.toFixed()} µs)`,
  );
  const all = runs.map((some) => some.map(({ rate }) => rate.toFixed()).join(' ')).join(' | ');
  console.log(`${name}: ${words.join(', ')} a second; ${ratio.toFixed(2)} times the better`);
  console.log(`  ${all}`);
  return {
    ...Object.fromEntries(queues.map(({ name: queue }, at) => [queue, Math.round(rates[at] ?? 0)])),
    ...Object.fromEntries(queues.map(({ name: queue }, at) => [`${queue} µs`, cpus[at] ?? 0])),
    ratio: Number(ratio.toFixed(2)),
  };
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
