import { type CampaignForm, type Indicator, indicatorsOf, isTyped } from '#reporting/indicator.ts';

/** Where things stand in the spreadsheets that we give out and take back; rows and columns from 0. */
export const CAMPAIGN_CELL = 'B1';
export const RECIPIENT_CELL = 'B2';
export const HEAD_CELL = 'A5';
export const HEAD_ROW = 4;
export const FIRST_ROW = 5;
/** Of a sheet for one recipient. */
export const ANSWER_COLUMN = 3;
export const REASON_COLUMN = 4;
/** Of a sheet for many: the first that is filled in. */
export const FIRST_COLUMN = 2;

/** What the first cell of the head says of a sheet for one recipient, and of one for many. */
export const ONE_HEAD = 'Mã chỉ tiêu';
export const MANY_HEAD = 'Mã nơi báo cáo';

/** The indicators that stand in a spreadsheet: what is typed; files are sent on the page. */
export const sheetIndicators = (form: CampaignForm): readonly Indicator[] =>
  indicatorsOf(form).filter(isTyped);

/** A column of a sheet for many: an answer, or why a number is not the one that the system counted. */
export interface ManyColumn {
  readonly indicator: Indicator;
  readonly part: 'answer' | 'reason';
  /** What its head says. */
  readonly head: string;
}

export const manyColumns = (form: CampaignForm): readonly ManyColumn[] =>
  sheetIndicators(form).flatMap((indicator): readonly ManyColumn[] => {
    const answer = { indicator, part: 'answer', head: indicator.code } as const;
    if (indicator.kind !== 'number' || indicator.source === null) return [answer];
    return [answer, { indicator, part: 'reason', head: `${indicator.code}: lý do khác` }];
  });
