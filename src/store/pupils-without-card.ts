import type pg from 'pg';
import type { Day } from '#kernel/day.ts';
import { type CardReason, cardReasonOf } from '#quality/pupil-card.ts';

/** A pupil who is to be invited, as both registers have them, and how far the invitation is. */
export interface InvitedPupil {
  readonly id: string;
  readonly name: string;
  readonly birthDate: string;
  readonly sex: 'male' | 'female' | null;
  readonly identityNumber: string;
  readonly school: string;
  /** 9 or 12, as text. */
  readonly grade: string;
  readonly reason: CardReason;
  /** Commune of residence, whose police invites: of the population database, else of the school's list. */
  readonly commune: string;
  readonly address: string;
  readonly invitedOn: Day | null;
  readonly cameOn: Day | null;
}

export const INVITATION_STATES = ['to-invite', 'invited', 'came'] as const;
export type InvitationState = (typeof INVITATION_STATES)[number];

export interface PupilFilter {
  readonly campaignId: string;
  /** Null for all. */
  readonly commune: string | null;
  readonly school: string | null;
  readonly grade: string | null;
  readonly state: InvitationState | null;
}

/**
 * The pupils of a campaign for whom there is a reason (src/quality/pupil-card.ts; a test holds this to it).
 * Of the left source they are pupils, of the right one citizens.
 */
const LISTED = `
  select l.record_id as id, l.body ->> 'name' as name, l.body ->> 'birthDate' as "birthDate",
    l.body ->> 'sex' as sex, l.body ->> 'identityNumber' as "identityNumber",
    coalesce(l.body -> 'more' ->> 'school', '') as school,
    coalesce(l.body -> 'more' ->> 'class', '') as grade,
    p.record_id is not null as "isKnown",
    coalesce(nullif(p.commune, ''), l.commune) as commune,
    coalesce(nullif(p.body ->> 'address', ''), l.body ->> 'address') as address,
    i.invited_on as "invitedOn", i.came_on as "cameOn"
  from quality_record l
  left join lateral (select * from quality_record c
    where c.campaign_id = l.campaign_id and c.side = 'right'
      and c.body ->> 'identityNumber' = btrim(l.body ->> 'identityNumber')
      and btrim(l.body ->> 'identityNumber') ~ '^\\d{12}$'
    order by coalesce(c.body -> 'more' ->> 'cardIssuedOn', '') desc limit 1) p on true
  left join pupil_invitation i on i.campaign_id = l.campaign_id and i.pupil_id = l.record_id
  where l.campaign_id = $1 and l.side = 'left'
    and (p.record_id is null or coalesce(p.body -> 'more' ->> 'cardIssuedOn', '') = '')`;

const FITS = `($2::text is null or commune = $2) and ($3::text is null or school = $3)
  and ($4::text is null or grade = $4)
  and ($5::text is null or $5 = case when "cameOn" is not null then 'came'
    when "invitedOn" is not null then 'invited' else 'to-invite' end)`;

const valuesOf = ({ campaignId, commune, school, grade, state }: PupilFilter) => [
  campaignId,
  commune,
  school,
  grade,
  state,
];

/** A page of them by commune, school and class. */
export async function listPupils(
  pool: pg.Pool,
  filter: PupilFilter,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Promise<readonly InvitedPupil[]> {
  const { rows } = await pool.query<PupilRow>(
    `select * from (${LISTED}) as listed where ${FITS}
      order by commune, school, length(grade), grade, name, id offset $6 limit $7`,
    [...valuesOf(filter), offset, limit],
  );
  return rows.map(pupilOf);
}

/** One of them, for the letter; null where the pupil is not, or no longer, without a card. */
export async function findPupil(
  pool: pg.Pool,
  campaignId: string,
  id: string,
): Promise<InvitedPupil | null> {
  const { rows } = await pool.query<PupilRow>(`select * from (${LISTED}) as listed where id = $2`, [
    campaignId,
    id,
  ]);
  return rows[0] === undefined ? null : pupilOf(rows[0]);
}

type PupilRow = Omit<InvitedPupil, 'reason'> & { readonly isKnown: boolean };

function pupilOf({ isKnown, ...pupil }: PupilRow): InvitedPupil {
  const reason = cardReasonOf(pupil, isKnown ? { more: {} } : null);
  if (reason === null) throw new Error('a pupil with a card was listed');
  return { ...pupil, reason };
}

export interface PupilCount {
  readonly commune: string;
  readonly school: string;
  readonly grade: string;
  readonly listed: number;
  readonly invited: number;
  readonly came: number;
}

/** How many there are by commune, school and class, of all of the campaign that fit. */
export async function countPupils(
  pool: pg.Pool,
  filter: PupilFilter,
): Promise<readonly PupilCount[]> {
  const { rows } = await pool.query<PupilCount>(
    `select commune, school, grade, count(*)::int as listed, count("invitedOn")::int as invited,
        count("cameOn")::int as came
      from (${LISTED}) as listed where ${FITS}
      group by 1, 2, 3 order by 1, 2, length(grade), 3`,
    valuesOf(filter),
  );
  return rows;
}

export interface InvitationNote {
  readonly campaignId: string;
  readonly pupilIds: readonly string[];
  readonly day: Day;
  readonly by: string;
  /** Only pupils who live there; null for all. */
  readonly commune: string | null;
}

/** Notes that pupils of the list were invited on a day; who was before is so again. Answers how many. */
export async function noteInvited(
  client: pg.Pool | pg.ClientBase,
  { campaignId, pupilIds, day, by, commune }: InvitationNote,
): Promise<number> {
  const { rowCount } = await client.query(
    `insert into pupil_invitation (campaign_id, pupil_id, invited_on, invited_by)
      select $1, id, $3, $4 from (${LISTED}) as listed
      where id = any($2::text[]) and ($5::text is null or commune = $5)
      on conflict (campaign_id, pupil_id)
        do update set invited_on = excluded.invited_on, invited_by = excluded.invited_by`,
    [campaignId, pupilIds, day, by, commune],
  );
  return rowCount ?? 0;
}

/** Notes that they came, invited or not. */
export async function noteCame(
  client: pg.Pool | pg.ClientBase,
  { campaignId, pupilIds, day, by, commune }: InvitationNote,
): Promise<number> {
  const { rowCount } = await client.query(
    `insert into pupil_invitation (campaign_id, pupil_id, invited_on, invited_by, came_on, came_by)
      select $1, id, $3, $4, $3, $4 from (${LISTED}) as listed
      where id = any($2::text[]) and ($5::text is null or commune = $5)
      on conflict (campaign_id, pupil_id)
        do update set came_on = excluded.came_on, came_by = excluded.came_by`,
    [campaignId, pupilIds, day, by, commune],
  );
  return rowCount ?? 0;
}

/** Takes back what was noted of them. */
export async function clearInvitations(
  client: pg.Pool | pg.ClientBase,
  { campaignId, pupilIds, commune }: Pick<InvitationNote, 'campaignId' | 'pupilIds' | 'commune'>,
): Promise<number> {
  const { rowCount } = await client.query(
    `delete from pupil_invitation i using (${LISTED}) as listed
      where i.campaign_id = $1 and i.pupil_id = listed.id and listed.id = any($2::text[])
        and ($3::text is null or listed.commune = $3)`,
    [campaignId, pupilIds, commune],
  );
  return rowCount ?? 0;
}
