import type pg from 'pg';
import type { Day, Instant } from '#kernel/day.ts';
import type { Level } from '#reporting/sum-up.ts';
import type { OutreachKind } from '#steering/outreach.ts';
import { readTaskFigures, type TaskFigures, taskSpan } from '#store/steering-task-figures.ts';

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
    readTaskFigures(pool, taskSpan({ from, to, now })),
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

/** A unit on a day; what was founded for it by then, null where nothing was. */
export interface CoveredUnit {
  readonly level: Level;
  readonly name: string;
  readonly body: { readonly bodyId: string; readonly name: string } | null;
}

/** The units that `readCoverage` counts, by level and name. */
export async function listCoverage(pool: pg.Pool, day: Day): Promise<readonly CoveredUnit[]> {
  const { rows } = await pool.query<CoveredUnit>(COVERED_UNITS, [day]);
  return rows.toSorted(
    (a, b) =>
      LEVEL_ORDER.indexOf(a.level) - LEVEL_ORDER.indexOf(b.level) || byName.compare(a.name, b.name),
  );
}

const LEVEL_ORDER = ['province', 'district', 'commune', 'hamlet'];
const byName = new Intl.Collator('vi', { numeric: true });

const COVERED = `
  with known_unit as (
    select case level when 1 then 'province' when 2 then 'district' else 'commune' end as level,
        code, full_name, parent
      from unit where valid_from <= $1 and (valid_to is null or valid_to > $1)
  ), place as (
    select level, code, full_name as name, case level when 'commune' then parent end as above
      from known_unit
    union all select 'hamlet', hamlet_id, name, commune from hamlet
  ), body as (
    select distinct on (level, unit) level, unit, body_id, name from steering_body
      where founded_on <= $1 and (ended_on is null or ended_on > $1)
        and (kind = 'team' or (level = 'province' and kind = 'committee'))
      order by level, unit, founded_on, body_id
  )`;

const COVERAGE = `${COVERED}
  select place.level, count(body.unit) as founded, count(*) as units
    from place left join body on body.level = place.level and body.unit = place.code
    group by place.level
    order by array_position(array['province', 'district', 'commune', 'hamlet'], place.level)`;

const COVERED_UNITS = `${COVERED}
  select place.level, concat_ws(', ', place.name, above.full_name) as name,
      case when body.unit is not null
        then json_build_object('bodyId', body.body_id, 'name', body.name) end as body
    from place left join body on body.level = place.level and body.unit = place.code
    left join known_unit as above on above.code = place.above`;

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
