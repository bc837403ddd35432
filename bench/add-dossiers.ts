import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** Adds synthetic dossiers to the system of a data directory, by the seeder in a process of its own. */
export function addDossiers(dataDir: string, count: number): void {
  const program = join(import.meta.dirname, '../bin/seed.ts');
  const args = [
    '--max-semi-space-size=64',
    program,
    '--dossiers',
    String(count),
    '--data-dir',
    dataDir,
  ];
  const { status } = spawnSync(process.execPath, args, { stdio: ['ignore', 'ignore', 'ignore'] });
  if (status !== 0) throw new Error('seeding failed');
}
