import type pg from 'pg';
import type { Day, Instant } from '#kernel/day.ts';
import type { OutreachKind } from '#steering/outreach.ts';
import type { Participant } from '#steering/participant-list.ts';
import type { HeldMeeting } from '#store/steering-figures.ts';

/** A document that was issued for the scheme. */
export interface SteeringDocument {
  readonly documentId: string;
  readonly number: string;
  readonly issuedOn: Day;
  readonly subject: string;
  readonly issuer: string;
}

/** Days, both included. */
export interface Days {
  readonly from: Day;
  readonly to: Day;
}

/** All of some days; of all days the last. */
const ofDays = (
  days: Days | null,
  most: number,
): readonly [Day | null, Day | null, number | null] =>
  days === null ? [null, null, most] : [days.from, days.to, null];

export async function listDocuments(
  pool: pg.Pool,
  days: Days | null,
): Promise<readonly SteeringDocument[]> {
  const { rows } = await pool.query<SteeringDocument>(
    `select document_id as "documentId", number, issued_on as "issuedOn", subject, issuer
      from steering_document where $1::date is null or issued_on between $1 and $2
      order by issued_on desc, number limit $3`,
    [...ofDays(days, 1000)],
  );
  return rows;
}

/** Adds a document, linked to a task where one is named; false where its number and day are known. */
export async function addDocument(
  client: pg.ClientBase,
  { documentId, number, issuedOn, subject, issuer }: SteeringDocument,
  taskId: string | null,
): Promise<boolean> {
  const { rowCount } = await client.query(
    `insert into steering_document (document_id, number, issued_on, subject, issuer)
      values ($1, $2, $3, $4, $5) on conflict do nothing`,
    [documentId, number, issuedOn, subject, issuer],
  );
  if (rowCount !== 1) return false;
  if (taskId !== null) {
    await client.query(
      'insert into steering_document_task (document_id, task_id) values ($1, $2)',
      [documentId, taskId],
    );
  }
  return true;
}

/** How people were told: so many pieces, so many people. */
export interface Outreach {
  readonly outreachId: string;
  readonly kind: OutreachKind;
  readonly agency: string;
  readonly happenedOn: Day;
  readonly place: string;
  readonly pieces: number;
  readonly people: number;
}

const OUTREACH = `outreach_id as "outreachId", kind, agency, happened_on as "happenedOn", place, pieces,
  people`;

/** Outreach of a kind (null: of any), the newest first. */
export async function listOutreach(
  pool: pg.Pool,
  days: Days | null,
  kind: OutreachKind | null,
): Promise<readonly Outreach[]> {
  const { rows } = await pool.query<Outreach>(
    `select ${OUTREACH} from steering_outreach
      where ($1::date is null or happened_on between $1 and $2) and ($4::text is null or kind = $4)
      order by happened_on desc, added_at desc limit $3`,
    [...ofDays(days, 200), kind],
  );
  return rows;
}

export async function readOutreach(pool: pg.Pool, outreachId: string): Promise<Outreach | null> {
  const { rows } = await pool.query<Outreach>(
    `select ${OUTREACH} from steering_outreach where outreach_id = $1`,
    [outreachId],
  );
  return rows[0] ?? null;
}

export async function addOutreach(
  client: pg.ClientBase,
  { outreachId, kind, agency, happenedOn, place, pieces, people }: Outreach,
  now: Instant,
): Promise<boolean> {
  const { rowCount } = await client.query(
    `insert into steering_outreach (outreach_id, kind, agency, happened_on, place, pieces, people,
        added_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing`,
    [outreachId, kind, agency, happenedOn, place, pieces, people, now],
  );
  return rowCount === 1;
}

export interface Meeting {
  readonly meetingId: string;
  readonly title: string;
  readonly heldOn: Day;
  readonly place: string;
}

export async function listMeetings(
  pool: pg.Pool,
  days: Days | null,
): Promise<readonly (Meeting & Pick<HeldMeeting, 'participants'>)[]> {
  const { rows } = await pool.query(
    `select meeting_id as "meetingId", title, held_on as "heldOn", place,
        (select count(*) from steering_participant as one
          where one.meeting_id = meeting.meeting_id) as participants
      from steering_meeting as meeting where $1::date is null or held_on between $1 and $2
      order by held_on desc, title limit $3`,
    [...ofDays(days, 200)],
  );
  return rows;
}

export async function readMeeting(pool: pg.Pool, meetingId: string): Promise<Meeting | null> {
  const { rows } = await pool.query<Meeting>(
    `select meeting_id as "meetingId", title, held_on as "heldOn", place
      from steering_meeting where meeting_id = $1`,
    [meetingId],
  );
  return rows[0] ?? null;
}

export async function addMeeting(
  client: pg.ClientBase,
  { meetingId, title, heldOn, place }: Meeting,
): Promise<boolean> {
  const { rowCount } = await client.query(
    `insert into steering_meeting (meeting_id, title, held_on, place) values ($1, $2, $3, $4)
      on conflict do nothing`,
    [meetingId, title, heldOn, place],
  );
  return rowCount === 1;
}

export async function readParticipants(
  pool: pg.Pool,
  meetingId: string,
): Promise<readonly Participant[]> {
  const { rows } = await pool.query<Participant>(
    `select name, post, organisation, kind, attended from steering_participant
      where meeting_id = $1 order by number`,
    [meetingId],
  );
  return rows;
}

/** Puts a list in place of the one that a meeting had. */
export async function putParticipants(
  client: pg.ClientBase,
  meetingId: string,
  participants: readonly Participant[],
): Promise<true> {
  await client.query('delete from steering_participant where meeting_id = $1', [meetingId]);
  await client.query(
    `insert into steering_participant (meeting_id, number, name, post, organisation, kind, attended)
      select $1, number, name, post, organisation, kind, attended
      from rows from (json_to_recordset($2::json) as (name text, post text, organisation text,
        kind text, attended boolean)) with ordinality as x(name, post, organisation, kind, attended,
        number)`,
    [meetingId, JSON.stringify(participants)],
  );
  return true;
}
