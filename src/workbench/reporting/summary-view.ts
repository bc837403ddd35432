import { LEVELS, type Level, branchesUnder, sumUp, type SummedAnswer } from '#reporting/sum-up.ts';
import { type OutlierHint, outlierHint } from '#reporting/outlier-hint.ts';
import { numbersOf } from '#reporting/read-answers.ts';
import { type SummedIndicator, summedOf } from '#reporting/indicator.ts';
import { isSubmitted, summedAnswers, unitOf } from '#store/campaign-figures.ts';
import { readAnswers, type StoredAnswer } from '#store/report-answers.ts';
import { type Campaign, readCampaign } from '#store/report-campaigns.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';
import { mayRead, parentIn } from '#workbench/reporting/campaign-request.ts';

/** Answers of a campaign and of the round before it, as far as the officer may read them. */
export interface SummedCampaign {
  readonly campaign: Campaign;
  readonly answers: readonly StoredAnswer[];
  readonly given: readonly SummedAnswer[];
  /** Of the round before; null where there is none. */
  readonly before: readonly SummedAnswer[] | null;
}

export async function readSummedCampaign(
  on: OfficerRequest,
  campaign: Campaign,
): Promise<SummedCampaign> {
  const { pool } = on.services;
  const previous = campaign.previous === null ? null : await readCampaign(pool, campaign.previous);
  const [answers, old] = await Promise.all([
    readAnswers(pool, campaign.campaignId),
    previous === null ? [] : readAnswers(pool, previous.campaignId),
  ]);
  const readable = answers.filter((one) => mayRead(on, one));
  return {
    campaign,
    answers: readable,
    given: summedAnswers(campaign, readable.filter(isSubmitted)),
    before:
      previous === null
        ? null
        : summedAnswers(previous, old.filter((one) => mayRead(on, one)).filter(isSubmitted)),
  };
}

/** One indicator over all levels, and against the last period. */
export interface SummaryLine {
  readonly indicator: SummedIndicator;
  readonly unit: string;
  readonly byLevel: ReadonlyMap<Level, number>;
  readonly total: number | null;
  readonly counted: number;
  readonly before: number | null;
}

export function summaryLines({ campaign, given, before }: SummedCampaign): readonly SummaryLine[] {
  const { form } = campaign;
  const all = sumUp(form, given);
  const old = before === null ? null : sumUp(form, before).numbers;
  const levels = levelsOf(given).map(
    (level) =>
      [
        level,
        sumUp(
          form,
          given.filter((one) => one.level === level),
        ).numbers,
      ] as const,
  );
  return summedOf(form).map((indicator) => {
    const { code } = indicator;
    return {
      indicator,
      unit: unitOf(indicator),
      byLevel: new Map(
        levels.flatMap(([level, numbers]) => {
          const number = numbers.get(code);
          return number === undefined ? [] : [[level, number] as const];
        }),
      ),
      total: all.numbers.get(code) ?? null,
      counted:
        indicator.kind === 'number'
          ? (all.counted.get(code) ?? 0)
          : given.filter(({ numbers }) => numbers.has(code)).length,
      before: old?.get(code) ?? null,
    };
  });
}

export const levelsOf = (answers: readonly { readonly level: Level }[]): readonly Level[] =>
  LEVELS.filter((level) => answers.some((answer) => answer.level === level));

/** One branch of an indicator: who, its number, the last period's, and what looks odd. */
export interface BranchLine {
  readonly key: string;
  readonly name: string;
  readonly number: number | null;
  readonly before: number | null;
  readonly hint: OutlierHint | null;
  /** Whether there is more below it. */
  readonly isOpen: boolean;
  /** Whether it is itself a recipient, whose answer can be opened. */
  readonly isRecipient: boolean;
}

/** What stands right under somebody (null: at the top), by one indicator. */
export function branchLines(
  on: OfficerRequest,
  summed: SummedCampaign,
  code: string,
  above: string | null,
): readonly BranchLine[] {
  const { campaign, answers, given } = summed;
  const { form } = campaign;
  const parentOf = parentIn(on);
  const names = new Map(answers.map(({ recipient, name }) => [recipient, name]));
  const old = new Map(
    branchesUnder(summed.before ?? [], above, parentOf).map(({ key, answers: below }) => [
      key,
      sumUp(form, below).numbers.get(code) ?? null,
    ]),
  );
  const all = answers.map(({ recipient, level, above: over, typed }) => ({
    recipient,
    level,
    above: over,
    numbers: numbersOf(form, typed),
  }));
  const counted = new Set(given.map(({ recipient }) => recipient));
  const branches = branchesUnder(all, above, parentOf).map((branch) => {
    const below = branch.answers.filter(({ recipient }) => counted.has(recipient));
    return { ...branch, number: sumUp(form, below).numbers.get(code) ?? null };
  });
  return branches.map(({ key, number, isOpen }) => {
    const peers = branches.flatMap((one) => (one.key === key ? [] : (one.number ?? [])));
    const before = old.get(key) ?? null;
    return {
      key,
      name: names.get(key) ?? on.services.directory().agencyName(key, on.lang),
      number,
      before,
      hint: number === null ? null : outlierHint(number, peers, before),
      isOpen,
      isRecipient: names.has(key),
    };
  });
}
