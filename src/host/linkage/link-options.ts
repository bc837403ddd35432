import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { LinkJob } from '#host/linkage/run-link.ts';
import type { Bilingual } from '#kernel/bilingual.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import { guessSettings } from '#linkage/guess-settings.ts';
import { readSettings } from '#linkage/settings.ts';
import { readHeader } from '#tables/read-table.ts';
import { placed } from '#tables/table-fault.ts';

export const USAGE = `usage: mot-cua link --left A.csv --right B.csv --out PAIRS.csv [--settings S.json] [--labels L.csv] [--encoding LABEL] [--lang vi|en] [--threads N]
       mot-cua link --dedupe A.csv --out PAIRS.csv …
       mot-cua link --left A.csv --right B.csv --show-settings   (what is guessed from the column names)`;

export interface LinkOptions {
  readonly job: LinkJob;
  readonly showSettings: boolean;
}

/** What the command line asks for, with settings guessed where the file has none; or what is wrong. */
export async function readLinkOptions(
  args: readonly string[],
): Promise<Result<LinkOptions, string>> {
  let values;
  try {
    ({ values } = parseArgs({ args: [...args], options: OPTIONS }));
  } catch (fault) {
    return err(fault instanceof Error ? fault.message : String(fault));
  }
  const { left, right, dedupe, out = '', settings, labels, lang = 'vi', encoding = null } = values;
  const showSettings = values['show-settings'] === true;
  if ((dedupe === undefined) === (left === undefined || right === undefined))
    return err('give --left and --right, or --dedupe');
  if (out === '' && !showSettings) return err('--out is missing');
  if (lang !== 'vi' && lang !== 'en') return err('--lang is vi or en');
  const threads = Number(values.threads ?? 2);
  if (!Number.isInteger(threads) || threads < 1 || threads > 64) return err('--threads is 1 to 64');
  if (encoding !== null && !isEncoding(encoding)) return err(`--encoding ${encoding} is not known`);
  const tables = dedupe === undefined ? [left ?? '', right ?? ''] : [dedupe];
  const missing = [...tables, ...[settings, labels].filter((one) => one !== undefined)].find(
    (file) => !existsSync(file),
  );
  if (missing !== undefined) return err(`${missing} is not there`);
  const headers = await Promise.all(
    tables.map(async (file) => ({ file, header: await readHeader(file, encoding) })),
  );
  for (const { file, header } of headers)
    if (!header.ok) return err(faultOf(file, header.error.first.map(placed), lang));
  const [columns = [], others = null] = headers.map(({ header }) =>
    header.ok ? header.value : [],
  );
  const guessed = guessSettings(columns, others);
  const read =
    settings === undefined ? ok(guessed) : readSettings(readFileSync(settings, 'utf8'), guessed);
  if (!read.ok) return err(`${settings}: ${read.error}`);
  if (read.value.fields.length === 0)
    return err('the tables have no column in common; name them in --settings');
  if (read.value.blocking.length === 0)
    return err('no blocking key fits these columns; name them in --settings');
  const job = {
    left: tables[0] ?? '',
    right: tables[1] ?? null,
    out,
    settings: read.value,
    language: lang,
    otherLanguage: null,
    threads,
    encoding,
    labels: labels ?? null,
  } as const;
  return ok({ job, showSettings });
}

function isEncoding(label: string): boolean {
  try {
    return new TextDecoder(label).encoding !== '';
  } catch {
    return false;
  }
}

const faultOf = (file: string, faults: readonly Bilingual[], language: keyof Bilingual): string =>
  faults.map((fault) => `${file}: ${fault[language]}`).join('\n');

const OPTIONS = {
  left: { type: 'string' },
  right: { type: 'string' },
  dedupe: { type: 'string' },
  out: { type: 'string' },
  settings: { type: 'string' },
  labels: { type: 'string' },
  lang: { type: 'string' },
  threads: { type: 'string' },
  encoding: { type: 'string' },
  'show-settings': { type: 'boolean' },
} as const;
