import type pg from 'pg';
import { type Day, type Instant, instantFromEpoch } from '#kernel/day.ts';
import {
  taskConditions,
  type TaskFigures,
  TASKS_OF_SPAN,
  type TaskSpan,
} from '#store/steering-task-figures.ts';

/** A task of the plan. */
export interface SteeringTask {
  readonly taskId: string;
  readonly title: string;
  /** Who does it. */
  readonly agency: string;
  readonly dueAt: Instant;
  /** When it goes on to the standing vice-head. */
  readonly escalatesAt: Instant;
  readonly doneAt: Instant | null;
}

export type EscalationStep = 'leader' | 'standing-vice-head';

export interface ListedTask extends SteeringTask {
  /** To whom it was brought, and when. */
  readonly escalations: readonly { readonly step: EscalationStep; readonly at: Instant }[];
  readonly notes: number;
}

const COLUMNS = `task_id as "taskId", title, agency, due_at as "dueAt",
  escalates_at as "escalatesAt", done_at as "doneAt",
  coalesce((select json_agg(json_build_object('step', step, 'at', at) order by at)
    from steering_escalation as brought where brought.task_id = task.task_id), '[]') as escalations,
  (select count(*) from steering_note as note where note.task_id = task.task_id) as notes`;

/** Tasks of an agency (null: of all): those to be done first, by their time. */
export async function listTasks(
  pool: pg.Pool,
  agency: string | null,
): Promise<readonly ListedTask[]> {
  const { rows } = await pool.query<ListedTask>(
    `select ${COLUMNS} from steering_task as task where $1::text is null or agency = $1
      order by done_at is not null, due_at limit 1000`,
    [agency],
  );
  return rows.map(withInstants);
}

/** The tasks that a figure of a period counts: those to be done first, by their time. */
export async function listCountedTasks(
  pool: pg.Pool,
  { from, end }: TaskSpan,
  figure: keyof TaskFigures,
): Promise<readonly ListedTask[]> {
  const { rows } = await pool.query<ListedTask>(
    `select ${COLUMNS} from steering_task as task
      where ${TASKS_OF_SPAN} and ${taskConditions[figure]} order by done_at is not null, due_at`,
    [from, end],
  );
  return rows.map(withInstants);
}

/** Moments within JSON are as PostgreSQL writes them. */
const withInstants = (task: ListedTask): ListedTask => ({
  ...task,
  escalations: task.escalations.map(({ step, at }) => ({
    step,
    at: instantFromEpoch(Date.parse(at)),
  })),
});

export async function readTask(pool: pg.Pool, taskId: string): Promise<ListedTask | null> {
  const { rows } = await pool.query<ListedTask>(
    `select ${COLUMNS} from steering_task as task where task_id = $1`,
    [taskId],
  );
  return rows[0] === undefined ? null : withInstants(rows[0]);
}

export async function addTask(
  client: pg.ClientBase,
  { taskId, title, agency, dueAt, escalatesAt }: SteeringTask,
  now: Instant,
): Promise<boolean> {
  const { rowCount } = await client.query(
    `insert into steering_task (task_id, title, agency, due_at, escalates_at, made_at)
      values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
    [taskId, title, agency, dueAt, escalatesAt, now],
  );
  return rowCount === 1;
}

/** Marks a task as done, or as not done after all; false where it stands so already. */
export async function setTaskDone(
  client: pg.ClientBase,
  taskId: string,
  doneAt: Instant | null,
): Promise<boolean> {
  const { rowCount } = await client.query(
    `update steering_task set done_at = $2
      where task_id = $1 and (done_at is null) <> ($2::timestamptz is null)`,
    [taskId, doneAt],
  );
  return rowCount === 1;
}

/** What was said of a task's progress. */
export interface TaskNote {
  readonly noteId: string;
  readonly at: Instant;
  readonly agency: string;
  readonly text: string;
}

export async function readNotes(pool: pg.Pool, taskId: string): Promise<readonly TaskNote[]> {
  const { rows } = await pool.query<TaskNote>(
    `select note_id as "noteId", at, agency, text from steering_note
      where task_id = $1 order by at desc`,
    [taskId],
  );
  return rows;
}

export async function addNote(
  client: pg.ClientBase,
  taskId: string,
  { noteId, at, agency, text }: TaskNote,
  author: string,
): Promise<boolean> {
  const { rowCount } = await client.query(
    `insert into steering_note (note_id, task_id, at, agency, author, text)
      values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
    [noteId, taskId, at, agency, author, text],
  );
  return rowCount === 1;
}

/** Documents that are linked to a task, by number. */
export async function readTaskDocuments(
  pool: pg.Pool,
  taskId: string,
): Promise<
  readonly { readonly number: string; readonly issuedOn: Day; readonly subject: string }[]
> {
  const { rows } = await pool.query(
    `select number, issued_on as "issuedOn", subject
      from steering_document_task join steering_document using (document_id)
      where task_id = $1 order by issued_on`,
    [taskId],
  );
  return rows;
}

/** Ids of the tasks for which a document is. */
export async function readTasksOfDocument(
  pool: pg.Pool,
  documentId: string,
): Promise<readonly string[]> {
  const { rows } = await pool.query<{ readonly taskId: string }>(
    'select task_id as "taskId" from steering_document_task where document_id = $1',
    [documentId],
  );
  return rows.map(({ taskId }) => taskId);
}

/**
 * Brings overdue tasks to the leader of who does them, and later to the standing vice-head; each step
 * once. Answers how many were brought.
 */
export async function escalateTasks(pool: pg.Pool, now: Instant): Promise<number> {
  const { rowCount } = await pool.query(
    `insert into steering_escalation (task_id, step, at)
      select task_id, step, $1 from steering_task
      cross join lateral (values ('leader', due_at), ('standing-vice-head', escalates_at))
        as due (step, at)
      where done_at is null and due_at <= $1 and due.at <= $1
      on conflict do nothing`,
    [now],
  );
  return rowCount ?? 0;
}

/** Whether somebody is the standing vice-head of the province's committee now. */
export async function isStandingViceHead(pool: pg.Pool, subject: string): Promise<boolean> {
  const { rows } = await pool.query(
    `select from steering_member join steering_body using (body_id)
      where subject = $1 and until is null and role = 'standing-vice-head'
        and level = 'province' and ended_on is null limit 1`,
    [subject],
  );
  return rows.length > 0;
}
