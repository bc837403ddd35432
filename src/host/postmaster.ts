import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** The server process of a data directory. */
export interface Postmaster {
  readonly pid: number;
  /** Null while it has only just begun to start. */
  readonly port: number | null;
}

/** The process that postmaster.pid names, if it is alive and really a PostgreSQL; else null. */
export function livePostmaster(data: string): Postmaster | null {
  const lines = pidFile(data);
  const pid = Number(lines?.[0]);
  if (lines === null || !Number.isInteger(pid) || pid <= 0 || !isPostgres(pid)) return null;
  const port = Number(lines[3]);
  return { pid, port: Number.isInteger(port) && port > 0 ? port : null };
}

/**
 * Removes a postmaster.pid whose number now belongs to some other program (a container started
 * again gives out the same numbers): PostgreSQL would take that program for itself and refuse.
 */
export function removeStalePidFile(data: string): void {
  const pid = Number(pidFile(data)?.[0]);
  if (Number.isInteger(pid) && pid > 0 && isAlive(pid) && !isPostgres(pid)) {
    rmSync(join(data, 'postmaster.pid'), { force: true });
  }
}

/**
 * Stops the server and waits until it is gone. SIGINT is PostgreSQL's fast shutdown: sessions
 * end, everything committed is kept. One that hangs is stopped hard and recovers at its start.
 */
export async function stopPostmaster(data: string): Promise<void> {
  const live = livePostmaster(data);
  if (live === null) return;
  signal(live.pid, 'SIGINT');
  if (await isGone(live.pid, FAST_SHUTDOWN_MS)) return;
  signal(live.pid, 'SIGQUIT');
  await isGone(live.pid, HARD_SHUTDOWN_MS);
}

/** Whether a process has this number, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (fault) {
    return (fault as NodeJS.ErrnoException).code === 'EPERM';
  }
}

const FAST_SHUTDOWN_MS = 60_000;
const HARD_SHUTDOWN_MS = 5000;

async function isGone(pid: number, withinMs: number): Promise<boolean> {
  const until = Date.now() + withinMs;
  while (Date.now() < until) {
    if (!isPostgres(pid)) return true;
    await pause(20);
  }
  return false;
}

function pidFile(data: string): readonly string[] | null {
  const file = join(data, 'postmaster.pid');
  try {
    return readFileSync(file, 'utf8').split('\n');
  } catch {
    return null; // there is none, or it went between two looks
  }
}

/** A dead process whose parent has not yet taken note of it (a zombie) counts as gone. */
function isPostgres(pid: number): boolean {
  if (!isAlive(pid)) return false;
  if (process.platform === 'win32') return true;
  return /\bpostgres\b/.test(commandLine(pid).split('\0')[0] ?? '');
}

function commandLine(pid: number): string {
  if (!existsSync('/proc/self/cmdline')) {
    return spawnSync('ps', ['-o', 'comm=', '-p', String(pid)], { encoding: 'utf8' }).stdout;
  }
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

function signal(pid: number, name: 'SIGINT' | 'SIGQUIT'): void {
  try {
    process.kill(pid, name);
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'ESRCH') throw fault;
  }
}
