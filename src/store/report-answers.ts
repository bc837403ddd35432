import type pg from 'pg';
import type { Day, Instant } from '#kernel/day.ts';
import type { AnswerState, AnswerTimes } from '#reporting/lateness.ts';
import type { Typed } from '#reporting/read-answers.ts';
import type { Level } from '#reporting/sum-up.ts';

/** Who is asked, as they stand at the beginning of a campaign. */
export interface Recipient {
  /** Code of the agency, or id of the hamlet. */
  readonly recipient: string;
  readonly name: string;
  readonly level: Level;
  /** Who answers: the agency itself, or the committee of the hamlet's commune. */
  readonly agency: string;
  /** Recipient or agency under which it is summed up; null at the top. */
  readonly above: string | null;
}

export type ExtensionState = 'none' | 'asked' | 'granted' | 'refused';

/** A recipient with what it answered so far. */
export interface StoredAnswer extends Recipient {
  readonly campaignId: string;
  readonly state: AnswerState;
  readonly version: number;
  readonly dueAt: Instant;
  readonly typed: Typed;
  readonly reasons: Typed;
  readonly prefilled: Readonly<Record<string, number>>;
  readonly firstSubmittedAt: Instant | null;
  readonly submittedAt: Instant | null;
  readonly returnedAt: Instant | null;
  readonly returnReason: string;
  readonly againDueAt: Instant | null;
  readonly acceptedAt: Instant | null;
  readonly extension: ExtensionState;
  /** The day that was asked for. */
  readonly extensionUntil: Day | null;
  readonly extensionReason: string;
}

const COLUMNS = `campaign_id as "campaignId", recipient, name, level, agency, above, state, version,
  due_at as "dueAt", typed, reasons, prefilled, first_submitted_at as "firstSubmittedAt",
  submitted_at as "submittedAt", returned_at as "returnedAt", return_reason as "returnReason",
  again_due_at as "againDueAt", accepted_at as "acceptedAt", extension,
  extension_until as "extensionUntil", extension_reason as "extensionReason"`;

/** All recipients of a campaign with their answers, by level and name. */
export async function readAnswers(
  pool: pg.Pool,
  campaignId: string,
): Promise<readonly StoredAnswer[]> {
  const { rows } = await pool.query<StoredAnswer>(
    `select ${COLUMNS} from report_answer where campaign_id = $1`,
    [campaignId],
  );
  return rows.toSorted(
    (a, b) => ORDER.indexOf(a.level) - ORDER.indexOf(b.level) || byName.compare(a.name, b.name),
  );
}

const ORDER: readonly Level[] = ['province', 'district', 'commune', 'hamlet'];
const byName = new Intl.Collator('vi');

export async function readAnswer(
  pool: pg.Pool | pg.ClientBase,
  campaignId: string,
  recipient: string,
): Promise<StoredAnswer | null> {
  const { rows } = await pool.query<StoredAnswer>(
    `select ${COLUMNS} from report_answer where campaign_id = $1 and recipient = $2`,
    [campaignId, recipient],
  );
  return rows[0] ?? null;
}

/** What an agency is asked in campaigns that run, and for its hamlets. */
export interface Duty
  extends Pick<
    StoredAnswer,
    'campaignId' | 'recipient' | 'name' | 'returnReason' | keyof AnswerTimes
  > {
  readonly campaign: string;
  /** When it was last reminded of it; null where it was not. */
  readonly remindedAt: Instant | null;
}

/** What waits for an agency, the most urgent first. */
export async function readDuties(pool: pg.Pool, agency: string): Promise<readonly Duty[]> {
  const { rows } = await pool.query<Duty>(
    `select campaign_id as "campaignId", recipient, answer.name, answer.state,
        answer.due_at as "dueAt", again_due_at as "againDueAt",
        first_submitted_at as "firstSubmittedAt", submitted_at as "submittedAt",
        return_reason as "returnReason", campaign.name as campaign,
        (select max(given_at) from report_reminder as reminder
          where reminder.campaign_id = answer.campaign_id and reminder.recipient = answer.recipient)
          as "remindedAt"
      from report_answer as answer join report_campaign as campaign using (campaign_id)
      where agency = $1 and answer.state in ('not-begun', 'draft', 'returned')
        and campaign.state = 'open'
      order by coalesce(again_due_at, answer.due_at), recipient`,
    [agency],
  );
  return rows;
}

/** What an agency was ever asked, the newest period first. */
export async function readAnswersOf(
  pool: pg.Pool,
  agency: string,
): Promise<readonly (StoredAnswer & { readonly campaign: string })[]> {
  const { rows } = await pool.query(
    `select ${COLUMNS.replaceAll(/\b(name|state|due_at|campaign_id)\b/g, 'answer.$1')},
        campaign.name as campaign
      from report_answer as answer join report_campaign as campaign using (campaign_id)
      where agency = $1 order by campaign.period_to desc, campaign.opened_at desc, recipient
      limit 500`,
    [agency],
  );
  return rows;
}

/** How often, and when last, each recipient of a campaign was reminded. */
export async function readReminders(
  pool: pg.Pool,
  campaignId: string,
): Promise<ReadonlyMap<string, { readonly count: number; readonly last: Instant }>> {
  const { rows } = await pool.query(
    `select recipient, count(*) as count, max(given_at) as last from report_reminder
      where campaign_id = $1 and given_at is not null group by recipient`,
    [campaignId],
  );
  return new Map(rows.map(({ recipient, count, last }) => [recipient, { count, last }]));
}
