import type pg from 'pg';
import { addDays, type Day, type Instant, instantAt } from '#kernel/day.ts';

export interface TaskFigures {
  readonly all: number;
  readonly done: number;
  /** Of the done, after their day. */
  readonly doneLate: number;
  /** Not done at the end of the period, and due by then. */
  readonly overdue: number;
}

/** Of a period, the moment at which it begins and the first after it. */
export interface TaskSpan {
  readonly from: Instant;
  readonly end: Instant;
}

/** A period that goes on ends now for tasks: what is due tomorrow is not overdue. */
export function taskSpan({
  from,
  to,
  now,
}: {
  readonly from: Day;
  readonly to: Day;
  readonly now: Instant;
}): TaskSpan {
  const lastMoment = instantAt(addDays(to, 1), 0);
  return { from: instantAt(from, 0), end: now < lastMoment ? now : lastMoment };
}

/** Tasks of a period, $1 to $2: made before its end, and not done before it began. */
export const TASKS_OF_SPAN = 'made_at < $2 and (done_at is null or done_at >= $1)';

/** Which of them each figure counts. */
export const taskConditions = {
  all: 'true',
  done: 'done_at < $2',
  doneLate: 'done_at < $2 and done_at > due_at',
  overdue: 'due_at < $2 and (done_at is null or done_at >= $2)',
} satisfies Record<keyof TaskFigures, string>;

export async function readTaskFigures(
  pool: pg.Pool,
  { from, end }: TaskSpan,
): Promise<TaskFigures> {
  const counts = Object.entries(taskConditions).map(
    ([figure, condition]) => `count(*) filter (where ${condition}) as "${figure}"`,
  );
  const { rows } = await pool.query<TaskFigures>(
    `select ${counts.join(', ')} from steering_task where ${TASKS_OF_SPAN}`,
    [from, end],
  );
  return rows[0] ?? { all: 0, done: 0, doneLate: 0, overdue: 0 };
}
