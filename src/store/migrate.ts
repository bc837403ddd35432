import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';

/** Thrown where the schema in the database and our files contradict each other. */
export class MigrationFault extends Error {
  readonly code = 'migration-fault';
}

const OLDEST_SERVER = 150_000;
/** Any number, the same in every process: who holds it migrates, the others wait. */
const LOCK = 4_115_317;

/**
 * Brings the schema up to date: numbered files, forward only, each in its own transaction. Every
 * applied file is kept with the hash of all before it, so that a changed, missing or inserted
 * file is named instead of half-applied. Returns the names of the files applied now.
 */
export async function migrate(url: string, directory: string): Promise<readonly string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await checkServer(client);
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    await client.query(`create table if not exists migration (
      name text primary key, hash text not null, previous_hash text not null,
      applied_at timestamptz not null default now())`);
    return await applyNew(client, await readMigrations(directory));
  } finally {
    await client.end();
  }
}

interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly hash: string;
  readonly previousHash: string;
}

async function readMigrations(directory: string): Promise<readonly Migration[]> {
  const names = (await readdir(directory)).filter((name) => name.endsWith('.sql')).sort();
  const migrations: Migration[] = [];
  let previousHash = '';
  for (const [index, name] of names.entries()) {
    const number = String(index + 1).padStart(4, '0');
    if (!name.startsWith(`${number}-`)) {
      throw new MigrationFault(`migration ${name} is out of turn: a file ${number}-… is expected`);
    }
    const sql = await readFile(join(directory, name), 'utf8');
    const hash = createHash('sha256').update(previousHash).update(sql).digest('hex');
    migrations.push({ name, sql, hash, previousHash });
    previousHash = hash;
  }
  return migrations;
}

async function applyNew(
  client: pg.Client,
  migrations: readonly Migration[],
): Promise<readonly string[]> {
  const { rows } = await client.query('select name, hash from migration order by name');
  for (const [index, row] of rows.entries()) {
    const file = migrations[index];
    if (file?.name !== row.name) {
      throw new MigrationFault(
        `migration ${row.name} was applied but its file is missing (is this program older than the database?)`,
      );
    }
    if (file?.hash !== row.hash) {
      throw new MigrationFault(`migration ${row.name} was changed after it had been applied`);
    }
  }
  const fresh = migrations.slice(rows.length);
  for (const migration of fresh) await apply(client, migration);
  return fresh.map(({ name }) => name);
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  const { name, sql, hash, previousHash } = migration;
  try {
    await client.query('begin');
    await client.query(sql);
    await client.query('insert into migration (name, hash, previous_hash) values ($1, $2, $3)', [
      name,
      hash,
      previousHash,
    ]);
    await client.query('commit');
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new MigrationFault(`migration ${name} failed and was not applied: ${why}`, { cause });
  }
}

async function checkServer(client: pg.Client): Promise<void> {
  const { rows } = await client.query(
    `select current_setting('server_version_num')::int as number,
      current_setting('server_version') as name`,
  );
  if (rows[0].number >= OLDEST_SERVER) return;
  throw new MigrationFault(`PostgreSQL 15 or newer is needed; this server is ${rows[0].name}`);
}
