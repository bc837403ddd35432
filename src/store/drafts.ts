import { createHash, randomInt } from 'node:crypto';
import type pg from 'pg';
import type { AnswerSource } from '#dossier/declaration.ts';
import type { Attachment } from '#dossier/dossier-event.ts';
import type { Answer, Answers } from '#eform/check-answers.ts';
import type { Instant } from '#kernel/day.ts';
import { inTransaction } from '#store/transaction.ts';

/** Whose a draft is: an account's, or of whoever has the secret of the browser in which it was begun. */
export type DraftOwner = { readonly citizenId: string } | { readonly device: string };

/** A dossier that is being prepared from outside. */
export interface Draft {
  readonly draftId: string;
  readonly procedureCode: string;
  readonly form: { readonly code: string; readonly validFrom: string } | null;
  readonly answers: Answers;
  readonly sources: Readonly<Record<string, AnswerSource | undefined>>;
  /** Desk, delivery, contact and the like, as they were typed. */
  readonly choices: Readonly<Record<string, string | undefined>>;
  readonly attachments: readonly Attachment[];
  /** What registers said when it was begun. */
  readonly known: unknown;
  /** Whom its owner prepares it for; null where for themselves. */
  readonly helped: HelpedPerson | null;
}

/** A draft in a list of them. */
export interface ListedDraft extends Draft {
  readonly changedAt: Instant;
}

/** A person for whom somebody else prepares a dossier, as they or their card told. */
export interface HelpedPerson {
  readonly name: string;
  /** 12 digits, or 9 of an old card. */
  readonly identityNumber: string;
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
  readonly birthDate: string | null;
  readonly sex: 'male' | 'female' | null;
  /** As the card has it, in one line. */
  readonly residence: string;
  readonly phone: string | null;
}

/** A draft as it is read. */
export const DRAFT_COLUMNS = `draft_id as "draftId", procedure_code as "procedureCode",
  case when form_code is null then null
    else json_build_object('code', form_code, 'validFrom', form_from) end as form,
  answers, sources, choices, attachments, known, helped`;

/** A draft that was filed, here or at a counter, is a dossier of the same id, whatever is left of it. */
export const NOT_FILED = 'not exists (select from dossier where dossier_id = draft_id)';

export type NewDraft = Omit<Draft, 'attachments'>;

/** Begins a draft; its id is made by the page, so that a repeat of the same form meets its own draft. */
export async function beginDraft(
  pool: pg.Pool,
  owner: DraftOwner,
  draft: NewDraft,
  now: Instant,
): Promise<void> {
  await pool.query(
    `insert into draft (draft_id, citizen_id, device_hash, procedure_code, form_code, form_from,
        answers, sources, choices, known, helped, begun_at, changed_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $12) on conflict (draft_id) do nothing`,
    [
      draft.draftId,
      ...ownerValues(owner),
      draft.procedureCode,
      draft.form?.code ?? null,
      draft.form?.validFrom ?? null,
      draft.answers,
      draft.sources,
      draft.choices,
      JSON.stringify(draft.known),
      draft.helped === null ? null : JSON.stringify(draft.helped),
      now,
    ],
  );
}

/** The draft of that id where it is the owner's, or null. */
export async function readDraft(
  pool: pg.Pool,
  owner: DraftOwner,
  draftId: string,
): Promise<Draft | null> {
  const { rows } = await pool.query<Draft>({
    name: 'read-draft',
    text: `select ${DRAFT_COLUMNS} from draft
      where draft_id = $1 and citizen_id is not distinct from $2
        and device_hash is not distinct from $3 and ${NOT_FILED}`,
    values: [draftId, ...ownerValues(owner)],
  });
  return rows[0] ?? null;
}

/** What one page says: the answers of its fields anew, and its other choices. */
export interface PageChange {
  readonly answers?: {
    readonly given: Answers;
    /** Fields of the page: one that is not given is no longer answered. */
    readonly fields: readonly string[];
  };
  readonly choices?: Readonly<Record<string, string>>;
  readonly sources?: Draft['sources'];
}

/** Keeps what a page says; pages that are sent from two windows do not undo each other. */
export async function savePage(
  pool: pg.Pool,
  draftId: string,
  { answers, choices = {}, sources = {} }: PageChange,
  now: Instant,
): Promise<void> {
  await pool.query({
    name: 'save-page',
    text: `update draft set answers = (answers - $2::text[]) || $3::jsonb,
        sources = (sources - $2::text[]) || $4::jsonb, choices = choices || $5::jsonb,
        changed_at = $6
      where draft_id = $1`,
    values: [draftId, answers?.fields ?? [], answers?.given ?? {}, sources, choices, now],
  });
}

/** Fills in what was not answered yet. */
export async function fillIn(
  pool: pg.Pool,
  draftId: string,
  answers: Readonly<Record<string, Answer>>,
  sources: Draft['sources'],
): Promise<void> {
  await pool.query(
    `update draft set answers = $2::jsonb || answers, sources = $3::jsonb || sources
      where draft_id = $1`,
    [draftId, answers, sources],
  );
}

/** Papers that came and papers that are no longer wanted. */
export interface AttachmentChange {
  readonly add: readonly Attachment[];
  readonly drop: readonly Attachment[];
}

/**
 * Changes which papers are attached, and answers them; one that is there already is not doubled. Papers
 * that come at the same time, each by a request of its own, do not undo each other.
 */
export function changeAttachments(
  pool: pg.Pool,
  draftId: string,
  { add, drop }: AttachmentChange,
  now: Instant,
): Promise<readonly Attachment[]> {
  return inTransaction(pool, async (client) => {
    const { rows } = await client.query<Pick<Draft, 'attachments'>>(
      'select attachments from draft where draft_id = $1 for update',
      [draftId],
    );
    const dropped = new Set(drop.map(keyOf));
    const kept = new Map(
      [...(rows[0]?.attachments ?? []), ...add].map((one) => [keyOf(one), one] as const),
    );
    const attachments = [...kept].flatMap(([key, one]) => (dropped.has(key) ? [] : [one]));
    await client.query('update draft set attachments = $2, changed_at = $3 where draft_id = $1', [
      draftId,
      JSON.stringify(attachments),
      now,
    ]);
    return attachments;
  });
}

const keyOf = ({ component, sha256 }: Attachment): string => `${component} ${sha256}`;

/** The drafts of an owner, the one worked on last first. */
export async function draftsOf(pool: pg.Pool, owner: DraftOwner): Promise<readonly ListedDraft[]> {
  const { rows } = await pool.query<ListedDraft>(
    `select ${DRAFT_COLUMNS}, changed_at as "changedAt" from draft
      where citizen_id is not distinct from $1 and device_hash is not distinct from $2
        and ${NOT_FILED}
      order by changed_at desc limit 50`,
    [...ownerValues(owner)],
  );
  return rows;
}

/** For how long a code opens a draft at a counter. */
export const RESUME_DAYS = 14;

/** A code by which a counter opens the draft; an earlier one no longer does. */
export async function giveResumeCode(
  pool: pg.Pool,
  draftId: string,
  now: Instant,
): Promise<string> {
  const code = Array.from({ length: CODE_LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join(
    '',
  );
  await pool.query(
    `update draft set resume_hash = $2, resume_until = $3::timestamptz + $4 * interval '1 day'
      where draft_id = $1`,
    [draftId, digestOf(code), now, RESUME_DAYS],
  );
  return code;
}

/** The draft that a code opens now, whoever's it is; spaces, dashes and case do not matter. */
export async function draftByCode(
  pool: pg.Pool,
  code: string,
  now: Instant,
): Promise<Draft | null> {
  const { rows } = await pool.query<Draft>(
    `select ${DRAFT_COLUMNS} from draft
      where resume_hash = $1 and resume_until > $2 and ${NOT_FILED}`,
    [digestOf(code.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')), now],
  );
  return rows[0] ?? null;
}

/** Letters and digits that nobody takes for another when they are read out. */
const LETTERS = 'ACDEFGHJKLMNPQRTUVWXY34679';
const CODE_LENGTH = 8;

/** Forgets a draft: it was filed, or is not wanted any more. */
export async function forgetDraft(pool: pg.Pool, draftId: string): Promise<void> {
  await pool.query('delete from draft where draft_id = $1', [draftId]);
}

/** What was begun without an account in a browser is the person's once they have signed in there. */
export async function takeOverDrafts(
  pool: pg.Pool,
  device: string,
  citizenId: string,
): Promise<void> {
  await pool.query('update draft set citizen_id = $2, device_hash = null where device_hash = $1', [
    digestOf(device),
    citizenId,
  ]);
}

/** Forgets drafts that nobody has touched since an instant. */
export async function forgetOldDrafts(pool: pg.Pool, before: Instant): Promise<void> {
  await pool.query('delete from draft where changed_at < $1', [before]);
}

const ownerValues = (owner: DraftOwner): readonly [string | null, Buffer | null] =>
  'citizenId' in owner ? [owner.citizenId, null] : [null, digestOf(owner.device)];

/** SHA-256 of a text. */
export const digestOf = (secret: string): Buffer => createHash('sha256').update(secret).digest();
