/**
 * `npm run bench -- linkage [DIRECTORY] [--province LEFTxRIGHT] [--seed N] [--duckdb]`: quality and speed
 * of record linkage, on the public sets of a directory and on an invented province, with numbers and
 * without; and beside DuckDB, which reads, blocks and compares by the same rules.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { DuckDBInstance } from '@duckdb/node-api';
import { linkedFigures, type Truth } from './linkage-figures.ts';
import { PASSES } from './linkage-oracle.ts';
import { writeProvince } from './province-tables.ts';

const febrl: Truth = (row) => row['rec_id']?.split('-')[1] ?? '';
const cluster: Truth = (row) => row['cluster'] ?? '';
const province: Truth = (row, isLeft) => (isLeft ? row['id'] : row['truth'] || row['id']) ?? '';

/** As `docs/linkage.md` gives them. */
const HISTORICAL = {
  file: 'historical_figures_with_errors_50k.parquet',
  settings: {
    id: 'unique_id',
    fields: [
      { column: 'first_name', kind: 'name' },
      { column: 'surname', kind: 'name' },
      { column: 'dob', kind: 'date' },
      { column: 'birth_place', kind: 'place' },
      { column: 'postcode_fake', kind: 'code' },
      { column: 'gender', kind: 'sex' },
      { column: 'occupation', kind: 'text' },
    ],
    blocking: [
      ['first_name', 'surname'],
      ['surname', 'dob'],
      ['first_name', 'dob'],
      ['dob', 'birth_place'],
      ['postcode_fake', 'first_name'],
      ['postcode_fake', 'surname'],
      ['postcode_fake', 'dob'],
      ['dob'],
      ['postcode_fake'],
      ['surname', 'birth_place'],
      ['surname', 'occupation'],
    ],
  },
};

export async function bench(args: readonly string[]): Promise<Record<string, unknown>> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      province: { type: 'string' },
      seed: { type: 'string' },
      duckdb: { type: 'boolean' },
    },
  });
  const [left = 170_000, right = 150_000] = values.province?.split('x').map(Number) ?? [];
  const seed = Number(values.seed ?? 1);
  const directory = mkdtempSync(join(tmpdir(), 'mot-cua-linkage-'));
  const figures: Record<string, unknown> = {};
  const measure = async (
    name: string,
    tables: readonly string[],
    truth: Truth,
    more: readonly string[] = [],
  ): Promise<Took> => {
    const out = join(directory, `${name}.csv`);
    const which =
      tables.length === 1
        ? ['--dedupe', ...tables]
        : ['--left', tables[0] ?? '', '--right', tables[1] ?? ''];
    const took = timed('linkage-process.ts', [...which, '--out', out, ...more]);
    figures[name] = { ...(await linkedFigures(out, tables, truth)), ...took };
    console.log(name, figures[name]);
    return took;
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
      await measure(name, [join(data, file)], truth);
  const parquet = join(data ?? '', HISTORICAL.file);
  if (data !== undefined && existsSync(parquet)) {
    const table = join(directory, 'historical.csv');
    const duck = await (await DuckDBInstance.create(':memory:')).connect();
    await duck.run(`copy (from '${parquet}') to '${table}'`);
    const settings = join(directory, 'historical.json');
    writeFileSync(settings, JSON.stringify(HISTORICAL.settings));
    await measure('historical_50k', [table], cluster, ['--settings', settings]);
  }
  for (const numbers of [true, false]) {
    const tables = [join(directory, 'left.csv'), join(directory, 'right.csv')] as const;
    writeProvince(...tables, { left, right, seed, numbers });
    await measure(numbers ? 'province' : 'province_without_numbers', tables, province);
    if (!numbers || values.duckdb !== true) continue;
    const settings = join(directory, 'settings.json');
    writeFileSync(settings, JSON.stringify({ blocking: Object.values(PASSES) }));
    const ours = await measure('province_by_the_passes_of_duckdb', tables, province, [
      '--settings',
      settings,
    ]);
    const duckdb = timed('linkage-duckdb.ts', tables);
    figures['duckdb'] = {
      ...duckdb,
      ours_to_duckdb: Number((ours.seconds / duckdb.seconds).toFixed(3)),
    };
    console.log('duckdb', figures['duckdb']);
  }
  rmSync(directory, { recursive: true });
  return figures;
}

interface Took {
  readonly seconds: number;
  readonly cpu_seconds: number;
  readonly peak_mb: number;
}

/** Runs a program beside this one, from files to its end. */
function timed(program: string, args: readonly string[]): Took {
  const started = performance.now();
  const run = spawnSync(process.execPath, [join(import.meta.dirname, program), ...args], {
    encoding: 'utf8',
  });
  if (run.status !== 0) throw new Error(run.stderr);
  const seconds = Number(((performance.now() - started) / 1000).toFixed(1));
  const said = JSON.parse(run.stdout.trim().split('\n').at(-1) ?? '{}') as Record<string, number>;
  return { seconds, cpu_seconds: said['cpu'] ?? 0, peak_mb: said['megabytes'] ?? 0 };
}
