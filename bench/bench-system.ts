import { mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawn } from 'node:child_process';
import { createHash, createHmac, randomBytes } from 'node:crypto';
import pg from 'pg';
import { loadSecrets } from '#host/secrets.ts';

/** The real system in a process of its own, in a new directory, for one measurement. */
export interface BenchSystem {
  readonly port: number;
  readonly dataDir: string;
  readonly databaseUrl: string;
  readonly database: pg.Client;
  /** A signed-in session of a member of staff: cookie and form token. */
  readonly signIn: (subject: string) => Promise<{ readonly cookie: string; readonly csrf: string }>;
  readonly stop: () => Promise<void>;
}

const PORT = 38_410;

export async function startBenchSystem(demoDossiers: number): Promise<BenchSystem> {
  const dataDir = mkdtempSync(join(tmpdir(), 'mot-cua-bench-'));
  const secrets = loadSecrets(dataDir);
  const child = spawn(
    process.execPath,
    [
      '--max-semi-space-size=64',
      join(import.meta.dirname, '../bin/serve.ts'),
      '--port',
      String(PORT),
      '--data-dir',
      dataDir,
    ],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, DEMO_DOSSIERS: String(demoDossiers), LOG_LEVEL: 'error' },
    },
  );
  await new Promise<void>((resolve, reject) => {
    child.once('exit', () => reject(new Error('the system did not start')));
    child.stdout.on('data', (chunk) => {
      if (String(chunk).includes('ready after')) resolve();
    });
  });
  const port = await postgresPort(dataDir);
  const databaseUrl = `postgres://mot_cua:${secrets.databasePassword}@127.0.0.1:${port}/mot_cua`;
  const database = new pg.Client({ connectionString: databaseUrl });
  await database.connect();
  return {
    port: PORT,
    dataDir,
    databaseUrl,
    database,
    signIn: async (subject) => {
      const token = randomBytes(32).toString('base64url');
      await database.query(
        `insert into session (token_hash, subject, id_token, created_at, expires_at)
          values ($1, $2, '', now(), now() + interval '1 day')`,
        [createHash('sha256').update(token).digest(), subject],
      );
      const csrf = createHmac('sha256', secrets.formKey).update(token).digest('base64url');
      return { cookie: `mot_cua_session=${token}`, csrf };
    },
    stop: async () => {
      await database.end();
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await gone;
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function postgresPort(dataDir: string): Promise<number> {
  const lines = (await readFile(join(dataDir, 'postgres/postmaster.pid'), 'utf8')).split('\n');
  return Number(lines[3]);
}
