import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Transactions per second of a pgbench script with this many clients on the given server. */
export function pgbench(url: string, script: string, clients: number, seconds: number): number {
  const file = join(mkdtempSync(join(tmpdir(), 'pgbench-')), 'script.sql');
  writeFileSync(file, script);
  const flags = ['-n', '-M', 'prepared', '-c', String(clients), '-j', '2', '-T', String(seconds)];
  const { stdout, stderr, status } = spawnSync(program(), [...flags, '-f', file, url], {
    encoding: 'utf8',
  });
  const tps = /tps = ([\d.]+) \(without/.exec(stdout)?.[1] ?? /tps = ([\d.]+)/.exec(stdout)?.[1];
  if (status !== 0 || tps === undefined) throw new Error(`pgbench failed: ${stderr}`);
  return Number(tps);
}

/** Debian puts pgbench beside the server, not on the path. */
function program(): string {
  const root = '/usr/lib/postgresql';
  const versions = existsSync(root) ? readdirSync(root) : [];
  const found = versions.map((v) => join(root, v, 'bin/pgbench')).find((file) => existsSync(file));
  return found ?? 'pgbench';
}
