import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Starts a system once in a new directory and ends it as Ctrl-C does. */
type StartOnce = (dataDir: string) => Promise<void>;

/**
 * A data directory of a test's own, removed by who asked for it. Within a run of all tests it is a copy of one in which a
 * system with as many demo dossiers was started and ended before: a first start makes the database and takes long, and
 * dozens of files of tests would each wait for it. A file that runs alone gets an empty directory.
 */
export async function newDataDir(demoDossiers: number, startOnce: StartOnce): Promise<string> {
  const dataDir = mkdtempSync(join(tmpdir(), 'mot-cua-journey-'));
  const directory = process.env['MOT_CUA_TEST_PREPARED'];
  if (directory === undefined) return dataDir;
  const prepared = join(directory, String(demoDossiers));
  if (!existsSync(prepared)) await prepare(directory, prepared, startOnce);
  execFileSync('cp', ['-a', `${prepared}/.`, dataDir]);
  return dataDir;
}

async function prepare(directory: string, prepared: string, startOnce: StartOnce): Promise<void> {
  const made = mkdtempSync(join(directory, 'new-'));
  await startOnce(made);
  try {
    renameSync(made, prepared);
  } catch (fault) {
    // Another file of tests was first.
    if (!existsSync(prepared)) throw fault;
    rmSync(made, { recursive: true });
  }
}
