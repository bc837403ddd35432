import type pg from 'pg';
import type { Day, Instant } from '#kernel/day.ts';
import type { AnswerState } from '#reporting/lateness.ts';
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
