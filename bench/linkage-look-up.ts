/** One new record against a register in memory: read, blocked, weighed; milliseconds. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadRecords } from '#host/linkage/load-records.ts';
import { pairsOf, passIndex, passKeys } from '#linkage/blocking.ts';
import { encodeCell } from '#linkage/encode.ts';
import { guessSettings } from '#linkage/guess-settings.ts';
import { learnWeights } from '#linkage/learn-weights.ts';
import { linkableOf } from '#linkage/linkable.ts';
import { blockWalker, weigher } from '#linkage/scorer.ts';
import { newCorpus } from '#linkage/values.ts';
import { readHeader } from '#tables/read-table.ts';
import { writeProvince } from './province-tables.ts';

const RECORDS = 5000;
const DROPPED = 500;

export async function bench(args: readonly string[]): Promise<Record<string, unknown>> {
  const people = Number(args[0] ?? 1_700_000);
  const directory = mkdtempSync(join(tmpdir(), 'mot-cua-look-up-'));
  const [left, right] = [join(directory, 'left.csv'), join(directory, 'right.csv')];
  writeProvince(left, right, { left: people, right: RECORDS, seed: 9, numbers: true });
  const headers = await Promise.all([left, right].map((file) => readHeader(file, null)));
  const columns = headers.map((header) => (header.ok ? header.value : []));
  const settings = guessSettings(columns[0] ?? [], columns[1] ?? []);
  const corpus = newCorpus(settings.fields);
  const plan = (id: string, names: readonly string[]) => ({
    id,
    columns: names,
    encoding: null,
  });
  const names = settings.fields.map((field) => field.left);
  const register = await loadRecords(left, plan(settings.leftId, names), corpus, () => undefined);
  const news = await loadRecords(right, plan(settings.rightId, names), corpus, () => undefined);
  rmSync(directory, { recursive: true });
  if (!register.ok || !news.ok) throw new Error('the tables cannot be read');
  const linkable = linkableOf(corpus, register.value.records, news.value.records);
  const passes = passKeys(linkable.book, linkable.fields, settings.blocking)
    .map((key) => passIndex(key, linkable.left, linkable.fields.length, people, 2000))
    .filter((pass) => pairsOf(pass, linkable.right, linkable.fields.length, RECORDS) < 8 * RECORDS);
  const indexed = { ...linkable, passes };
  const { weights } = learnWeights(indexed);
  const [walk, weigh] = [blockWalker(indexed), weigher(linkable, weights, 0)];
  const bytes = Buffer.from('NGUYEN VAN HUNG');
  const took: number[] = [];
  for (let record = 0; record < linkable.rightCount; record += 1) {
    const started = performance.now();
    let best = -Infinity;
    for (const field of corpus.fields)
      encodeCell(corpus, field, { bytes, from: 0, to: bytes.length }, () => undefined);
    walk(record, (other) => {
      best = Math.max(best, weigh(other, record));
    });
    if (record >= DROPPED) took.push(performance.now() - started);
  }
  took.sort((a, b) => a - b);
  const at = (share: number): number =>
    Number((took[Math.floor(took.length * share)] ?? 0).toFixed(3));
  return { people, records: took.length, median_ms: at(0.5), p95_ms: at(0.95), p99_ms: at(0.99) };
}
