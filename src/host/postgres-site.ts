import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { postgresBinaries } from '#host/postgres-binaries.ts';
import { createCluster } from '#host/postgres-cluster.ts';
import { removeStalePidFile } from '#host/postmaster.ts';
import { type Launch, unprivileged } from '#host/unprivileged.ts';

export interface EmbeddedPostgresOptions {
  readonly dataDir: string;
  readonly password: string;
  readonly say: (line: string) => void;
  /** Extra server settings, as `fsync: 'off'` in tests. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** What must be known to start the server again at any time. */
export interface PostgresSite {
  readonly data: string;
  readonly logFile: string;
  readonly password: string;
  readonly say: (line: string) => void;
  readonly launchOn: (port: number) => Launch;
}

/** Readies the directory and the command line; creates the cluster where there is none. */
export async function prepareSite(options: EmbeddedPostgresOptions): Promise<PostgresSite> {
  const dataDir = resolve(options.dataDir);
  const data = join(dataDir, 'postgres');
  mkdirSync(dataDir, { recursive: true });
  const binaries = await postgresBinaries();
  const runner = unprivileged(data, [binaries.initdb, binaries.postgres]);
  if (!existsSync(join(data, 'PG_VERSION'))) {
    options.say('creating the database cluster');
    createCluster({ data, user: USER, password: options.password, binaries, runner });
  }
  const settings = Object.entries({ ...SETTINGS, ...options.settings });
  return {
    data,
    logFile: join(dataDir, 'postgres.log'),
    password: options.password,
    say: options.say,
    launchOn: (port) => {
      const flags = [...settings, ['port', String(port)]].map((pair) => `--${pair.join('=')}`);
      return runner.launch(binaries.postgres, ['-D', data, ...flags]);
    },
  };
}

/** Starts the server process; it may yet fail. */
export function launch(site: PostgresSite, port: number): ChildProcess {
  removeStalePidFile(site.data);
  const log = openSync(site.logFile, 'a', 0o600);
  const { command, args, as } = site.launchOn(port);
  // Detached: Ctrl-C reaches our process group only, and we stop the server ourselves, last.
  const child = spawn(command, args, {
    ...as,
    detached: true,
    stdio: ['ignore', log, log],
    cwd: '/',
  });
  closeSync(log);
  child.on('error', (fault) => site.say(`PostgreSQL cannot be started: ${fault.message}`));
  child.unref();
  return child;
}

/** Whether the server takes connections; throws where it is not the one of our password. */
export async function answers(site: PostgresSite, port: number): Promise<boolean> {
  const connectionString = urlOf(site, port, 'postgres');
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 2000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return true;
  } catch (cause) {
    if (!(cause instanceof pg.DatabaseError) || cause.code !== WRONG_PASSWORD) return false;
    throw new Error(
      `the database in ${site.data} has another password than secrets.json beside it: restore that file, or remove both to begin anew`,
      { cause },
    );
  } finally {
    await client.end().catch(() => undefined);
  }
}

const WRONG_PASSWORD = '28P01';
/** There before us, or made by another start at the same moment. */
const EXISTS = ['42P04', '23505'];

/** Creates our database where the server does not have it yet. */
export async function createDatabase(site: PostgresSite, port: number): Promise<void> {
  const client = new pg.Client({ connectionString: urlOf(site, port, 'postgres') });
  await client.connect();
  try {
    await client.query(`create database ${DATABASE}`);
  } catch (fault) {
    if (!(fault instanceof pg.DatabaseError) || !EXISTS.includes(fault.code ?? '')) throw fault;
  } finally {
    await client.end();
  }
}

export const urlOf = (site: PostgresSite, port: number, database = DATABASE): string =>
  `postgres://${USER}:${encodeURIComponent(site.password)}@127.0.0.1:${port}/${database}`;

const USER = 'mot_cua';
const DATABASE = 'mot_cua';

/** Settings beside PostgreSQL's own: for two cores and a disk without a spindle. */
const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '300',
  shared_buffers: '256MB',
  max_wal_size: '4GB',
  random_page_cost: '1.1',
  jit: 'off',
  // PostgreSQL's own values, said again: what we acknowledge is on the disk.
  fsync: 'on',
  synchronous_commit: 'on',
};
