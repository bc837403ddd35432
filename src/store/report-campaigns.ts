import type pg from 'pg';
import { workingMinutesBetween } from '#calendar/working-time.ts';
import { type Day, dayOf, type Instant, instantFromEpoch } from '#kernel/day.ts';
import type { CampaignForm } from '#reporting/indicator.ts';
import type { Repeats } from '#reporting/next-period.ts';
import type { CampaignClock } from '#store/campaign-figures.ts';

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

/** Campaigns that were opened for days of a period, the last that ends first. */
export async function campaignsOf(
  pool: pg.Pool,
  { from, to }: { readonly from: Day; readonly to: Day },
): Promise<readonly Campaign[]> {
  const { rows } = await pool.query<Row>(
    `select ${COLUMNS} from report_campaign
      where period_from <= $2 and period_to >= $1 and state <> 'draft'
      order by period_to desc, opened_at desc, campaign_id`,
    [from, to],
  );
  return rows.map(campaignOf);
}

/** A campaign of the list, with how far its recipients are. */
export interface ListedCampaign extends Campaign {
  readonly recipients: number;
  readonly answered: number;
  /** By working time of who answers. */
  readonly overdue: number;
}

/** Recipients of an agency that are awaited though the hour has passed. */
interface Awaited {
  readonly agency: string;
  /** Milliseconds since the epoch. */
  readonly due: number;
  readonly count: number;
}

/**
 * All campaigns, what runs first, then the newest, with how far the recipients are for whom the agencies
 * answer; null: all recipients.
 */
export async function listCampaigns(
  pool: pg.Pool,
  { now, calendarOf }: CampaignClock,
  agencies: readonly string[] | null,
): Promise<readonly ListedCampaign[]> {
  const { rows } = await pool.query<
    Row & Omit<ListedCampaign, 'overdue'> & { readonly awaited: readonly Awaited[] }
  >(
    `select ${COLUMNS}, told.* from report_campaign cross join lateral (
        select coalesce(sum(count), 0)::int as recipients,
          coalesce(sum(count) filter (where not awaited), 0)::int as answered,
          coalesce(json_agg(json_build_object('agency', agency, 'count', count,
            'due', extract(epoch from due) * 1000)) filter (where awaited and due < $1), '[]')
            as awaited
        from (select agency, state in ('not-begun', 'draft', 'returned') as awaited,
            case state when 'returned' then again_due_at else report_answer.due_at end as due,
            count(*)::int as count
          from report_answer where report_answer.campaign_id = report_campaign.campaign_id
            and ($2::text[] is null or agency = any($2)) group by 1, 2, 3) as answers) as told
      order by array_position(array['draft', 'open', 'closed'], state), period_to desc, made_at desc
      limit 200`,
    [now, agencies],
  );
  const isLate = ({ agency, due }: Awaited): boolean => {
    const dueAt = instantFromEpoch(due);
    return workingMinutesBetween(dueAt, now, calendarOf(agency, dayOf(dueAt))) > 0;
  };
  return rows.map(({ recipients, answered, awaited, ...row }) => ({
    ...campaignOf(row),
    recipients,
    answered,
    overdue: awaited.filter(isLate).reduce((all, { count }) => all + count, 0),
  }));
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

/** Changes a campaign that is being prepared; false where it is open meanwhile. */
export async function changeCampaign(
  client: pg.ClientBase,
  draft: CampaignDraft,
): Promise<boolean> {
  const { rowCount } = await client.query(
    `update report_campaign set template = $2, name = $3, period_from = $4, period_to = $5,
        repeats = $6, form = $7, reminders = $8, previous = $9
      where campaign_id = $1 and state = 'draft'`,
    values(draft),
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

/** The round that was copied from one, or null. */
export async function roundAfter(pool: pg.Pool, campaignId: string): Promise<string | null> {
  const { rows } = await pool.query('select campaign_id from report_campaign where previous = $1', [
    campaignId,
  ]);
  return rows[0]?.campaign_id ?? null;
}

/** Ends a campaign: nothing is submitted any more. */
export async function closeCampaign(client: pg.ClientBase, campaignId: string): Promise<boolean> {
  const { rowCount } = await client.query(
    `update report_campaign set state = 'closed' where campaign_id = $1 and state = 'open'`,
    [campaignId],
  );
  return rowCount === 1;
}
