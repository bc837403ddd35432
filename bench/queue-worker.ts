/** One worker of a queue in a process of its own, for `deliveries`: settings as JSON by argument. */
import { run } from 'graphile-worker';
import { PgBoss } from 'pg-boss';
import { pino } from 'pino';
import { type Instant, instantFromEpoch } from '#kernel/day.ts';
import { callHttp } from '#registries/call-http.ts';
import { createPool } from '#store/connection.ts';
import { NORMAL_PACE, startExchange } from '#worker/exchange.ts';
import { TASK } from './queues.ts';

export interface QueueWorkerSettings {
  readonly queue: 'ours' | 'graphile-worker' | 'pg-boss';
  readonly databaseUrl: string;
  /** What is called with each delivery; null to call nothing. */
  readonly url: string | null;
}

/** Deliveries at the same time; the exchange has as many to one party. */
const HANDS = 8;
/** What each of the others fetches at once, as its manual advises for much short work. */
const FETCHED = 200;

const REPORT_MS = 10;

const settings = JSON.parse(process.argv[2] ?? '{}') as QueueWorkerSettings;
const { databaseUrl, url } = settings;

let done = 0;
let reported = 0;

/** The work itself, the same for each queue. */
async function work(): Promise<void> {
  if (url !== null) {
    await callHttp({ url, method: 'POST', headers: {}, body: '{}', timeout: 10_000 });
  }
  done += 1;
}

const now = (): Instant => instantFromEpoch(Date.now());

/** Makes all ready, and answers what begins to deliver. */
const starters: Readonly<Record<QueueWorkerSettings['queue'], () => Promise<() => unknown>>> = {
  ours: async () => {
    const pool = createPool({
      url: databaseUrl,
      role: 'mot_cua_app',
      max: HANDS,
      applicationName: 'bench-worker',
      onFault: () => undefined,
    });
    await pool.query('select 1');
    const tell = async ({ wantedVersion }: { readonly wantedVersion: number }): Promise<number> => {
      await work();
      return wantedVersion;
    };
    return () =>
      startExchange({
        pool,
        parties: new Map([['national-portal', tell]]),
        answers: () => 0,
        now,
        log: pino({ level: 'silent' }),
        pace: NORMAL_PACE,
      });
  },
  'graphile-worker': async () => () =>
    run({
      connectionString: databaseUrl,
      concurrency: HANDS,
      noHandleSignals: true,
      taskList: { [TASK]: work },
      preset: {
        worker: {
          maxPoolSize: HANDS + 2,
          localQueue: { size: FETCHED },
          completeJobBatchDelay: 0,
          failJobBatchDelay: 0,
        },
      },
    }),
  'pg-boss': async () => {
    const boss = new PgBoss({ connectionString: databaseUrl, max: HANDS, supervise: false });
    await boss.start();
    return () =>
      boss.work(
        TASK,
        { batchSize: FETCHED, burstWhenBatchFull: true, pollingIntervalSeconds: 0.5 },
        async (jobs) => {
          let next = 0;
          const hand = async (): Promise<void> => {
            while (next < jobs.length) {
              next += 1;
              await work();
            }
          };
          await Promise.all(Array.from({ length: HANDS }, hand));
        },
      );
  },
};

const begin = await starters[settings.queue]();
process.on('disconnect', () => process.exit(0));
process.once('message', () => {
  begin();
  setInterval(() => {
    if (done === reported) return;
    process.send?.(done - reported);
    reported = done;
  }, REPORT_MS);
});
process.send?.('ready');
