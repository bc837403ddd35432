/** Synthetic dossiers a second into an empty database, through the real rules and hash chains. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const COUNT = 50_000;

export async function bench(): Promise<Record<string, unknown>> {
  const dataDir = mkdtempSync(join(tmpdir(), 'mot-cua-bench-'));
  const program = join(import.meta.dirname, '../bin/seed.ts');
  const args = [
    '--max-semi-space-size=64',
    program,
    '--dossiers',
    String(COUNT),
    '--data-dir',
    dataDir,
  ];
  const { stdout, status } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  rmSync(dataDir, { recursive: true, force: true });
  const seconds = Number(/in ([\d.]+) s/.exec(stdout)?.[1]);
  if (status !== 0 || Number.isNaN(seconds)) throw new Error('seeding failed');
  console.log(`${COUNT} dossiers in ${seconds} s`);
  return { dossiers: COUNT, seconds, per_second: Math.round(COUNT / seconds) };
}
