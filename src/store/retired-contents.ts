import type pg from 'pg';
import type { Instant } from '#kernel/day.ts';
import { systemActor } from '#store/job.ts';
import { inTransaction } from '#store/transaction.ts';
import { NO_DOSSIER, writeAudit } from '#store/write-batch.ts';

/** For how many months what is held as something is kept. */
export interface KeptFor {
  readonly kind: string;
  readonly months: number;
}

/** What holds a content, and whether its term is past. */
export interface Hold {
  readonly kind: string;
  readonly subject: string;
  /** From when its term counts; null where it does not yet. */
  readonly since: Instant | null;
  readonly months: number | null;
  readonly isPast: boolean;
}

/** All that names contents by index: of each the kind, the subject and since when its term counts. */
const HOLDS = `
  select asked.sha256, held.kind, held.subject, held.since
  from unnest($1::text[]) as asked (sha256) cross join lateral (
    select 'dossier-paper' as kind, event.dossier_id::text as subject, dossier.closed_at as since
      from event left join dossier using (dossier_id)
      where type in ('received', 'supplement-received') and body->'attachments' <> '[]'
        and body->'attachments' @> jsonb_build_array(jsonb_build_object('sha256', asked.sha256))
    union all select 'result', dossier_id::text, at from event
      where type = 'outside-answered' and body #>> '{result,paper,sha256}' = asked.sha256
    union all select case kind when 'paper' then 'digitised-paper' else 'result' end,
        dossier_id::text, issued_at
      from stored_document where stored_document.sha256 = asked.sha256
    union all select 'bill', dossier_id::text, received_at from payment where bill = asked.sha256
    union all select 'feedback-paper', feedback_id::text, closed_at from feedback
      where attachments <> '[]'
        and attachments @> jsonb_build_array(jsonb_build_object('sha256', asked.sha256))
    union all select 'evidence', subject, null from evidence_file
      where evidence_file.sha256 = asked.sha256
    union all select 'axis-document', axis_document_id::text, null from axis_file
      where axis_file.sha256 = asked.sha256
    union all select 'own-document', document_id::text, null from personal_document
      where personal_document.sha256 = asked.sha256
    union all select 'draft', draft_id::text, null from draft
      where attachments @> jsonb_build_array(jsonb_build_object('sha256', asked.sha256))
  ) as held`;

/** Who holds each of the contents at an instant, by these terms. */
export async function holdsOf(
  pool: pg.Pool,
  contents: readonly string[],
  terms: readonly KeptFor[],
  now: Instant,
): Promise<ReadonlyMap<string, readonly Hold[]>> {
  const { rows } = await pool.query<Hold & { readonly sha256: string }>(
    `select holds.*, term.months,
        coalesce(since + make_interval(months => term.months) <= $3, false) as "isPast"
      from (${HOLDS}) as holds
      left join jsonb_to_recordset($2::jsonb) as term (kind text, months int) using (kind)`,
    [contents, JSON.stringify(terms), now],
  );
  const holds = new Map<string, Hold[]>(contents.map((sha256) => [sha256, []]));
  for (const { sha256, ...hold } of rows) holds.get(sha256)?.push(hold);
  return holds;
}

/**
 * Contents of which something is past its term, and that were not retired since; those first whose
 * deletion was begun and not finished. A thousand at most, from one name on.
 */
export async function retirementCandidates(
  pool: pg.Pool,
  terms: readonly KeptFor[],
  { now, after }: { readonly now: Instant; readonly after: string },
): Promise<readonly string[]> {
  const { rows } = await pool.query<{ readonly sha256: string }>(
    `with named as (
      select 'dossier-paper' as kind, jsonb_array_elements(body->'attachments')->>'sha256' as sha256,
          closed_at as since
        from dossier join event using (dossier_id)
        where type in ('received', 'supplement-received') and closed_at is not null
      union all select 'result', body #>> '{result,paper,sha256}', at from event
        where type = 'outside-answered'
      union all select case kind when 'paper' then 'digitised-paper' else 'result' end, sha256,
        issued_at from stored_document
      union all select 'bill', bill, received_at from payment
      union all select 'feedback-paper', jsonb_array_elements(attachments)->>'sha256', closed_at
        from feedback)
    select sha256 from named
      join jsonb_to_recordset($1::jsonb) as term (kind text, months int) using (kind)
      where since + make_interval(months => months) <= $2 and sha256 > $3
        and not exists (select from content_retired as retired where retired.sha256 = named.sha256
          and removed_at is not null and decided_at >= since + make_interval(months => months))
    union select sha256 from content_retired where removed_at is null and sha256 > $3
    order by sha256 limit 1000`,
    [JSON.stringify(terms), now, after],
  );
  return rows.map(({ sha256 }) => sha256);
}

/** Records, in the audit too, that a content is to be deleted; once, until it is. */
export async function decideRetirement(
  pool: pg.Pool,
  sha256: string,
  heldBy: readonly Hold[],
  now: Instant,
): Promise<void> {
  await inTransaction(pool, async (client) => {
    const { rowCount } = await client.query(
      `insert into content_retired (sha256, decided_at, held_by) values ($1, $2, $3)
        on conflict do nothing`,
      [sha256, now, JSON.stringify(heldBy)],
    );
    if (rowCount === 0) return;
    const { subject, role, agency } = systemActor;
    const kinds = [...new Set(heldBy.map(({ kind }) => kind))].join(' ');
    await writeAudit(client, [
      {
        dossierId: NO_DOSSIER,
        at: now,
        subject,
        role,
        agency,
        act: 'content-retired',
        outcome: 'done',
        detail: `${kinds} ${sha256}`,
      },
    ]);
  });
}

export async function noteRemoved(pool: pg.Pool, sha256: string, now: Instant): Promise<void> {
  await pool.query(
    'update content_retired set removed_at = $2 where sha256 = $1 and removed_at is null',
    [sha256, now],
  );
}

/** Something holds it again, and its file is there: it was not deleted. */
export async function takeBackRetirement(pool: pg.Pool, sha256: string): Promise<void> {
  await pool.query('delete from content_retired where sha256 = $1 and removed_at is null', [
    sha256,
  ]);
}

/** Those of the contents that a rule had deleted; of a subject, or whoever named them (null). */
export async function retiredOf(
  pool: pg.Pool,
  contents: readonly string[],
  subject: string | null = null,
): Promise<ReadonlySet<string>> {
  if (contents.length === 0) return new Set();
  const { rows } = await pool.query<{ readonly sha256: string }>({
    name: 'retired-of',
    text: `select sha256 from content_retired where sha256 = any($1) and removed_at is not null
      and ($2::text is null or held_by @> jsonb_build_array(jsonb_build_object('subject', $2)))`,
    values: [contents, subject],
  });
  return new Set(rows.map(({ sha256 }) => sha256));
}
