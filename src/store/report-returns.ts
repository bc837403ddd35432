import type pg from 'pg';
import type { Instant } from '#kernel/day.ts';
import type { Typed } from '#reporting/read-answers.ts';
import type { AnswerKey } from '#store/open-campaign.ts';

/** Once that an answer was returned, and what it said then. */
export interface AnswerReturn {
  readonly returnedAt: Instant;
  /** Name of who returned it; empty where it was not kept. */
  readonly returnedBy: string;
  readonly reason: string;
  readonly againDueAt: Instant;
  /** Empty where it was not kept. */
  readonly typed: Typed;
}

/** Keeps why an answer is returned just now, with what it says. */
export async function keepReturn(
  client: pg.ClientBase,
  { campaignId, recipient }: AnswerKey,
  by: string,
): Promise<void> {
  await client.query(
    `insert into report_return (campaign_id, recipient, returned_at, returned_by, reason,
        again_due_at, typed, reasons)
      select campaign_id, recipient, returned_at, $3, return_reason, again_due_at, typed, reasons
        from report_answer where campaign_id = $1 and recipient = $2`,
    [campaignId, recipient, by],
  );
}

/** Every time that an answer was returned, the first first. */
export async function readReturns(
  pool: pg.Pool,
  { campaignId, recipient }: AnswerKey,
): Promise<readonly AnswerReturn[]> {
  const { rows } = await pool.query<AnswerReturn>(
    `select returned_at as "returnedAt", returned_by as "returnedBy", reason,
        again_due_at as "againDueAt", typed
      from report_return where campaign_id = $1 and recipient = $2 order by returned_at`,
    [campaignId, recipient],
  );
  return rows;
}
