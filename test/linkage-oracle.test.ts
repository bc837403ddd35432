import { strict as assert } from 'node:assert';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { DuckDBInstance } from '@duckdb/node-api';
import { loadRecords } from '#host/linkage/load-records.ts';
import { passIndex, passKeys } from '#linkage/blocking.ts';
import { guessSettings } from '#linkage/guess-settings.ts';
import { linkableOf } from '#linkage/linkable.ts';
import { blockWalker, levelsOf } from '#linkage/scorer.ts';
import { newCorpus } from '#linkage/values.ts';
import { oracle, PASSES } from '../bench/linkage-oracle.ts';
import { writeProvince } from '../bench/province-tables.ts';

const directory = mkdtempSync(join(tmpdir(), 'mot-cua-oracle-'));
after(() => rmSync(directory, { recursive: true }));
const [left, right] = [join(directory, 'left.csv'), join(directory, 'right.csv')];

/** `left right level level …` of every pair that shares a block. */
async function ours(): Promise<readonly string[]> {
  const columns = 'id,ho_ten,ngay_sinh,gioi_tinh,so_dinh_danh,noi_sinh,ma_xa,ho_ten_me,ho_ten_cha';
  const { fields } = guessSettings(columns.split(','), null);
  const corpus = newCorpus(fields);
  const plan = { id: 'id', columns: fields.map((field) => field.left), encoding: null };
  const read = async (file: string) => {
    const loaded = await loadRecords(file, plan, corpus, () => undefined);
    assert.ok(loaded.ok);
    return loaded.value.records;
  };
  const [one, other] = [await read(left), await read(right)];
  const linkable = linkableOf(corpus, one, other);
  const keys = passKeys(linkable.book, linkable.fields, Object.values(PASSES));
  const width = fields.length;
  const passes = keys.map((key) => passIndex(key, linkable.left, width, one.count, 1e9));
  const walk = blockWalker({ ...linkable, passes });
  const [write, levels] = [levelsOf(linkable), new Int32Array(width)];
  const pairs: string[] = [];
  for (let record = 0; record < other.count; record += 1)
    walk(record, (found) => {
      write(found, record, levels);
      pairs.push([found + 1, record + 1, ...levels].join(' '));
    });
  return pairs;
}

test('DuckDB finds the same pairs by the same passes, each with the same pattern of agreement', async () => {
  writeProvince(left, right, { left: 12_000, right: 10_000, seed: 11, numbers: true });
  const duck = await (await DuckDBInstance.create(':memory:', { threads: '2' })).connect();
  await oracle(duck, left, right);
  const rows = await duck.runAndReadAll('select l, r, pattern from levels');
  const theirs = rows.getRows().map((row) => row.join(' '));
  const known = new Set(theirs);
  const own = await ours();
  const mine = new Set(own);
  assert.equal(mine.size, own.length, 'a pair is handed on once');
  const show = (pairs: readonly string[]) => [pairs.length, pairs.slice(0, 5)];
  assert.deepEqual(
    {
      ours: show(own.filter((pair) => !known.has(pair))),
      theirs: show(theirs.filter((pair) => !mine.has(pair))),
    },
    { ours: [0, []], theirs: [0, []] },
  );
  assert.ok(own.length > 9_000, String(own.length));
  const levels = new Set(own.map((pair) => Number(pair.split(' ')[2])));
  assert.deepEqual(
    [...levels].toSorted((a, b) => a - b),
    [0, 1, 2, 3, 4, 5, 6, 7, 8],
  );
});
