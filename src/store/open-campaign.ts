import type pg from 'pg';
import type { Instant } from '#kernel/day.ts';
import type { Reminder } from '#reporting/reminder-times.ts';
import type { Recipient } from '#store/report-answers.ts';

/** A recipient with when it is reminded, by working days from the due time. */
export interface AskedRecipient extends Recipient {
  readonly reminders: readonly Reminder[];
}

/** Begins a campaign: from now on its recipients are asked. False where it was begun already. */
export async function openCampaign(
  client: pg.ClientBase,
  campaignId: string,
  recipients: readonly AskedRecipient[],
  times: { readonly now: Instant; readonly dueAt: Instant },
): Promise<boolean> {
  const { rowCount } = await client.query(
    `update report_campaign set state = 'open', opened_at = $2, due_at = $3
      where campaign_id = $1 and state = 'draft'`,
    [campaignId, times.now, times.dueAt],
  );
  if (rowCount !== 1) return false;
  await client.query(
    `insert into report_answer (campaign_id, recipient, name, level, agency, above, state, version,
        due_at)
      select $1, recipient, name, level, agency, above, 'not-begun', 1, $3
      from json_to_recordset($2::json) as x(recipient text, name text, level text, agency text,
        above text)`,
    [campaignId, JSON.stringify(recipients), times.dueAt],
  );
  for (const { recipient, reminders } of recipients) {
    await putReminders(client, { campaignId, recipient }, reminders);
  }
  return true;
}

export interface AnswerKey {
  readonly campaignId: string;
  readonly recipient: string;
}

/** Reminders of one recipient; one that was given stays as it was. */
export async function putReminders(
  client: pg.ClientBase,
  { campaignId, recipient }: AnswerKey,
  reminders: readonly Reminder[],
): Promise<void> {
  await client.query({
    name: 'put-reminders',
    text: `insert into report_reminder (campaign_id, recipient, days, due_at)
      select $1, $2, days, due from unnest($3::int[], $4::timestamptz[]) as told (days, due)
      on conflict (campaign_id, recipient, days) do update set due_at = excluded.due_at
        where report_reminder.given_at is null`,
    values: [
      campaignId,
      recipient,
      reminders.map(({ days }) => days),
      reminders.map(({ dueAt }) => dueAt),
    ],
  });
}

/**
 * Gives the reminders that are due: they stand on the first page of who answers from now on. Of whoever
 * answered meanwhile they are taken away. Answers how many were given.
 */
export async function giveReminders(pool: pg.Pool, now: Instant): Promise<number> {
  const { rows } = await pool.query<{ readonly given: number }>(
    `with due as (
      select reminder.campaign_id, recipient, days,
          campaign.state = 'open' and answer.state in ('not-begun', 'draft', 'returned') as awaited
        from report_reminder as reminder join report_answer as answer using (campaign_id, recipient)
        join report_campaign as campaign using (campaign_id)
        where reminder.due_at <= $1 and given_at is null
        for update of reminder skip locked
    ), given as (
      update report_reminder as reminder set given_at = $1 from due
        where awaited and (reminder.campaign_id, reminder.recipient, reminder.days)
          = (due.campaign_id, due.recipient, due.days) returning 1
    ), needless as (
      delete from report_reminder as reminder using due
        where not awaited and (reminder.campaign_id, reminder.recipient, reminder.days)
          = (due.campaign_id, due.recipient, due.days) returning 1
    )
    select (select count(*) from given)::int as given, (select count(*) from needless)`,
    [now],
  );
  return rows[0]?.given ?? 0;
}
