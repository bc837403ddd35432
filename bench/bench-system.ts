import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawn } from 'node:child_process';
import pg from 'pg';
import { pageProcessesOf } from '#test/support/page-processes.ts';
import { databaseUrlOf, signInStaff, type StaffSession } from '#test/support/staff-session.ts';

/** The real system in a process of its own, for one measurement. */
export interface BenchSystem {
  readonly port: number;
  /** Of the processes that answer. */
  readonly pids: () => readonly (number | undefined)[];
  readonly dataDir: string;
  readonly databaseUrl: string;
  readonly database: pg.Client;
  /** A signed-in session of a member of staff: cookie and form token. */
  readonly signIn: (subject: string) => Promise<StaffSession>;
  readonly stop: () => Promise<void>;
}

const PORT = 38_410;

/** In a new directory, which goes with it, or in one that is kept. */
export async function startBenchSystem(
  demoDossiers: number,
  environment: Readonly<Record<string, string>> = {},
  kept: string | null = null,
): Promise<BenchSystem> {
  const dataDir = kept ?? mkdtempSync(join(tmpdir(), 'mot-cua-bench-'));
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
      env: {
        ...process.env,
        DEMO_DOSSIERS: String(demoDossiers),
        LOG_LEVEL: 'error',
        ...environment,
      },
    },
  );
  await new Promise<void>((resolve, reject) => {
    child.once('exit', () => reject(new Error('the system did not start')));
    child.stdout.on('data', (chunk) => {
      if (String(chunk).includes('ready after')) resolve();
    });
  });
  const databaseUrl = databaseUrlOf(dataDir);
  const database = new pg.Client({ connectionString: databaseUrl });
  await database.connect();
  return {
    port: PORT,
    pids: () => [child.pid, ...pageProcessesOf(dataDir)],
    dataDir,
    databaseUrl,
    database,
    signIn: (subject) => signInStaff(database, dataDir, subject),
    stop: async () => {
      await database.end();
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await gone;
      if (kept === null) rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
