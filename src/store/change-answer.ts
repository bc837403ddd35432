import type pg from 'pg';
import type { Day, Instant } from '#kernel/day.ts';
import type { AnswerState } from '#reporting/lateness.ts';
import type { Typed } from '#reporting/read-answers.ts';
import type { Reminder } from '#reporting/reminder-times.ts';
import { type AnswerKey, putReminders } from '#store/open-campaign.ts';
import { keepReturn } from '#store/report-returns.ts';

/** What may happen to an answer. */
export type AnswerChange =
  | ({ readonly type: 'save' | 'submit' } & AnswerContent)
  | {
      readonly type: 'return';
      readonly reason: string;
      readonly againDueAt: Instant;
      /** Name of who returns it. */
      readonly by: string;
    }
  | { readonly type: 'accept' }
  | { readonly type: 'ask-extension'; readonly until: Day; readonly reason: string }
  | {
      readonly type: 'grant-extension';
      readonly dueAt: Instant;
      readonly reminders: readonly Reminder[];
    }
  | { readonly type: 'refuse-extension' };

export interface AnswerContent {
  readonly typed: Typed;
  readonly reasons: Typed;
  readonly prefilled: Readonly<Record<string, number>>;
}

/** Which answer, as it was seen. */
export interface SeenAnswer extends AnswerKey {
  readonly version: number;
}

const AWAITED: readonly AnswerState[] = ['not-begun', 'draft', 'returned'];
const GIVEN: readonly AnswerState[] = ['submitted', 'accepted'];

/**
 * Changes an answer; false where it changed since it was seen, does not stand so that this may happen, or
 * its campaign does not run.
 */
export async function changeAnswer(
  client: pg.ClientBase,
  seen: SeenAnswer,
  change: AnswerChange,
  now: Instant,
): Promise<boolean> {
  const { set, states, values } = statementOf(change, now);
  const { rowCount } = await client.query(
    `update report_answer set version = version + 1, ${set}
      where campaign_id = $1 and recipient = $2 and version = $3 and state = any($4)
        and exists (select from report_campaign as campaign
          where campaign.campaign_id = $1 and campaign.state = 'open')`,
    [seen.campaignId, seen.recipient, seen.version, states, ...values],
  );
  if (rowCount !== 1) return false;
  if (change.type === 'grant-extension') await putReminders(client, seen, change.reminders);
  if (change.type === 'return') await keepReturn(client, seen, change.by);
  return true;
}

interface Statement {
  /** Values from `$5` on. */
  readonly set: string;
  readonly states: readonly AnswerState[];
  readonly values: readonly unknown[];
}

const CONTENT = 'typed = $5, reasons = $6, prefilled = $7';

function statementOf(change: AnswerChange, now: Instant): Statement {
  switch (change.type) {
    case 'save':
      return {
        set: `${CONTENT}, state = case state when 'not-begun' then 'draft' else state end`,
        states: AWAITED,
        values: contentOf(change),
      };
    case 'submit':
      return {
        set: `${CONTENT}, state = 'submitted', submitted_at = $8,
          first_submitted_at = coalesce(first_submitted_at, $8)`,
        states: AWAITED,
        values: [...contentOf(change), now],
      };
    case 'return':
      return {
        set: `state = 'returned', returned_at = $5, return_reason = $6, again_due_at = $7,
          accepted_at = null`,
        states: GIVEN,
        values: [now, change.reason, change.againDueAt],
      };
    case 'accept':
      return { set: `state = 'accepted', accepted_at = $5`, states: ['submitted'], values: [now] };
    case 'ask-extension':
      return {
        set: `extension = 'asked', extension_until = $5, extension_reason = $6`,
        states: AWAITED,
        values: [change.until, change.reason],
      };
    case 'grant-extension':
      return {
        set: `extension = 'granted', due_at = $5`,
        states: AWAITED,
        values: [change.dueAt],
      };
    case 'refuse-extension':
      return { set: `extension = 'refused'`, states: AWAITED, values: [] };
  }
}

const contentOf = ({ typed, reasons, prefilled }: AnswerContent): readonly unknown[] =>
  [typed, reasons, prefilled].map((one) => JSON.stringify(one));
