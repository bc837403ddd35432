import type pg from 'pg';
import { owns, type SignedInCitizen } from '#access/citizen.ts';
import type { Instant } from '#kernel/day.ts';
import { citizenToken } from '#store/dossier-row.ts';
import { citizenActor } from '#store/job.ts';
import { loadHistories } from '#store/load-dossier.ts';
import { quoteLexeme } from '#store/search-query.ts';

/**
 * One use of somebody's data: an officer read it, another system was asked about the person, or somebody
 * opened a document that was shared with them.
 */
export interface DataUse {
  readonly at: Instant;
  /** Of a read the page; of a call the system that was asked. */
  readonly act: string;
  /** Of a call, and of what the person shared themselves; null for any other read. */
  readonly purpose: string | null;
  /** With whom the person shared it, in their words; null where they did not. */
  readonly recipient: string | null;
  readonly role: string;
  readonly agency: string;
  /** Of the dossier that was read, or for which it was asked; null where there is none. */
  readonly code: string | null;
}

export interface DataUsePeriod {
  readonly from: Instant | null;
  readonly before: Instant | null;
  readonly limit: number;
  readonly offset: number;
}

/**
 * Who used a person's data and when, the newest first: reads of the dossiers that are theirs and of signed
 * documents that are theirs out of dossiers of others, of cases of data quality that name their number,
 * openings of what they or others of their dossiers
 * shared, and calls to other systems about their number. Officers are told by role and agency, never by
 * name; with whom another shared is not told; what they opened themselves is left out.
 */
export async function dataUses(
  pool: pg.Pool,
  person: SignedInCitizen,
  { from, before, limit, offset }: DataUsePeriod,
): Promise<{ readonly uses: readonly DataUse[]; readonly total: number }> {
  const dossiers = await dossiersOf(pool, person);
  const own = citizenActor(person).subject;
  const values = [
    [...dossiers.keys()],
    person.identityNumber ?? '',
    from,
    before,
    own,
    person.citizenId,
  ];
  const { rows } = await pool.query({
    name: 'data-uses',
    text: `${USES} order by at desc, act limit $7 offset $8`,
    values: [...values, limit, offset],
  });
  const counted = await pool.query({
    name: 'count-data-uses',
    text: `select count(*)::int as total from (${USES}) as uses`,
    values,
  });
  const uses = rows.map(
    ({ dossierId, ...use }): DataUse => ({
      ...use,
      code: dossiers.get(dossierId) ?? null,
    }),
  );
  return { uses, total: counted.rows[0].total };
}

/** Of the person's dossiers the codes, by id; another's who merely has the number in it is not one. */
async function dossiersOf(
  pool: pg.Pool,
  person: SignedInCitizen,
): Promise<ReadonlyMap<string, string>> {
  const words = [citizenToken(person.citizenId)];
  if (person.identityNumber !== null) words.push(person.identityNumber);
  const { rows } = await pool.query<{ id: string }>({
    name: 'dossiers-with-words',
    text: 'select dossier_id as id from dossier where search @@ $1::tsquery',
    values: [words.map(quoteLexeme).join(' | ')],
  });
  const histories = await loadHistories(
    pool,
    rows.map(({ id }) => id),
  );
  return new Map(
    [...histories].flatMap(([id, { dossier }]): [string, string][] =>
      owns(person, dossier) ? [[id, dossier.code]] : [],
    ),
  );
}

const USES = `
  select at, act, null as purpose, null as recipient,
      case role when 'citizen' then 'owner' else role end as role,
      agency, dossier_id as "dossierId" from audit
    where dossier_id = any($1::uuid[]) and outcome = 'read' and subject <> $5 and role <> 'recipient'
      and ($3::timestamptz is null or at >= $3) and ($4::timestamptz is null or at < $4)
  union all
  select a.at, a.act, null as purpose, null as recipient,
      case a.role when 'citizen' then 'owner' else a.role end as role,
      a.agency, a.dossier_id as "dossierId"
    from stored_document d join audit a on a.dossier_id = d.dossier_id
      and a.act in ('stored-document ' || d.document_id, 'store-lookup ' || d.document_id)
    where $2 <> '' and d.owners && array[$2] and not d.dossier_id = any($1::uuid[])
      and a.outcome = 'read' and a.subject <> $5
      and ($3::timestamptz is null or a.at >= $3) and ($4::timestamptz is null or a.at < $4)
  union all
  select at, split_part(act, ' ', 1), case when is_own then purpose end,
      case when is_own then recipient end, role, agency, dossier_id
    from audit
    join (
      select 'share:' || share_id as subject, dossier_id, purpose, recipient,
          (citizen_id = $6 or ($2 <> '' and identity_number = $2)) is true as is_own
        from document_share join citizen using (citizen_id) join stored_document using (document_id)
        where citizen_id = $6 or ($2 <> '' and identity_number = $2) or dossier_id = any($1::uuid[])
    ) as shared using (dossier_id, subject)
    where outcome = 'read'
      and ($3::timestamptz is null or at >= $3) and ($4::timestamptz is null or at < $4)
  union all
  select a.at, a.act, null as purpose, null as recipient, a.role, a.agency, null as "dossierId"
    from (
      select c.case_id from quality_case c
        join quality_record r on r.campaign_id = c.campaign_id and r.side = 'left'
          and r.record_id = c.left_id
        where $2 <> '' and r.body->>'identityNumber' = $2 and r.body->>'identityNumber' <> ''
      union
      select c.case_id from quality_record r
        join quality_case c on c.campaign_id = r.campaign_id and c.right_id = r.record_id
        where r.side = 'right' and $2 <> '' and r.body->>'identityNumber' = $2
          and r.body->>'identityNumber' <> ''
    ) as named join audit a on a.dossier_id = named.case_id and a.outcome = 'read'
    where ($3::timestamptz is null or a.at >= $3) and ($4::timestamptz is null or a.at < $4)
  union all
  select at, party as act, purpose, null, case when subject like 'citizen:%' then 'citizen'
      when subject = 'system' then 'system' else 'officer' end as role, agency,
      dossier_id as "dossierId" from exchange_call
    where $2 <> '' and person = $2
      and ($3::timestamptz is null or at >= $3) and ($4::timestamptz is null or at < $4)`;

/** Since when uses are kept: the first read that stands in the audit; null where there is none yet. */
export async function dataUsesSince(pool: pg.Pool): Promise<Instant | null> {
  const { rows } = await pool.query(`select min(at) as since from audit where outcome = 'read'`);
  return rows[0].since;
}
