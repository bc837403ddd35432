/**
 * `npm run bench -- linkage [DIRECTORY] [--province LEFT RIGHT] [--seed N]`: quality and speed of record
 * linkage, on the public sets of a directory and on an invented province, with numbers and without.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { linkedFigures, type Truth } from './linkage-figures.ts';
import { writeProvince } from './province-tables.ts';

const febrl: Truth = (row) => row['rec_id']?.split('-')[1] ?? '';
const cluster: Truth = (row) => row['cluster'] ?? '';
const province: Truth = (row, isLeft) => (isLeft ? row['id'] : row['truth'] || row['id']) ?? '';

export async function bench(args: readonly string[]): Promise<Record<string, unknown>> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { province: { type: 'string' }, seed: { type: 'string' } },
  });
  const [left = 170_000, right = 150_000] = values.province?.split('x').map(Number) ?? [];
  const seed = Number(values.seed ?? 1);
  const directory = mkdtempSync(join(tmpdir(), 'mot-cua-linkage-'));
  const figures: Record<string, unknown> = {};
  const measure = (name: string, tables: readonly string[], truth: Truth): void => {
    const out = join(directory, `${name}.csv`);
    const which =
      tables.length === 1
        ? ['--dedupe', ...tables]
        : ['--left', tables[0] ?? '', '--right', tables[1] ?? ''];
    const started = performance.now();
    const run = spawnSync(
      process.execPath,
      [join(import.meta.dirname, 'linkage-process.ts'), ...which, '--out', out],
      { encoding: 'utf8' },
    );
    if (run.status !== 0) throw new Error(run.stderr);
    const seconds = (performance.now() - started) / 1000;
    const { megabytes, cpu } = JSON.parse(run.stdout.trim().split('\n').at(-1) ?? '{}') as Record<
      string,
      number
    >;
    const figure = {
      ...linkedFigures(out, tables, truth),
      seconds: Number(seconds.toFixed(1)),
      cpu_seconds: cpu,
      peak_mb: megabytes,
    };
    figures[name] = figure;
    console.log(name, figure);
  };
  const [data] = positionals;
  const sets = [
    ['febrl1', 'dataset1.csv', febrl],
    ['febrl2', 'dataset2.csv', febrl],
    ['febrl3', 'dataset3.csv', febrl],
    ['fake_1000', 'fake_1000.csv', cluster],
  ] as const;
  for (const [name, file, truth] of sets)
    if (data !== undefined && existsSync(join(data, file)))
      measure(name, [join(data, file)], truth);
  for (const numbers of [true, false]) {
    const tables = [join(directory, 'left.csv'), join(directory, 'right.csv')] as const;
    writeProvince(...tables, { left, right, seed, numbers });
    measure(numbers ? 'province' : 'province_without_numbers', tables, province);
  }
  rmSync(directory, { recursive: true });
  return figures;
}
