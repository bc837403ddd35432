import { foldTokens, hasAllWords } from '#kernel/fold.ts';
import { isAwaited } from '#reporting/lateness.ts';
import { LEVELS, type Level } from '#reporting/sum-up.ts';
import { type Reporter, reportersOf } from '#store/campaign-figures.ts';
import { readAnswers, readReminders } from '#store/report-answers.ts';
import type { Campaign } from '#store/report-campaigns.ts';
import { type FormValues, one } from '#web/form-values.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';
import { clockOf, mayRead } from '#workbench/reporting/campaign-request.ts';

export const PROGRESS_FILTERS = ['tat-ca', 'cham', 'chua-nop', 'da-nop', 'xin-gia-han'] as const;
export type ProgressFilter = (typeof PROGRESS_FILTERS)[number];
export const PROGRESS_ORDERS = ['cham-nhat', 'ten', 'nop-truoc'] as const;
export type ProgressOrder = (typeof PROGRESS_ORDERS)[number];

/** A recipient, how it kept its time, and how often it was reminded. */
export interface ProgressRow extends Reporter {
  readonly reminded: number;
  /** Who stands above it, by name; empty at the top. */
  readonly aboveName: string;
}

export interface ProgressAsked {
  readonly filter: ProgressFilter;
  readonly order: ProgressOrder;
  readonly level: Level | null;
  readonly query: string;
}

export function readProgressAsked(values: FormValues): ProgressAsked {
  return {
    filter: PROGRESS_FILTERS.find((one_) => one_ === one(values, 'loc')) ?? 'tat-ca',
    order: PROGRESS_ORDERS.find((one_) => one_ === one(values, 'sap')) ?? 'cham-nhat',
    level: LEVELS.find((level) => level === one(values, 'cap')) ?? null,
    query: one(values, 'tim').slice(0, 100),
  };
}

/** Everybody of a campaign whom the officer may read. */
export async function readProgress(
  on: OfficerRequest,
  { campaignId }: Campaign,
): Promise<readonly ProgressRow[]> {
  const { pool, directory } = on.services;
  const [answers, reminders] = await Promise.all([
    readAnswers(pool, campaignId),
    readReminders(pool, campaignId),
  ]);
  const names = new Map(answers.map(({ recipient, name }) => [recipient, name]));
  return reportersOf(answers, clockOf(on))
    .filter((reporter) => mayRead(on, reporter))
    .map((reporter) => ({
      ...reporter,
      reminded: reminders.get(reporter.recipient)?.count ?? 0,
      aboveName:
        reporter.above === null
          ? ''
          : (names.get(reporter.above) ?? directory().agencyName(reporter.above, on.lang)),
    }));
}

/** Those that are asked for, in their order. */
export function shownRows(
  rows: readonly ProgressRow[],
  { filter, order, level, query }: ProgressAsked,
): readonly ProgressRow[] {
  const typed = foldTokens(query);
  return rows
    .filter((row) => passes(row, filter) && (level === null || row.level === level))
    .filter(({ name, aboveName }) => hasAllWords(foldTokens(`${name} ${aboveName}`), typed))
    .toSorted(ORDERS[order]);
}

export function passes(
  { state, lateness, extension }: ProgressRow,
  filter: ProgressFilter,
): boolean {
  switch (filter) {
    case 'tat-ca':
      return true;
    case 'cham':
      return lateness.minutes > 0;
    case 'chua-nop':
      return isAwaited(state);
    case 'da-nop':
      return !isAwaited(state);
    case 'xin-gia-han':
      return extension === 'asked';
  }
}

const byName = new Intl.Collator('vi');
const ORDERS: Readonly<Record<ProgressOrder, (a: ProgressRow, b: ProgressRow) => number>> = {
  'cham-nhat': (a, b) => b.lateness.minutes - a.lateness.minutes || byName.compare(a.name, b.name),
  ten: (a, b) => byName.compare(a.name, b.name),
  'nop-truoc': (a, b) =>
    (a.submittedAt ?? '9').localeCompare(b.submittedAt ?? '9') || byName.compare(a.name, b.name),
};
