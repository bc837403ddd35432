import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import type { Agency } from '#catalogue/locality.ts';
import type { SteeringPlan } from '#host/scenario/scenario.ts';
import type { Day } from '#kernel/day.ts';

/** What was issued, held, founded and told, as the tables of steering keep it. */
export async function writeSteering(
  pool: pg.Pool,
  plan: SteeringPlan,
  agencies: readonly Agency[],
  agencyOf: (department: string) => string,
): Promise<void> {
  await pool.query(
    `insert into steering_document (document_id, number, issued_on, subject, issuer)
      select gen_random_uuid(), number, "issuedOn", subject, issuer
      from json_to_recordset($1::json)
        as x (number text, "issuedOn" date, subject text, issuer text)`,
    [JSON.stringify(plan.documents)],
  );
  for (const meeting of plan.meetings) await writeMeeting(pool, meeting);
  await writeBodies(pool, plan, agencies);
  const told = plan.outreach.map((one) => ({ ...one, agency: agencyOf(one.department) }));
  await pool.query(
    `insert into steering_outreach
        (outreach_id, kind, agency, happened_on, place, pieces, people, added_at)
      select gen_random_uuid(), kind, agency, "happenedOn", place, pieces, people, "happenedOn"
      from json_to_recordset($1::json) as x (kind text, agency text, "happenedOn" date, place text,
        pieces int, people int)`,
    [JSON.stringify(told)],
  );
}

async function writeMeeting(
  pool: pg.Pool,
  { title, heldOn, place, kinds }: SteeringPlan['meetings'][number],
): Promise<void> {
  const id = randomUUID();
  await pool.query('insert into steering_meeting values ($1, $2, $3, $4)', [
    id,
    title,
    heldOn,
    place,
  ]);
  const people = kinds.flatMap(({ kind, participants }) =>
    Array.from({ length: participants }, () => kind),
  );
  await pool.query(
    `insert into steering_participant
        (meeting_id, number, name, post, organisation, kind, attended)
      select $1, number, 'Đại biểu ' || number, '', '', kind, true
      from unnest($2::text[]) with ordinality as x (kind, number)`,
    [id, people],
  );
}

interface Body {
  readonly kind: 'committee' | 'team';
  readonly level: 'province' | 'district' | 'commune' | 'hamlet';
  readonly unit: string;
  readonly name: string;
  readonly agency: string;
  readonly on: Day;
}

async function writeBodies(
  pool: pg.Pool,
  { teams, committee }: SteeringPlan,
  agencies: readonly Agency[],
): Promise<void> {
  const of = (kind: Agency['kind']) => agencies.filter((agency) => agency.kind === kind);
  const communes = of('commune-committee');
  const hamlets = Array.from({ length: teams.hamlets }, (_, index) => {
    const commune = communes[index % communes.length];
    if (commune === undefined) throw new Error('a province without communes');
    const number = Math.floor(index / communes.length) + 1;
    const { unitCode, code } = commune;
    return { id: `${unitCode}/${number}`, commune: unitCode, name: `Ấp ${number}`, agency: code };
  });
  await pool.query(
    `insert into hamlet (hamlet_id, commune, name)
      select id, commune, name from json_to_recordset($1::json)
        as x (id text, commune text, name text)`,
    [JSON.stringify(hamlets)],
  );
  const team = (level: Body['level'], unit: string, agency: string): Body => ({
    kind: 'team',
    level,
    unit,
    name: 'Tổ công tác thực hiện Đề án 06',
    agency,
    on: teams.foundedOn,
  });
  const [province] = of('province-committee');
  if (province === undefined) throw new Error('a province without a committee');
  const bodies: readonly Body[] = [
    {
      ...team('province', province.unitCode, province.code),
      kind: 'committee',
      name: 'Ban Chỉ đạo thực hiện Đề án 06',
      on: committee.foundedOn,
    },
    ...of('district-committee').map((one) => team('district', one.unitCode, one.code)),
    ...communes.map((one) => team('commune', one.unitCode, one.code)),
    ...hamlets.map(({ id, agency }) => team('hamlet', id, agency)),
  ];
  await pool.query(
    `insert into steering_body (body_id, kind, level, unit, name, agency, founded_on)
      select gen_random_uuid(), kind, level, unit, name, agency, "on"
      from json_to_recordset($1::json)
        as x (kind text, level text, unit text, name text, agency text, "on" date)`,
    [JSON.stringify(bodies)],
  );
  await pool.query(
    `insert into steering_decision (decision_id, body_id, act, number, issued_on, issuer)
      select gen_random_uuid(), body_id, act, number, "issuedOn", $2
      from json_to_recordset($1::json) as x (act text, number text, "issuedOn" date)
        join steering_body on kind = 'committee' and level = 'province'`,
    [JSON.stringify(committee.decisions), province.name.vi],
  );
}
