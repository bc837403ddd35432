import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import type { JsonValue } from '#kernel/canonical-json.ts';
import type { Day, Instant } from '#kernel/day.ts';
import type { CatalogueKind, Coded } from '#store/published-catalogue.ts';
import { RAISE_REVISION } from '#store/reference-rows.ts';
import { inTransaction } from '#store/transaction.ts';
import { type AuditEntry, NO_DOSSIER, writeAudit } from '#store/write-batch.ts';

/** What administrators write; the rules of the mechanism come with the software. */
export type DraftKind = Exclude<CatalogueKind, 'rules'>;

/** A version of a procedure or form that is being written. It may have any fault. */
export interface CatalogueDraft {
  readonly draftId: string;
  readonly kind: DraftKind;
  readonly body: JsonValue;
  /** The version that it was copied from, of its own code or of another; null where of none. */
  readonly base: Coded | null;
  /** Why it is written: the legal document that orders it. */
  readonly note: string;
  readonly state: 'editing' | 'submitted';
  readonly returnedBecause: string | null;
  /** Raised by every change; a change names the one that it saw. */
  readonly revision: number;
  /** Subjects of all who changed it; none of them may approve it. */
  readonly editedBy: readonly string[];
  readonly editedAt: Instant;
}

/** `changed-meanwhile`: somebody else changed the draft since it was read; nothing was written. */
export type DraftOutcome = 'done' | 'changed-meanwhile';

export type NewDraft = Pick<CatalogueDraft, 'kind' | 'body' | 'base' | 'note'>;

export type DraftChange = Partial<
  Pick<CatalogueDraft, 'body' | 'base' | 'note' | 'state' | 'returnedBecause'>
>;

/** Who changes a draft and when, as the audit is told. */
export type Trace = Pick<AuditEntry, 'at' | 'subject' | 'role' | 'agency' | 'act' | 'detail'>;

/** Drafts of a kind, the last changed first. */
export async function listDrafts(
  pool: pg.Pool,
  kind: DraftKind,
): Promise<readonly CatalogueDraft[]> {
  const { rows } = await pool.query(`${DRAFT} where kind = $1 order by edited_at desc, draft_id`, [
    kind,
  ]);
  return rows.map(draftOf);
}

/** One draft, or null where it was published or thrown away. */
export async function readDraftRow(pool: pg.Pool, draftId: string): Promise<CatalogueDraft | null> {
  const { rows } = await pool.query(`${DRAFT} where draft_id = $1`, [draftId]);
  return rows[0] === undefined ? null : draftOf(rows[0]);
}

/** Adds drafts, all or none; returns their ids in the order given. */
export function addDrafts(
  pool: pg.Pool,
  drafts: readonly NewDraft[],
  trace: Trace,
): Promise<readonly string[]> {
  return inTransaction(pool, async (client) => {
    const ids = drafts.map(() => randomUUID());
    for (const [index, { kind, body, base, note }] of drafts.entries()) {
      await client.query(
        `insert into catalogue_draft (draft_id, kind, body, base_code, base_valid_from, note, state,
          revision, edited_by, edited_at) values ($1, $2, $3, $4, $5, $6, 'editing', 1, $7, $8)`,
        [
          ids[index],
          kind,
          JSON.stringify(body),
          base?.code ?? null,
          base?.validFrom ?? null,
          note,
          [trace.subject],
          trace.at,
        ],
      );
    }
    await writeTrace(client, trace);
    return ids;
  });
}

/** Changes a draft that nobody changed since `seen`; whoever changes the text is one of its editors. */
export function changeDraft(
  pool: pg.Pool,
  seen: CatalogueDraft,
  change: DraftChange,
  trace: Trace,
): Promise<DraftOutcome> {
  const next = { ...seen, ...change };
  const editors =
    change.body === undefined || seen.editedBy.includes(trace.subject)
      ? seen.editedBy
      : [...seen.editedBy, trace.subject];
  return inTransaction(pool, async (client) => {
    const { rowCount } = await client.query(
      `update catalogue_draft set body = $3, base_code = $4, base_valid_from = $5, note = $6,
          state = $7, returned_because = $8, edited_by = $9, edited_at = $10,
          revision = revision + 1
        where draft_id = $1 and revision = $2`,
      [
        seen.draftId,
        seen.revision,
        JSON.stringify(next.body),
        next.base?.code ?? null,
        next.base?.validFrom ?? null,
        next.note,
        next.state,
        next.returnedBecause,
        editors,
        trace.at,
      ],
    );
    if (rowCount !== 1) return 'changed-meanwhile';
    await writeTrace(client, trace);
    return 'done';
  });
}

/** Throws a draft away that nobody changed since `seen`. */
export function discardDraft(
  pool: pg.Pool,
  seen: CatalogueDraft,
  trace: Trace,
): Promise<DraftOutcome> {
  return inTransaction(pool, async (client) => {
    if (!(await deleteDraft(client, seen))) return 'changed-meanwhile';
    await writeTrace(client, trace);
    return 'done';
  });
}

/**
 * Makes a draft law from its first day on, and tells every process to read the law again.
 * `day-taken`: a version of that code and day was published a moment before.
 */
export async function publishDraft(
  pool: pg.Pool,
  seen: CatalogueDraft,
  version: { readonly code: string; readonly validFrom: Day },
  trace: Trace,
): Promise<DraftOutcome | 'day-taken'> {
  return inTransaction(pool, async (client) => {
    if (!(await deleteDraft(client, seen))) return 'changed-meanwhile';
    const { rowCount } = await client.query(
      `insert into catalogue_version (kind, code, valid_from, body, note, published_at, approved_by,
        edited_by) values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing`,
      [
        seen.kind,
        version.code,
        version.validFrom,
        JSON.stringify(seen.body),
        seen.note,
        trace.at,
        trace.subject,
        seen.editedBy,
      ],
    );
    if (rowCount !== 1) throw new DayTaken();
    await client.query(RAISE_REVISION);
    await writeTrace(client, trace);
    return 'done' as const;
  }).catch((fault: unknown) => {
    if (fault instanceof DayTaken) return 'day-taken' as const;
    throw fault;
  });
}

/** Rolls the deletion of the draft back. */
class DayTaken extends Error {}

async function deleteDraft(client: pg.ClientBase, seen: CatalogueDraft): Promise<boolean> {
  const { rowCount } = await client.query(
    'delete from catalogue_draft where draft_id = $1 and revision = $2',
    [seen.draftId, seen.revision],
  );
  return rowCount === 1;
}

const writeTrace = (client: pg.ClientBase, trace: Trace): Promise<void> =>
  writeAudit(client, [{ ...trace, dossierId: NO_DOSSIER, outcome: 'done' }]);

interface DraftRow extends Omit<CatalogueDraft, 'base'> {
  readonly baseCode: string | null;
  readonly baseValidFrom: Day | null;
}

function draftOf({ baseCode, baseValidFrom, ...draft }: DraftRow): CatalogueDraft {
  const base =
    baseCode === null || baseValidFrom === null
      ? null
      : { code: baseCode, validFrom: baseValidFrom };
  return { ...draft, base };
}

const DRAFT = `select draft_id as "draftId", kind, body, base_code as "baseCode",
  base_valid_from as "baseValidFrom", note, state, returned_because as "returnedBecause", revision,
  edited_by as "editedBy", edited_at as "editedAt" from catalogue_draft`;
