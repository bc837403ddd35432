import type pg from 'pg';
import type { WorkingCalendar } from '#calendar/working-calendar.ts';
import { type Day, dayOf, type Instant } from '#kernel/day.ts';
import { indicatorsOf, type SummedIndicator, summedOf } from '#reporting/indicator.ts';
import { isAwaited, type Lateness, latenessOf } from '#reporting/lateness.ts';
import { numbersOf } from '#reporting/read-answers.ts';
import { type Level, type SummedAnswer, sumUp } from '#reporting/sum-up.ts';
import { readAnswers, type StoredAnswer } from '#store/report-answers.ts';
import type { Campaign } from '#store/report-campaigns.ts';

/** By whose working time lateness is measured, and until when where an answer is still awaited. */
export interface CampaignClock {
  readonly now: Instant;
  readonly calendarOf: (agency: string, day: Day) => WorkingCalendar;
}

/** One indicator summed up. */
export interface IndicatorFigure {
  readonly code: string;
  readonly name: string;
  /** `%` for a percentage. */
  readonly unit: string;
  /** Null where nobody gave it. */
  readonly total: number | null;
  /** How many answers gave it. */
  readonly counted: number;
  readonly byLevel: Readonly<Partial<Record<Level, number>>>;
}

/** A text that a recipient wrote. */
export interface TextAnswer {
  readonly code: string;
  readonly name: string;
  readonly recipient: string;
  readonly recipientName: string;
  readonly text: string;
}

/** A recipient and how it kept its time. */
export interface Reporter extends StoredAnswer {
  readonly lateness: Lateness;
}

export interface CampaignFigures {
  readonly campaign: Campaign;
  readonly recipients: number;
  readonly answered: number;
  /** Late by any working time: still awaited, or submitted late. */
  readonly late: readonly Reporter[];
  readonly indicators: readonly IndicatorFigure[];
  readonly texts: readonly TextAnswer[];
}

/** What a campaign found out so far, from answers that were submitted. */
export async function readCampaignFigures(
  pool: pg.Pool,
  campaign: Campaign,
  clock: CampaignClock,
): Promise<CampaignFigures> {
  const answers = await readAnswers(pool, campaign.campaignId);
  const given = answers.filter(isSubmitted);
  return {
    campaign,
    recipients: answers.length,
    answered: given.length,
    late: reportersOf(answers, clock).filter(({ lateness }) => lateness.minutes > 0),
    indicators: indicatorFigures(campaign, given),
    texts: textAnswers(campaign, given),
  };
}

/** Recipients with how late each is. */
export const reportersOf = (
  answers: readonly StoredAnswer[],
  { now, calendarOf }: CampaignClock,
): readonly Reporter[] =>
  answers.map((answer) => ({
    ...answer,
    lateness: latenessOf(answer, now, calendarOf(answer.agency, dayOf(answer.dueAt))),
  }));

/** Whether an answer counts: it was submitted and not returned since. */
export const isSubmitted = ({ state }: StoredAnswer): boolean => !isAwaited(state);

/** Answers as they are summed up. */
export const summedAnswers = (
  { form }: Campaign,
  answers: readonly StoredAnswer[],
): readonly SummedAnswer[] =>
  answers.map(({ recipient, level, above, typed }) => ({
    recipient,
    level,
    above,
    numbers: numbersOf(form, typed),
  }));

function indicatorFigures(
  campaign: Campaign,
  given: readonly StoredAnswer[],
): readonly IndicatorFigure[] {
  const answers = summedAnswers(campaign, given);
  const all = sumUp(campaign.form, answers);
  const levels = [...Map.groupBy(answers, ({ level }) => level)].map(
    ([level, some]) => [level, sumUp(campaign.form, some)] as const,
  );
  return summedOf(campaign.form).map((indicator) => ({
    code: indicator.code,
    name: indicator.name,
    unit: unitOf(indicator),
    total: all.numbers.get(indicator.code) ?? null,
    counted: all.counted.get(indicator.code) ?? 0,
    byLevel: Object.fromEntries(
      levels.flatMap(([level, { numbers }]) => {
        const number = numbers.get(indicator.code);
        return number === undefined ? [] : [[level, number]];
      }),
    ),
  }));
}

export const unitOf = (indicator: SummedIndicator): string =>
  indicator.kind === 'number' ? indicator.unit : '%';

const textAnswers = ({ form }: Campaign, given: readonly StoredAnswer[]): readonly TextAnswer[] =>
  indicatorsOf(form)
    .filter(({ kind }) => kind === 'text')
    .flatMap(({ code, name }) =>
      given.flatMap(({ recipient, name: recipientName, typed }) => {
        const text = typed[code]?.trim() ?? '';
        return text === '' ? [] : [{ code, name, recipient, recipientName, text }];
      }),
    );
