import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { PostgresBinaries } from '#host/postgres-binaries.ts';
import { isAlive } from '#host/postmaster.ts';
import type { Unprivileged } from '#host/unprivileged.ts';

export interface ClusterOptions {
  /** The data directory of PostgreSQL; whole as soon as it exists. */
  readonly data: string;
  readonly user: string;
  readonly password: string;
  readonly binaries: PostgresBinaries;
  readonly runner: Unprivileged;
}

/**
 * Creates the database cluster in a directory beside, renamed when whole: a start that is killed
 * here begins anew next time, and of two starts at once the second uses what the first made.
 */
export function createCluster(options: ClusterOptions): void {
  const { data, binaries, runner } = options;
  removeLeftOvers(data);
  const fresh = `${data}.new-${process.pid}`;
  const passwordFile = `${fresh}.password`;
  mkdirSync(fresh, { mode: 0o700 });
  writeFileSync(passwordFile, options.password, { mode: 0o600 });
  runner.own(fresh);
  runner.own(passwordFile);
  const { command, args, as } = runner.launch(binaries.initdb, [
    `--pgdata=${fresh}`,
    `--username=${options.user}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C.UTF-8',
  ]);
  const { status, stderr, error } = spawnSync(command, args, {
    ...as,
    encoding: 'utf8',
    cwd: '/',
  });
  rmSync(passwordFile, { force: true });
  if (status !== 0) {
    rmSync(fresh, { recursive: true, force: true });
    throw new Error(`the database cluster could not be created: ${error?.message ?? stderr}`);
  }
  try {
    renameSync(fresh, data);
  } catch (fault) {
    rmSync(fresh, { recursive: true, force: true });
    if (!existsSync(join(data, 'PG_VERSION'))) throw fault;
  }
}

/** Removes what a start that was killed here has left; one that is still at work is let be. */
function removeLeftOvers(data: string): void {
  const prefix = `${basename(data)}.new-`;
  for (const name of readdirSync(dirname(data))) {
    if (!name.startsWith(prefix)) continue;
    const pid = Number.parseInt(name.slice(prefix.length), 10);
    if (pid === process.pid || !isAlive(pid)) {
      rmSync(join(dirname(data), name), { recursive: true, force: true });
    }
  }
}
