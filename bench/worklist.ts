/**
 * A specialist's first page and a search over HTTP at three sizes of the province, one request at a
 * time: p50 and p95 in milliseconds. The specialist's ward has a fifth of the first size; what is
 * added then is spread over all agencies, because one ward's backlog does not grow with a province.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { type BenchSystem, startBenchSystem } from './bench-system.ts';
import { httpLoad, percentile } from './http-load.ts';

const SECONDS = 8;

export async function bench(args: readonly string[]): Promise<Record<string, unknown>> {
  const sizes = args.length > 0 ? args.map(Number) : [10_000, 100_000, 1_000_000];
  // The smallest size is the demonstration's own: the specialist's ward has most of it.
  const system = await startBenchSystem(sizes[0] ?? 0);
  const figures: Record<string, unknown> = {};
  const p95s: { list: number; search: number }[] = [];
  try {
    let have = sizes[0] ?? 0;
    console.log(' dossiers  list p50   p95   search p50   p95   (ms)');
    for (const size of sizes) {
      if (size > have) seed(system.dataDir, size - have);
      have = size;
      // A system at rest, as after a night: not one that sorts in what the seeder left.
      await system.database.query('vacuum analyze');
      const list = await measure(system, '/can-bo');
      const search = await measure(system, '/can-bo/tra-cuu?q=nguyen+van');
      p95s.push({ list: list.p95, search: search.p95 });
      figures[`list_p95_${size}`] = round(list.p95);
      figures[`search_p95_${size}`] = round(search.p95);
      console.log(
        `${String(size).padStart(9)} ${cell(list.p50)} ${cell(list.p95)}     ${cell(search.p50)} ${cell(search.p95)}`,
      );
    }
    const first = p95s[0];
    const last = p95s.at(-1);
    figures['list_ratio'] = round((last?.list ?? 0) / (first?.list ?? 1));
    figures['search_ratio'] = round((last?.search ?? 0) / (first?.search ?? 1));
    return figures;
  } finally {
    await system.stop();
  }
}

async function measure(system: BenchSystem, path: string) {
  const { cookie } = await system.signIn('demo:chuyenvien.vinhthanhvan');
  const request = Buffer.from(
    `GET ${path} HTTP/1.1\r\nhost: localhost\r\ncookie: ${cookie}\r\n\r\n`,
  );
  const options = { port: system.port, clients: 1, expectStatus: 200, request: () => request };
  await httpLoad({ ...options, seconds: 2 });
  const { latencies, failed } = await httpLoad({ ...options, seconds: SECONDS });
  if (failed > 0) throw new Error(`${failed} requests for ${path} failed`);
  return { p50: percentile(latencies, 0.5), p95: percentile(latencies, 0.95) };
}

function seed(dataDir: string, count: number): void {
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

const round = (value: number): number => Math.round(value * 100) / 100;
const cell = (value: number): string => value.toFixed(2).padStart(8);
