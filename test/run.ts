/**
 * `npm test`: static checks, then every test against a real PostgreSQL and a real Chromium.
 * It never skips: what the machine lacks is installed (as root on Debian) or named, and fails.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installSystemPackages } from './support/system-packages.ts';
import { startTestPostgres } from './support/test-postgres.ts';

const started = performance.now();
const node = process.execPath;

step('types', ['npx', 'tsc', '--noEmit']);
step('lint', ['npx', 'oxlint', '--type-aware', '--deny-warnings']);
step('format', ['npx', 'biome', 'format']);
step('dead code', ['npx', 'knip']);
installSystemPackages([
  'chromium',
  'chromium-headless-shell',
  'poppler-utils',
  'clamav-daemon',
  'libnss3-tools',
  'openssl',
]);

const postgres = await startTestPostgres();
const compiled = mkdtempSync(join(tmpdir(), 'mot-cua-compiled-'));
const prepared = mkdtempSync(join(tmpdir(), 'mot-cua-prepared-'));
const env = {
  ...process.env,
  MOT_CUA_TEST_DATABASE_URL: postgres.url,
  // Hundreds of processes load the same modules: only the first of them compiles each.
  NODE_COMPILE_CACHE: compiled,
  // Dozens of them start a whole system: only the first of them makes a database.
  MOT_CUA_TEST_PREPARED: prepared,
};
const suites = ['src/**/*.test.ts', 'test/*.test.ts', 'test/journeys/*.test.ts'];
const flags = ['--test', '--test-concurrency=2', '--test-timeout=900000', '--test-reporter=spec'];
const failed = run([node, ...flags, ...suites], env) !== 0;
await postgres.stop();
for (const made of [compiled, prepared]) rmSync(made, { recursive: true, force: true });
console.log(`npm test took ${Math.round((performance.now() - started) / 1000)} s`);
process.exit(failed ? 1 : 0);

function step(name: string, command: readonly string[]): void {
  console.log(`— ${name}`);
  if (run(command, process.env) === 0) return;
  console.error(`${name}: failed`);
  process.exit(1);
}

function run([command, ...args]: readonly string[], environment: NodeJS.ProcessEnv): number {
  const { status } = spawnSync(String(command), args, { stdio: 'inherit', env: environment });
  return status ?? 1;
}
