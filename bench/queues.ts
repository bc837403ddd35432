import { runMigrations } from 'graphile-worker';
import { PgBoss } from 'pg-boss';
import pg from 'pg';
import type { QueueWorkerSettings } from './queue-worker.ts';

/** A queue as `deliveries` sees it: emptied and filled before a measurement, empty again after it. */
export interface Queue {
  readonly name: QueueWorkerSettings['queue'];
  readonly fill: (count: number) => Promise<void>;
  readonly left: () => Promise<number>;
}

/** Our exchange and the two that it is held against, in schemas of their own in one database. */
export async function openQueues(
  databaseUrl: string,
): Promise<{ readonly queues: readonly Queue[]; readonly close: () => Promise<void> }> {
  // Filling takes its time on a busy machine: no statement of it is cut off.
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 2 });
  await runMigrations({ connectionString: databaseUrl });
  const boss = new PgBoss({ connectionString: databaseUrl, supervise: false });
  await boss.start();
  await boss.createQueue(TASK);
  const run = async (...statements: readonly string[]): Promise<void> => {
    for (const statement of statements) await pool.query(statement);
  };
  const left = (from: string) => async (): Promise<number> =>
    (await pool.query(`select count(*)::int as count from ${from}`)).rows[0].count;
  const queues: readonly Queue[] = [
    {
      name: 'ours',
      fill: (count) =>
        run(
          'truncate delivery',
          `insert into delivery (dossier_id, party, wanted_version, due_at)
            select uuidv7(), 'national-portal', 1, now()
            from generate_series(1, ${count})`,
          'vacuum analyze delivery',
        ),
      left: left('delivery where done_version < wanted_version'),
    },
    {
      name: 'graphile-worker',
      fill: (count) =>
        run(
          'truncate graphile_worker._private_jobs',
          `select count(graphile_worker.add_job('${TASK}')) from generate_series(1, ${count})`,
          'vacuum analyze graphile_worker._private_jobs',
        ),
      left: left('graphile_worker._private_jobs'),
    },
    {
      name: 'pg-boss',
      fill: async (count) => {
        await boss.deleteAllJobs(TASK);
        for (let from = 0; from < count; from += CHUNK) {
          await boss.insert(
            TASK,
            Array.from({ length: Math.min(CHUNK, count - from) }, () => ({})),
          );
        }
        await run('vacuum analyze pgboss.job_common', 'vacuum analyze pgboss.job');
      },
      left: left(`pgboss.job where state < 'completed'`),
    },
  ];
  return {
    queues,
    close: async () => {
      await boss.stop({ graceful: false });
      await pool.end();
    },
  };
}

/** Name of the one kind of job. */
export const TASK = 'deliver';
const CHUNK = 2000;
