import type pg from 'pg';
import type { Instant } from '#kernel/day.ts';

/** Which people of a campaign of vaccination records are asked a passport for. */
export interface CleanPeople {
  readonly batchId: string;
  readonly campaignId: string;
  /** Code of a commune; null for all. */
  readonly commune: string | null;
  readonly subject: string;
  readonly agency: string;
  readonly at: Instant;
}

/** Numbers under which a campaign has two doses or more that agree in all basics, and no open case. */
const CLEAN = `
  select number from (
    select body ->> 'identityNumber' as number, array_agg(record_id) as ids, count(*) as doses,
      count(distinct (body ->> 'name', body ->> 'birthDate', body ->> 'sex')) as readings
    from quality_record
    where campaign_id = $1 and side = 'left' and body ->> 'identityNumber' ~ '^\\d{12}$'
      and ($2::text is null or commune = $2)
    group by body ->> 'identityNumber') as person
  where doses >= 2 and readings = 1
    and not exists (select from quality_case c
      where c.campaign_id = $1 and c.phase <> 'closed' and c.left_id = any (ids))
    and not exists (select from quality_case c
      where c.campaign_id = $1 and c.phase <> 'closed' and c.right_id = number)`;

/** Without those who have a passport that holds. */
const WITHOUT_PASS = `not exists (
  select from vaccine_pass p
  where p.identity_number = clean.number and p.ended_at is null and p.expires_at > $3)`;

/** How many people of a campaign have doses that agree, no open case, and no passport yet. */
export async function countClean(
  pool: pg.Pool,
  { campaignId, commune, at }: Pick<CleanPeople, 'campaignId' | 'commune' | 'at'>,
): Promise<number> {
  const { rows } = await pool.query<{ readonly count: number }>(
    `select count(*)::int as count from (${CLEAN}) as clean where ${WITHOUT_PASS}`,
    [campaignId, commune, at],
  );
  return rows[0]?.count ?? 0;
}

/** Asks a passport for each of them; answers for how many it is new. */
export async function askForClean(
  client: pg.ClientBase,
  { batchId, campaignId, commune, subject, agency, at }: CleanPeople,
): Promise<number> {
  const { rowCount } = await client.query(
    `insert into vaccine_pass_request (batch_id, identity_number, asked_at, subject, agency, due_at)
      select $4, clean.number, $3, $5, $6, $3 from (${CLEAN}) as clean where ${WITHOUT_PASS}
      on conflict do nothing`,
    [campaignId, commune, at, batchId, subject, agency],
  );
  return rowCount ?? 0;
}

/** Whether any campaign of vaccination records still has an open case about this person. */
export async function hasOpenCase(pool: pg.Pool, identityNumber: string): Promise<boolean> {
  const { rows } = await pool.query<{ readonly open: boolean }>(
    `select exists (
        select from quality_case c join quality_campaign using (campaign_id)
        where kind = 'vaccination' and c.phase <> 'closed' and c.right_id = $1
      ) or exists (
        select from quality_record r
        join quality_campaign using (campaign_id)
        join quality_case c on c.campaign_id = r.campaign_id and c.left_id = r.record_id
        where kind = 'vaccination' and r.side = 'left' and r.body ->> 'identityNumber' = $1
          and c.phase <> 'closed'
      ) as open`,
    [identityNumber],
  );
  return rows[0]?.open === true;
}
