import { createHash, randomBytes } from 'node:crypto';
import type pg from 'pg';
import type { Feedback, NewFeedback } from '#feedback/feedback.ts';
import type { FeedbackChange } from '#feedback/decide-feedback.ts';
import { dayOf, type Instant } from '#kernel/day.ts';
import { isOverLimit, noteAttempt } from '#store/attempts.ts';
import { trackingLimits } from '#store/tracking.ts';
import { inTransaction } from '#store/transaction.ts';
import { type AuditEntry, NO_DOSSIER, writeAudit } from '#store/write-batch.ts';

/** Who did something to a report or suggestion, for its history and the audit. */
export interface FeedbackActor {
  readonly subject: string;
  readonly role: string;
  readonly agency: string;
}

export interface FeedbackEvent extends FeedbackActor {
  readonly version: number;
  readonly type: string;
  readonly at: Instant;
  readonly detail: string;
}

/** Letters and digits that nobody takes for one another. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LETTERS = 8;

/** `PA-220621-7K3M9QXT`: the day of receipt, then what cannot be guessed. */
function newCode(now: Instant): string {
  const letters = [...randomBytes(LETTERS)].map((byte) => ALPHABET[byte % ALPHABET.length]);
  return `PA-${dayOf(now).slice(2).replaceAll('-', '')}-${letters.join('')}`;
}

const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest();

export interface Receipt {
  readonly feedback: NewFeedback;
  readonly agency: string;
  readonly dueAt: Instant;
  /** The word by which the sender follows it; only its hash is kept. */
  readonly secret: string;
  /** Network address of the sender. */
  readonly address: string;
  readonly now: Instant;
}

/**
 * Reports that one network address may send within the window of `tracking.ts`: more than an office
 * behind one address ever sends, less than a flood.
 */
export const REPORTS_PER_ADDRESS = 60;

export type Received = { readonly kind: 'received' } | { readonly kind: 'too-many' };

/**
 * Keeps a report or suggestion with the first line of its history. The same key again changes nothing,
 * whatever it holds: the first stands. Counts by address; a repeat is not counted.
 */
export async function receiveFeedback(pool: pg.Pool, receipt: Receipt): Promise<Received> {
  const { feedback, agency, dueAt, secret, address, now } = receipt;
  return inTransaction(pool, async (client) => {
    const known = await client.query('select from feedback where feedback_id = $1', [
      feedback.feedbackId,
    ]);
    if (known.rowCount === 1) return { kind: 'received' };
    const limits = [{ key: `report:${address}`, most: REPORTS_PER_ADDRESS }];
    if (await isOverLimit(client, limits, now)) return { kind: 'too-many' };
    const { rowCount } = await client.query(
      `insert into feedback (feedback_id, version, code, secret_hash, received_at, kind, about, agency,
          dossier_code, body, sender_name, phone, email, tell_by, may_publish, attachments, due_at, stage)
        values ($1, 1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
        on conflict (feedback_id) do nothing`,
      [
        feedback.feedbackId,
        newCode(now),
        hashOf(secret),
        now,
        feedback.kind,
        feedback.about,
        agency,
        feedback.dossierCode,
        feedback.text,
        feedback.senderName,
        feedback.phone,
        feedback.email,
        feedback.tellBy,
        feedback.mayPublish,
        JSON.stringify(feedback.attachments),
        dueAt,
        JSON.stringify({ kind: 'received' }),
      ],
    );
    if (rowCount === 0) return { kind: 'received' };
    const actor = { subject: 'citizen', role: 'citizen', agency };
    await addEvent(client, feedback.feedbackId, {
      ...actor,
      version: 1,
      type: 'received',
      at: now,
      detail: '',
    });
    await noteAttempt(client, limits, now);
    return { kind: 'received' };
  });
}

async function addEvent(
  client: pg.ClientBase,
  feedbackId: string,
  { version, type, at, subject, role, agency, detail }: FeedbackEvent,
): Promise<void> {
  await client.query(
    `insert into feedback_event (feedback_id, version, type, at, subject, role, agency, detail)
      values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [feedbackId, version, type, at, subject, role, agency, detail],
  );
}

const COLUMNS = `feedback_id as "feedbackId", version, code, received_at as "receivedAt", kind, about,
  agency, dossier_code as "dossierCode", body as text, sender_name as "senderName", phone, email,
  tell_by as "tellBy", may_publish as "mayPublish", attachments, due_at as "dueAt", extended, stage`;

export async function readFeedback(
  client: pg.Pool | pg.ClientBase,
  feedbackId: string,
): Promise<Feedback | null> {
  const { rows } = await client.query<Feedback>(
    `select ${COLUMNS} from feedback where feedback_id = $1`,
    [feedbackId],
  );
  return rows[0] ?? null;
}

/** What happened to it, the first first. */
export async function readFeedbackHistory(
  pool: pg.Pool,
  feedbackId: string,
): Promise<readonly FeedbackEvent[]> {
  const { rows } = await pool.query<FeedbackEvent>(
    `select version, type, at, subject, role, agency, detail from feedback_event
      where feedback_id = $1 order by version`,
    [feedbackId],
  );
  return rows;
}

export type Followed =
  | { readonly kind: 'found'; readonly feedback: Feedback }
  | { readonly kind: 'not-found' }
  | { readonly kind: 'too-many-attempts' };

/** Finds a report for whoever knows code and secret; misses are counted as those of dossiers are. */
export async function followFeedback(
  pool: pg.Pool,
  question: {
    readonly code: string;
    readonly secret: string;
    readonly address: string;
    readonly now: Instant;
  },
): Promise<Followed> {
  const limits = trackingLimits(question);
  if (await isOverLimit(pool, limits, question.now)) return { kind: 'too-many-attempts' };
  const { rows } = await pool.query<Feedback>(
    `select ${COLUMNS} from feedback where code = $1 and secret_hash = $2`,
    [question.code, hashOf(question.secret)],
  );
  const feedback = rows[0];
  if (feedback !== undefined) return { kind: 'found', feedback };
  await noteAttempt(pool, limits, question.now);
  return { kind: 'not-found' };
}

export type FeedbackOutcome<R> =
  | { readonly kind: 'done' }
  /** The same officer did the same just before: the answer to it was lost. */
  | { readonly kind: 'repeated' }
  | { readonly kind: 'changed-meanwhile' }
  | { readonly kind: 'refused'; readonly refusal: R };

export interface FeedbackDeed<R> {
  readonly feedbackId: string;
  /** As the officer saw it. */
  readonly version: number;
  readonly type: string;
  readonly actor: FeedbackActor;
  readonly now: Instant;
  readonly decide: (
    feedback: Feedback,
  ) =>
    | { readonly ok: true; readonly value: FeedbackChange }
    | { readonly ok: false; readonly error: R };
}

/**
 * Changes a report under its lock, with its history and the audit in one transaction. Of two who act
 * at once the second sees that it changed; nothing is done twice.
 */
export function changeFeedback<R>(
  pool: pg.Pool,
  { feedbackId, version, type, actor, now, decide }: FeedbackDeed<R>,
): Promise<FeedbackOutcome<R>> {
  return inTransaction(pool, async (client) => {
    const { rows } = await client.query<Feedback>(
      `select ${COLUMNS} from feedback where feedback_id = $1 for update`,
      [feedbackId],
    );
    const feedback = rows[0];
    if (feedback === undefined) return { kind: 'changed-meanwhile' };
    if (feedback.version !== version) {
      const last = await client.query(
        'select from feedback_event where feedback_id = $1 and version = $2 and type = $3 and subject = $4',
        [feedbackId, version + 1, type, actor.subject],
      );
      return { kind: last.rowCount === 1 ? 'repeated' : 'changed-meanwhile' };
    }
    const decided = decide(feedback);
    if (!decided.ok) return { kind: 'refused', refusal: decided.error };
    const { stage, agency, dueAt, extended, detail } = decided.value;
    const isClosed = stage.kind === 'answered' || stage.kind === 'refused';
    await client.query(
      `update feedback set version = $2, stage = $3, agency = $4, due_at = $5, extended = $6,
        closed_at = $7 where feedback_id = $1`,
      [
        feedbackId,
        version + 1,
        JSON.stringify(stage),
        agency,
        dueAt,
        extended,
        isClosed ? now : null,
      ],
    );
    await addEvent(client, feedbackId, { ...actor, version: version + 1, type, at: now, detail });
    await writeAudit(client, [
      feedbackAudit(actor, feedback.code, `feedback-${type}`, 'done', now),
    ]);
    return { kind: 'done' };
  });
}

/** A line of the audit: a report touches no dossier, its code says which it was. */
export const feedbackAudit = (
  { subject, role, agency }: FeedbackActor,
  code: string,
  act: string,
  outcome: AuditEntry['outcome'],
  at: Instant,
): AuditEntry => ({ dossierId: NO_DOSSIER, at, subject, role, agency, act, outcome, detail: code });
