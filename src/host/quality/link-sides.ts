import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Worker } from 'node:worker_threads';
import type pg from 'pg';
import type { LinkNews } from '#host/quality/link-worker.ts';
import type { LinkJob } from '#host/linkage/run-link.ts';
import type { Bilingual } from '#kernel/bilingual.ts';
import { type LinkSettings, readSettings } from '#linkage/settings.ts';
import { columnWords, guessedSettings, LINK_COLUMNS, linkCells } from '#quality/link-columns.ts';
import type { Campaign } from '#store/quality-campaigns.ts';
import type { LinkedPair } from '#store/quality-pairs.ts';
import { readRecords, type Side } from '#store/quality-records.ts';
import { csvCell } from '#tables/read-csv.ts';
import { tableRows } from '#tables/table-file.ts';
import { HopelessRun, type LinkOrder } from '#worker/quality/run-campaign.ts';

interface LinkPlace {
  readonly pool: pg.Pool;
  /** Where both sides lie as tables meanwhile, for nobody but us. */
  readonly directory: string;
}

const BATCH = 2000;
const THREADS = 2;

/** The settings of a campaign, each that it leaves out guessed. */
export function settingsOf({ kind, settings }: Pick<Campaign, 'kind' | 'settings'>): LinkSettings {
  const guessed = guessedSettings(kind);
  if (settings === null) return guessed;
  const read = readSettings(JSON.stringify(settings), guessed);
  if (!read.ok) throw new HopelessRun('bad-settings');
  return read.value;
}

/**
 * Links the sides of a campaign as they are kept: written as tables, compared by a thread, and the pairs
 * handed on in batches. The tables are gone afterwards, however it ends.
 */
export async function* linkSides(
  { pool, directory }: LinkPlace,
  { campaign, progress, signal }: LinkOrder,
): AsyncGenerator<readonly LinkedPair[]> {
  const settings = settingsOf(campaign);
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const own = await mkdtemp(join(directory, 'link-'));
  try {
    const [left, right, out] = ['left.csv', 'right.csv', 'pairs.csv'].map((name) =>
      join(own, name),
    );
    if (left === undefined || right === undefined || out === undefined) return;
    const count = await writeSide(pool, campaign.campaignId, 'left', left, signal);
    const others = await writeSide(pool, campaign.campaignId, 'right', right, signal);
    if (count === 0 || others === 0) return;
    const job: LinkJob = {
      left,
      right,
      out,
      settings,
      language: 'vi',
      otherLanguage: 'en',
      encoding: null,
      threads: THREADS,
      labels: null,
    };
    await link(job, progress, signal);
    yield* readPairs(out);
  } finally {
    await rm(own, { recursive: true, force: true });
  }
}

async function writeSide(
  pool: pg.Pool,
  campaignId: string,
  side: Side,
  file: string,
  signal: AbortSignal,
): Promise<number> {
  let count = 0;
  async function* lines(): AsyncGenerator<string> {
    yield `${LINK_COLUMNS.join(',')}\n`;
    let after = '';
    for (;;) {
      const page = await readRecords(pool, { campaignId, side }, after, BATCH);
      const last = page.at(-1);
      if (last === undefined) return;
      after = last.record.id;
      count += page.length;
      const rows = page.map(({ record }) => linkCells(record).map(cellOf).join(','));
      yield `${rows.join('\n')}\n`;
    }
  }
  await pipeline(Readable.from(lines()), createWriteStream(file, { mode: 0o600 }), { signal });
  return count;
}

/** No cell begins like a formula: the reader of tables would leave it out. */
const cellOf = (text: string): string =>
  csvCell(text.replaceAll(/[\r\n]+/g, ' ').replace(/^=+/, ''), ',');

async function link(
  job: LinkJob,
  progress: LinkOrder['progress'],
  signal: AbortSignal,
): Promise<void> {
  const worker = new Worker(new URL('link-worker.ts', import.meta.url), { workerData: job });
  try {
    await new Promise<void>((resolve, reject) => {
      const stop = (): void => reject(new Error('linking was stopped'));
      signal.addEventListener('abort', stop, { once: true });
      worker.once('error', reject);
      worker.once('exit', () => reject(new Error('the thread that links ended')));
      worker.on('message', (news: LinkNews) => {
        if (news.kind === 'progress') progress(news.share);
        else if (news.kind === 'done') resolve();
        else reject(new HopelessRun('bad-settings'));
      });
    });
  } finally {
    await worker.terminate();
  }
}

async function* readPairs(file: string): AsyncGenerator<readonly LinkedPair[]> {
  let isHeader = true;
  for await (const rows of tableRows(file, null)) {
    const body = isHeader ? rows.slice(1) : rows;
    isHeader = false;
    for (let at = 0; at < body.length; at += BATCH) {
      yield body.slice(at, at + BATCH).map(({ cells }) => pairOf(cells));
    }
  }
}

function pairOf([
  leftId = '',
  rightId = '',
  weight = '',
  decision = '',
  vi = '',
  en = '',
]: readonly string[]): LinkedPair {
  return {
    leftId,
    rightId,
    weight: Number(weight),
    machine: decision === 'link' ? 'link' : 'review',
    reasons: { vi: inWords(vi, 'vi'), en: inWords(en, 'en') },
  };
}

const NAMED = new RegExp(`\\b(${Object.keys(columnWords).join('|')})\\b`, 'g');

const inWords = (reasons: string, language: keyof Bilingual): string =>
  reasons.replaceAll(NAMED, (column) => columnWords[column]?.[language] ?? column);
