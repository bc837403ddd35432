import type pg from 'pg';
import type { Instant } from '#kernel/day.ts';
import type { Decision, Member } from '#store/steering-bodies.ts';
import type { Meeting, Outreach, SteeringDocument } from '#store/steering-records.ts';
import type { SteeringTask } from '#store/steering-tasks.ts';

/** Runs a statement; whether it changed anything. */
const changes = async (
  client: pg.ClientBase,
  statement: string,
  values: readonly unknown[],
): Promise<boolean> => ((await client.query(statement, [...values])).rowCount ?? 0) > 0;

export const correctOutreach = (
  client: pg.ClientBase,
  { outreachId, kind, happenedOn, place, pieces, people }: Outreach,
): Promise<boolean> =>
  changes(
    client,
    `update steering_outreach set kind = $2, happened_on = $3, place = $4, pieces = $5, people = $6
      where outreach_id = $1`,
    [outreachId, kind, happenedOn, place, pieces, people],
  );

export const removeOutreach = (client: pg.ClientBase, outreachId: string): Promise<boolean> =>
  changes(client, 'delete from steering_outreach where outreach_id = $1', [outreachId]);

/** Corrects a document and for which task it is; false where another has its number and day. */
export async function correctDocument(
  client: pg.ClientBase,
  { documentId, number, issuedOn, subject, issuer }: SteeringDocument,
  taskId: string | null,
): Promise<boolean> {
  const isCorrected = await changes(
    client,
    `update steering_document set number = $2, issued_on = $3, subject = $4, issuer = $5
      where document_id = $1 and not exists (select from steering_document as other
        where other.number = $2 and other.issued_on = $3 and other.document_id <> $1)`,
    [documentId, number, issuedOn, subject, issuer],
  );
  if (!isCorrected) return false;
  await client.query('delete from steering_document_task where document_id = $1', [documentId]);
  if (taskId !== null) {
    await client.query(
      'insert into steering_document_task (document_id, task_id) values ($1, $2)',
      [documentId, taskId],
    );
  }
  return true;
}

/** Removes a document with its files. */
export async function removeDocument(client: pg.ClientBase, documentId: string): Promise<boolean> {
  await client.query('delete from steering_document_task where document_id = $1', [documentId]);
  await removeFiles(client, `document/${documentId}`);
  return changes(client, 'delete from steering_document where document_id = $1', [documentId]);
}

const removeFiles = async (client: pg.ClientBase, subject: string): Promise<void> =>
  void (await client.query('delete from evidence_file where subject = $1', [subject]));

/** Corrects a task; of those to whom it was brought too early by its wrong day, it is taken back. */
export async function correctTask(
  client: pg.ClientBase,
  { taskId, title, agency, dueAt, escalatesAt }: SteeringTask,
  now: Instant,
): Promise<boolean> {
  await client.query(
    `delete from steering_escalation where task_id = $1
      and case step when 'leader' then $2::timestamptz else $3::timestamptz end > $4`,
    [taskId, dueAt, escalatesAt, now],
  );
  return changes(
    client,
    `update steering_task set title = $2, agency = $3, due_at = $4, escalates_at = $5
      where task_id = $1`,
    [taskId, title, agency, dueAt, escalatesAt],
  );
}

/** Removes a task of which nobody noted anything yet. */
export async function removeTask(client: pg.ClientBase, taskId: string): Promise<boolean> {
  await client.query('delete from steering_escalation where task_id = $1', [taskId]);
  return changes(client, 'delete from steering_task where task_id = $1', [taskId]);
}

export const correctMeeting = (
  client: pg.ClientBase,
  { meetingId, title, heldOn, place }: Meeting,
): Promise<boolean> =>
  changes(
    client,
    'update steering_meeting set title = $2, held_on = $3, place = $4 where meeting_id = $1',
    [meetingId, title, heldOn, place],
  );

/** Removes a meeting with its list of participants. */
export async function removeMeeting(client: pg.ClientBase, meetingId: string): Promise<boolean> {
  await client.query('delete from steering_participant where meeting_id = $1', [meetingId]);
  return changes(client, 'delete from steering_meeting where meeting_id = $1', [meetingId]);
}

export const correctBody = (
  client: pg.ClientBase,
  bodyId: string,
  name: string,
): Promise<boolean> =>
  changes(client, 'update steering_body set name = $2 where body_id = $1', [bodyId, name]);

/** Removes a body that has no members, with the decision that founded it. */
export async function removeBody(
  client: pg.ClientBase,
  bodyId: string,
  decisionIds: readonly string[],
): Promise<boolean> {
  for (const decisionId of decisionIds) await removeDecision(client, decisionId);
  return changes(client, 'delete from steering_body where body_id = $1', [bodyId]);
}

/** Corrects a decision; the body was founded on the day of the one that founded it. */
export async function correctDecision(
  client: pg.ClientBase,
  { decisionId, number, issuedOn, issuer }: Omit<Decision, 'act'>,
): Promise<boolean> {
  await client.query(
    `update steering_body set founded_on = $2 from steering_decision as decision
      where decision_id = $1 and act = 'founded' and steering_body.body_id = decision.body_id`,
    [decisionId, issuedOn],
  );
  return changes(
    client,
    `update steering_decision set number = $2, issued_on = $3, issuer = $4 where decision_id = $1`,
    [decisionId, number, issuedOn, issuer],
  );
}

/** Removes a decision with its files. */
export async function removeDecision(client: pg.ClientBase, decisionId: string): Promise<boolean> {
  await removeFiles(client, `decision/${decisionId}`);
  return changes(client, 'delete from steering_decision where decision_id = $1', [decisionId]);
}

export const correctMember = (
  client: pg.ClientBase,
  { memberId, name, post, role, subject, since, until }: Member,
): Promise<boolean> =>
  changes(
    client,
    `update steering_member set name = $2, post = $3, role = $4, subject = $5, since = $6, until = $7
      where member_id = $1`,
    [memberId, name, post, role, subject, since, until],
  );

export const removeMember = (client: pg.ClientBase, memberId: string): Promise<boolean> =>
  changes(client, 'delete from steering_member where member_id = $1', [memberId]);
