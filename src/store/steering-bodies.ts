import type pg from 'pg';
import type { Day } from '#kernel/day.ts';
import type { BodyKind, BodyLevel, MemberRole } from '#steering/body.ts';

/** A committee or team of a unit. */
export interface SteeringBody {
  readonly bodyId: string;
  readonly kind: BodyKind;
  readonly level: BodyLevel;
  /** Code of the unit, or id of the hamlet. */
  readonly unit: string;
  readonly name: string;
  readonly agency: string;
  readonly foundedOn: Day;
}

/** By which a body was founded or changed. */
export interface Decision {
  readonly decisionId: string;
  readonly act: 'founded' | 'changed';
  readonly number: string;
  readonly issuedOn: Day;
  readonly issuer: string;
}

export interface Member {
  readonly memberId: string;
  readonly name: string;
  readonly post: string;
  readonly role: MemberRole;
  /** Among the staff, where they have an account. */
  readonly subject: string | null;
  readonly since: Day;
  /** First day on which they no longer are. */
  readonly until: Day | null;
}

export interface ListedBody extends SteeringBody {
  readonly members: number;
  /** Number and day of the decision that founded it. */
  readonly decision: string;
}

const COLUMNS = `body_id as "bodyId", kind, level, unit, name, agency, founded_on as "foundedOn"`;

/** Bodies that exist, by level and name. */
export async function listBodies(pool: pg.Pool): Promise<readonly ListedBody[]> {
  const { rows } = await pool.query<ListedBody>(
    `select ${COLUMNS},
        (select count(*) from steering_member as member
          where member.body_id = body.body_id and until is null) as members,
        coalesce((select number || ', ' || to_char(issued_on, 'DD/MM/YYYY')
          from steering_decision as decision
          where decision.body_id = body.body_id and act = 'founded' limit 1), '') as decision
      from steering_body as body where ended_on is null`,
  );
  const order = ['province', 'district', 'commune', 'hamlet'];
  return rows.toSorted(
    (a, b) => order.indexOf(a.level) - order.indexOf(b.level) || byName.compare(a.name, b.name),
  );
}

const byName = new Intl.Collator('vi');

export interface WholeBody extends SteeringBody {
  readonly decisions: readonly Decision[];
  /** Those who are, then those who were. */
  readonly members: readonly Member[];
}

export async function readBody(pool: pg.Pool, bodyId: string): Promise<WholeBody | null> {
  const [body, decisions, members] = await Promise.all([
    pool.query<SteeringBody>(`select ${COLUMNS} from steering_body where body_id = $1`, [bodyId]),
    pool.query<Decision>(
      `select decision_id as "decisionId", act, number, issued_on as "issuedOn", issuer
        from steering_decision where body_id = $1 order by issued_on, decision_id`,
      [bodyId],
    ),
    pool.query<Member>(
      `select member_id as "memberId", name, post, role, subject, since, until from steering_member
        where body_id = $1 order by until is not null,
          array_position(array['head', 'standing-vice-head', 'vice-head', 'secretary', 'member'], role),
          since, name`,
      [bodyId],
    ),
  ]);
  const [found] = body.rows;
  return found === undefined
    ? null
    : { ...found, decisions: decisions.rows, members: members.rows };
}

/** A body with the decision that founds it; false where its unit has one of the kind already. */
export interface Founding {
  readonly body: SteeringBody;
  readonly decision: Decision;
}

/** Founds bodies at once; answers how many were new. */
export async function foundBodies(
  client: pg.ClientBase,
  foundings: readonly Founding[],
): Promise<number> {
  const { rows } = await client.query<{ readonly founded: number }>(
    `with told as (
      select * from json_to_recordset($1::json) as x(body json, decision json)
    ), added as (
      insert into steering_body (body_id, kind, level, unit, name, agency, founded_on)
        select (body->>'bodyId')::uuid, body->>'kind', body->>'level', body->>'unit', body->>'name',
          body->>'agency', (body->>'foundedOn')::date from told
        on conflict do nothing returning body_id
    ), decided as (
      insert into steering_decision (decision_id, body_id, act, number, issued_on, issuer)
        select (decision->>'decisionId')::uuid, body_id, 'founded', decision->>'number',
          (decision->>'issuedOn')::date, decision->>'issuer'
        from told join added on body_id = (body->>'bodyId')::uuid
        returning 1
    )
    select count(*)::int as founded from decided`,
    [JSON.stringify(foundings)],
  );
  return rows[0]?.founded ?? 0;
}

export async function addDecision(
  client: pg.ClientBase,
  bodyId: string,
  { decisionId, act, number, issuedOn, issuer }: Decision,
): Promise<boolean> {
  const { rowCount } = await client.query(
    `insert into steering_decision (decision_id, body_id, act, number, issued_on, issuer)
      values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
    [decisionId, bodyId, act, number, issuedOn, issuer],
  );
  return rowCount === 1;
}

export async function addMember(
  client: pg.ClientBase,
  bodyId: string,
  { memberId, name, post, role, subject, since }: Member,
): Promise<boolean> {
  const { rowCount } = await client.query(
    `insert into steering_member (member_id, body_id, name, post, role, subject, since)
      values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
    [memberId, bodyId, name, post, role, subject, since],
  );
  return rowCount === 1;
}

/** Ends a membership; the history keeps it. */
export async function endMember(
  client: pg.ClientBase,
  bodyId: string,
  memberId: string,
  until: Day,
): Promise<boolean> {
  const { rowCount } = await client.query(
    `update steering_member set until = greatest($3::date, since)
      where member_id = $1 and body_id = $2 and until is null`,
    [memberId, bodyId, until],
  );
  return rowCount === 1;
}
