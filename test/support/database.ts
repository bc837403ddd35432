import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import pg from 'pg';
import { migrate } from '#store/migrate.ts';
import { startTestPostgres } from './test-postgres.ts';

/** A database of one test: cloned from a migrated template, dropped when the test is over. */
export interface TestDatabase {
  readonly url: string;
  readonly drop: () => Promise<void>;
}

const migrations = join(import.meta.dirname, '../../db/migrations');
const TEMPLATE = 'mot_cua_template';
/** Test files run in processes of their own: one makes the template, the others wait for it. */
const LOCK = 7_301_118;

/** A new migrated database on the run's server, or on one of our own where a file runs alone. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const shared = process.env['MOT_CUA_TEST_DATABASE_URL'];
  const own = shared === undefined ? await startTestPostgres() : null;
  const server = new URL(shared ?? own?.url ?? '');
  const name = `test_${randomBytes(6).toString('hex')}`;
  await administer(server, async (client) => {
    await ensureTemplate(client, server);
    await client.query(`create database ${name} template ${TEMPLATE}`);
  });
  return {
    url: databaseUrl(server, name),
    drop: async () => {
      await administer(server, (client) => client.query(`drop database ${name} with (force)`));
      await own?.stop();
    },
  };
}

async function ensureTemplate(client: pg.Client, server: URL): Promise<void> {
  await client.query('select pg_advisory_lock($1)', [LOCK]);
  const { rowCount } = await client.query('select from pg_database where datname = $1', [TEMPLATE]);
  if (rowCount === 0) {
    await client.query(`create database ${TEMPLATE}_new`);
    await migrate(databaseUrl(server, `${TEMPLATE}_new`), migrations);
    await client.query(`alter database ${TEMPLATE}_new rename to ${TEMPLATE}`);
  }
  await client.query('select pg_advisory_unlock($1)', [LOCK]);
}

async function administer<T>(server: URL, work: (client: pg.Client) => Promise<T>): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl(server, 'postgres') });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

function databaseUrl(server: URL, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}
