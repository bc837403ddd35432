import type pg from 'pg';
import { clean, foldTokens } from '#kernel/fold.ts';
import type { Instant } from '#kernel/day.ts';
import { quoteLexeme } from '#store/search-query.ts';

/** One row of the work-list or of a search, as the projection holds it. */
export interface WorklistRow {
  readonly dossierId: string;
  readonly code: string;
  readonly version: number;
  readonly procedureCode: string;
  readonly procedureFrom: string;
  readonly desk: string;
  readonly handler: string;
  readonly phase: 'waiting' | 'in-hand' | 'awaiting-supplement' | 'closed';
  readonly outcome: string | null;
  readonly step: string | null;
  readonly stepRole: string | null;
  readonly place: string;
  readonly holder: string | null;
  readonly holderName: string | null;
  readonly receivedAt: Instant;
  readonly dueAt: Instant | null;
  /** ISO instant or `infinity`: the first half of the paging cursor. */
  readonly urgentAt: string;
  readonly finishedAt: Instant | null;
  readonly applicantName: string;
  readonly concernedName: string | null;
}

export interface WorklistPage {
  readonly rows: readonly WorklistRow[];
  readonly more: boolean;
}

/** Whose work: the role at the agency; and which stretch of it, by urgency. */
export interface WorklistQuery {
  readonly agency: string;
  readonly role: string;
  /** Only dossiers due from … to, both included; null leaves that end open. */
  readonly dueFrom: Instant | null;
  readonly dueTo: Instant | null;
  /** Only what these have accepted. */
  readonly holders: readonly string[] | null;
  readonly after: Cursor | null;
  readonly limit: number;
}

/** The last row of the page before: paging by key stays fast however deep it goes. */
export interface Cursor {
  readonly urgentAt: string;
  readonly dossierId: string;
}

const NIL_ID = "'00000000-0000-0000-0000-000000000000'";

const COLUMNS = `dossier_id as "dossierId", code, version, procedure_code as "procedureCode",
  procedure_from as "procedureFrom", desk, handler, phase, outcome, step,
  step_role as "stepRole", place, holder, holder_name as "holderName",
  received_at as "receivedAt", due_at as "dueAt", urgent_at as "urgentAt",
  finished_at as "finishedAt", applicant_name as "applicantName",
  concerned_name as "concernedName"`;

/** The open dossiers at which this role of this agency must act, most urgent first. */
export async function worklist(pool: pg.Pool, query: WorklistQuery): Promise<WorklistPage> {
  const { rows } = await pool.query({
    name: 'worklist',
    text: `select ${COLUMNS} from dossier
      where place = $1 and step_role = $2 and phase <> 'closed'
        and urgent_at >= coalesce($3::timestamptz, '-infinity')
        and urgent_at <= coalesce($4::timestamptz, 'infinity')
        and ($5::text[] is null or holder = any($5))
        and (urgent_at, dossier_id) > (coalesce($6::timestamptz, '-infinity'), coalesce($7::uuid, ${NIL_ID}))
      order by urgent_at, dossier_id
      limit $8`,
    values: [
      query.agency,
      query.role,
      query.dueFrom,
      query.dueTo,
      query.holders,
      query.after?.urgentAt ?? null,
      query.after?.dossierId ?? null,
      query.limit + 1,
    ],
  });
  return pageOf(rows, query.limit);
}

/** Dossiers of a desk that wait for their applicants to bring a supplement. */
export async function awaitingSupplement(
  pool: pg.Pool,
  desk: string,
  after: Cursor | null,
  limit: number,
): Promise<WorklistPage> {
  const { rows } = await pool.query({
    name: 'awaiting-supplement',
    text: `select ${COLUMNS} from dossier
      where desk = $1 and phase = 'awaiting-supplement' and dossier_id > coalesce($2::uuid, ${NIL_ID})
      order by dossier_id limit $3`,
    values: [desk, after?.dossierId ?? null, limit + 1],
  });
  return pageOf(rows, limit);
}

/** How many of a role's open dossiers are overdue, due today and due soon; counted up to a limit. */
export interface WorklistCounts {
  readonly all: number;
  readonly overdue: number;
  readonly today: number;
  readonly soon: number;
  readonly mine: number;
}

/** Counting stops here: beyond it a page says "999+", and no page waits for a count of thousands. */
export const COUNT_LIMIT = 1000;

export async function worklistCounts(
  pool: pg.Pool,
  who: { readonly agency: string; readonly role: string; readonly subjects: readonly string[] },
  bounds: { readonly now: Instant; readonly endOfToday: Instant; readonly soonUntil: Instant },
): Promise<WorklistCounts> {
  const { rows } = await pool.query({
    name: 'worklist-counts',
    text: `select count(*)::int as all,
        count(*) filter (where urgent_at < $4)::int as overdue,
        count(*) filter (where urgent_at >= $4 and urgent_at <= $5)::int as today,
        count(*) filter (where urgent_at > $5 and urgent_at <= $6)::int as soon,
        count(*) filter (where holder = any($3))::int as mine
      from (select urgent_at, holder from dossier
        where place = $1 and step_role = $2 and phase <> 'closed'
        order by urgent_at, dossier_id limit ${COUNT_LIMIT}) as open`,
    values: [who.agency, who.role, who.subjects, bounds.now, bounds.endOfToday, bounds.soonUntil],
  });
  return rows[0];
}

/**
 * Finds dossiers by words of names, numbers or codes, without diacritics: whole words first, and
 * where nothing has them, words that begin so. (Whole words cost what the agency has, beginnings
 * cost what the province has.) `agency` null searches everywhere. Newest first.
 */
export async function searchDossiers(
  pool: pg.Pool,
  text: string,
  agency: string | null,
  limit: number,
): Promise<WorklistPage> {
  const words = foldTokens(clean(text).slice(0, MAX_TEXT)).slice(0, MAX_WORDS);
  if (words.length === 0) return { rows: [], more: false };
  const whole = await runSearch(pool, searchQuery(words, agency, ''), limit);
  return whole.rows.length > 0 ? whole : runSearch(pool, searchQuery(words, agency, ':*'), limit);
}

async function runSearch(pool: pg.Pool, query: string, limit: number): Promise<WorklistPage> {
  const { rows } = await pool.query({
    name: 'search-dossiers',
    text: `select ${COLUMNS} from (
        select * from dossier where search @@ $1::tsquery limit ${COUNT_LIMIT}) as found
      order by received_at desc, dossier_id limit $2`,
    values: [query, limit + 1],
  });
  return pageOf(rows, limit);
}

/** The tsquery of a search: quoted lexemes only, so that nothing typed can be an operator. */
function searchQuery(words: readonly string[], agency: string | null, match: '' | ':*'): string {
  const lexemes = words.map((word) => `${quoteLexeme(word)}${match}`);
  if (agency !== null) lexemes.push(quoteLexeme(`A:${agency}`));
  return lexemes.join(' & ');
}

const MAX_WORDS = 8;
/** Characters of a search that are looked at: far below the longest word of a tsquery. */
const MAX_TEXT = 200;

function pageOf(rows: readonly WorklistRow[], limit: number): WorklistPage {
  return { rows: rows.slice(0, limit), more: rows.length > limit };
}
