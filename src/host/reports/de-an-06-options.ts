import { parseArgs } from 'node:util';
import { type Day, parseDay } from '#kernel/day.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import { parsePeriod, type ReportingPeriod, toldUpTo } from '#written-report/reporting-period.ts';

export type DeAn06Options = {
  readonly out: string;
  readonly format: 'docx' | 'pdf';
  readonly dataDir: string | null;
} & (
  | { readonly kind: 'scenario'; readonly scenario: string }
  | { readonly kind: 'live'; readonly period: ReportingPeriod }
);

export const USAGE = `usage: mot-cua report de-an-06 --out FILE.docx|FILE.pdf
  --scenario NAME        makes an invented province in a database of its own, and the report of it
  --period CODE          of the running system: 2022-h1, 2022-q2 or 2022-06
  --to YYYY-MM-DD        last day whose figures are told, for a period that is not over
  --data-dir DIR         the system's data; with --scenario an empty folder that is kept`;

/** Reads what is asked for; the error is what to tell. */
export function readDeAn06Options(args: readonly string[]): Result<DeAn06Options, string> {
  const values = given(args);
  if (values === null) return err(USAGE);
  const { out = '', scenario, period, to, 'data-dir': dataDir = null } = values;
  const format = /\.(docx|pdf)$/i.exec(out)?.[1]?.toLowerCase();
  if (format !== 'docx' && format !== 'pdf')
    return err(`--out must end in .docx or .pdf\n${USAGE}`);
  if ((scenario === undefined) === (period === undefined)) {
    return err(`either --scenario or --period is needed\n${USAGE}`);
  }
  const common = { out, format, dataDir } as const;
  if (scenario !== undefined) return ok({ ...common, kind: 'scenario', scenario });
  const parsed = parsePeriod(period ?? '');
  if (!parsed.ok) return err(`--period ${period} is none: write 2022-h1, 2022-q2 or 2022-06`);
  const last = lastDay(parsed.value, to);
  if (last === null) return err(`--to ${to} is no day of ${period}`);
  return ok({ ...common, kind: 'live', period: toldUpTo(parsed.value, last) });
}

function lastDay({ from, to }: ReportingPeriod, asked: string | undefined): Day | null {
  if (asked === undefined) return to;
  const day = parseDay(asked);
  return day.ok && day.value >= from && day.value <= to ? day.value : null;
}

function given(args: readonly string[]) {
  const text = { type: 'string' } as const;
  const options = { out: text, scenario: text, period: text, to: text, 'data-dir': text };
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch {
    return null;
  }
}
