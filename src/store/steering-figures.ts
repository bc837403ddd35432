import type pg from 'pg';
import { addDays, type Day, type Instant, instantAt } from '#kernel/day.ts';
import type { Level } from '#reporting/sum-up.ts';
import type { OutreachKind } from '#steering/outreach.ts';

/** Of how many units of a level a team (or the province's committee) was founded. */
export interface Coverage {
  readonly level: Level;
  readonly founded: number;
  readonly units: number;
}

export interface IssuedDocument {
  readonly number: string;
  readonly issuedOn: Day;
  readonly subject: string;
  readonly issuer: string;
}

export interface HeldMeeting {
  readonly title: string;
  readonly heldOn: Day;
  readonly place: string;
  readonly participants: number;
  readonly attended: number;
  readonly kinds: readonly { readonly kind: string; readonly participants: number }[];
}

export interface OutreachFigure {
  readonly kind: OutreachKind;
  readonly pieces: number;
  readonly people: number;
  /** Agencies that did any. */
  readonly agencies: number;
}

export interface TaskFigures {
  readonly all: number;
  readonly done: number;
  /** Of the done, after their day. */
  readonly doneLate: number;
  /** Not done at the end of the period, and due by then. */
  readonly overdue: number;
}

export interface SteeringFigures {
  readonly coverage: readonly Coverage[];
  readonly documents: readonly IssuedDocument[];
  readonly meetings: readonly HeldMeeting[];
  readonly outreach: readonly OutreachFigure[];
  readonly tasks: TaskFigures;
}

/** What was done to steer the scheme in a period, both days included; teams as of its end. */
export async function readSteeringFigures(
  pool: pg.Pool,
  { from, to, now }: { readonly from: Day; readonly to: Day; readonly now: Instant },
): Promise<SteeringFigures> {
  // A period that goes on ends now for tasks: what is due tomorrow is not overdue.
  const lastMoment = instantAt(addDays(to, 1), 0);
  const end = now < lastMoment ? now : lastMoment;
  const [coverage, documents, meetings, outreach, tasks] = await Promise.all([
    readCoverage(pool, to),
    pool.query<IssuedDocument>(
      `select number, issued_on as "issuedOn", subject, issuer from steering_document
        where issued_on between $1 and $2 order by issued_on, number`,
      [from, to],
    ),
    pool.query<HeldMeeting>(MEETINGS, [from, to]),
    pool.query<OutreachFigure>(
      `select kind, sum(pieces) as pieces, sum(people) as people,
          count(distinct agency) as agencies
        from steering_outreach where happened_on between $1 and $2 group by kind order by kind`,
      [from, to],
    ),
    readTaskFigures(pool, instantAt(from, 0), end),
  ]);
  return {
    coverage,
    documents: documents.rows,
    meetings: meetings.rows,
    outreach: outreach.rows,
    tasks,
  };
}

/** Units of each level on a day, and those whose committee or team was founded by then. */
export async function readCoverage(pool: pg.Pool, day: Day): Promise<readonly Coverage[]> {
  const { rows } = await pool.query<Coverage>(COVERAGE, [day]);
  return rows;
}

const COVERAGE = `
  with place as (
    select case level when 1 then 'province' when 2 then 'district' else 'commune' end as level, code
      from unit where valid_from <= $1 and (valid_to is null or valid_to > $1)
    union all select 'hamlet', hamlet_id from hamlet
  ), body as (
    select distinct level, unit from steering_body
      where founded_on <= $1 and (ended_on is null or ended_on > $1)
        and (kind = 'team' or (level = 'province' and kind = 'committee'))
  )
  select place.level, count(body.unit) as founded, count(*) as units
    from place left join body on body.level = place.level and body.unit = place.code
    group by place.level
    order by array_position(array['province', 'district', 'commune', 'hamlet'], place.level)`;

const MEETINGS = `
  select title, held_on as "heldOn", place,
    (select count(*) from steering_participant as one
      where one.meeting_id = meeting.meeting_id) as participants,
    (select count(*) from steering_participant as one
      where one.meeting_id = meeting.meeting_id and attended) as attended,
    coalesce((select json_agg(json_build_object('kind', kind, 'participants', participants)
          order by participants desc, kind)
      from (select kind, count(*) as participants from steering_participant as one
        where one.meeting_id = meeting.meeting_id group by kind) as counted), '[]') as kinds
  from steering_meeting as meeting where held_on between $1 and $2 order by held_on, title`;

/** Tasks that were due, or done, in the period; and whatever was made before its end and is overdue. */
async function readTaskFigures(pool: pg.Pool, from: Instant, end: Instant): Promise<TaskFigures> {
  const { rows } = await pool.query<TaskFigures>(
    `select count(*) as all, count(*) filter (where done_at < $2) as done,
        count(*) filter (where done_at < $2 and done_at > due_at) as "doneLate",
        count(*) filter (where due_at < $2 and (done_at is null or done_at >= $2)) as overdue
      from steering_task
      where made_at < $2 and (done_at is null or done_at >= $1)`,
    [from, end],
  );
  return rows[0] ?? { all: 0, done: 0, doneLate: 0, overdue: 0 };
}
