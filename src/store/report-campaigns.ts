import type pg from 'pg';
import type { Day, Instant } from '#kernel/day.ts';
import type { CampaignForm } from '#reporting/indicator.ts';
import type { Repeats } from '#reporting/next-period.ts';

/** A round of reports: what is asked of whom, for which period, until when. */
export interface Campaign {
  readonly campaignId: string;
  /** Key of the shipped template that it goes back to; null for one of the province's own. */
  readonly template: string | null;
  readonly name: string;
  readonly from: Day;
  /** Last day of the period. */
  readonly to: Day;
  readonly repeats: Repeats;
  readonly form: CampaignForm;
  /** Working days from the due time at which who has not answered is reminded; negative before it. */
  readonly reminders: readonly number[];
  /** The round before it, whose answers are compared. */
  readonly previous: string | null;
  readonly stage: CampaignStage;
}

export type CampaignStage =
  | { readonly kind: 'draft' }
  | { readonly kind: 'open' | 'closed'; readonly openedAt: Instant; readonly dueAt: Instant };

/** What is asked, before it is. */
export type CampaignDraft = Omit<Campaign, 'stage'>;

const COLUMNS = `campaign_id as "campaignId", template, name, period_from as "from", period_to as "to",
  repeats, form, reminders, previous, state, opened_at, due_at`;

const campaignOf = ({ state, opened_at: openedAt, due_at: dueAt, ...row }: Row): Campaign => ({
  ...row,
  stage: state === 'draft' ? { kind: 'draft' } : { kind: state, openedAt, dueAt },
});

interface Row extends CampaignDraft {
  readonly state: CampaignStage['kind'];
  readonly opened_at: Instant;
  readonly due_at: Instant;
}

export async function readCampaign(
  pool: pg.Pool | pg.ClientBase,
  campaignId: string,
): Promise<Campaign | null> {
  const { rows } = await pool.query<Row>(
    `select ${COLUMNS} from report_campaign where campaign_id = $1`,
    [campaignId],
  );
  return rows[0] === undefined ? null : campaignOf(rows[0]);
}

/** The last that was opened of a template for a period, or null. */
export async function findCampaign(
  pool: pg.Pool,
  template: string,
  { from, to }: { readonly from: Day; readonly to: Day },
): Promise<Campaign | null> {
  const { rows } = await pool.query<Row>(
    `select ${COLUMNS} from report_campaign
      where template = $1 and period_from <= $3 and period_to >= $2 and state <> 'draft'
      order by period_to desc, opened_at desc limit 1`,
    [template, from, to],
  );
  return rows[0] === undefined ? null : campaignOf(rows[0]);
}

/** Adds a campaign that is being prepared; false where its id is known or its round was copied already. */
export async function addCampaign(
  client: pg.ClientBase,
  draft: CampaignDraft,
  now: Instant,
): Promise<boolean> {
  const { rowCount } = await client.query(
    `insert into report_campaign (campaign_id, template, name, period_from, period_to, repeats, form,
        reminders, previous, state, made_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'draft', $10) on conflict do nothing`,
    [...values(draft), now],
  );
  return rowCount === 1;
}

const values = (draft: CampaignDraft): unknown[] => [
  draft.campaignId,
  draft.template,
  draft.name,
  draft.from,
  draft.to,
  draft.repeats,
  JSON.stringify(draft.form),
  draft.reminders,
  draft.previous,
];
