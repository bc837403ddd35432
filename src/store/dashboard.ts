import type pg from 'pg';
import {
  addDays,
  type Day,
  dayOf,
  epochOf,
  type Instant,
  instantAt,
  instantFromEpoch,
} from '#kernel/day.ts';
import { type FigureAgencies, cellAgencies, countsFor } from '#store/figure-agencies.ts';
import { dayRows, FINISHED } from '#store/figure-rows.ts';
import { isDueToday, isStuck } from '#store/standing-at.ts';

/** What came in and went out, from one instant to another of a day, or over days. */
export interface Flow {
  readonly received: number;
  readonly online: number;
  readonly finished: number;
  readonly late: number;
}

/** Beside what waits and is overdue (`agency-statistics.ts`). */
export interface Stillness {
  readonly dueToday: number;
  readonly stuck: number;
  /** When the oldest that waits was received; null where nothing does. */
  readonly oldest: Instant | null;
}

/** A work-list: what is open in it, and what of that is overdue. */
export interface Queue {
  readonly place: string;
  readonly role: string;
  readonly open: number;
  readonly overdue: number;
}

const WEEK_MS = 7 * 24 * 3_600_000;

/** A week before, to the minute: the same hour of the same day of the week. */
export const weekBefore = (at: Instant): Instant => instantFromEpoch(epochOf(at) - WEEK_MS);

/** What came in and went out on a day until an instant of it. */
export async function readFlowUntil(
  pool: pg.Pool,
  agencies: FigureAgencies,
  at: Instant,
): Promise<Flow> {
  const isOwn = await countsFor(pool, agencies);
  const { rows } = await pool.query(
    `select received, online, finished, late
    from (select count(*)::int as received, (count(*) filter (where online))::int as online
      from dossier where ${isOwn} and received_at between $2 and $3) as came,
    (select count(*)::int as finished, (count(*) filter (where finished_at > due_at))::int as late
      from dossier where ${isOwn} and finished_at between $2 and $3) as went`,
    [cellAgencies(agencies), instantAt(dayOf(at), 0), at],
  );
  return rows[0];
}

/** What came in and went out on each day of a stretch, of days on which anything did. */
export async function readDailyFlow(
  pool: pg.Pool,
  agencies: FigureAgencies,
  { from, to }: { readonly from: Day; readonly to: Day },
): Promise<readonly (Flow & { readonly day: Day })[]> {
  const { rows } = await pool.query({
    name: 'daily-flow',
    text: `select day, sum(received)::int as received,
        coalesce(sum(received) filter (where channel = 'online'), 0)::int as online,
        sum(${FINISHED})::int as finished, sum(late)::int as late
      from (${dayRows('agency = any($1) and day between $2 and $3')}) as row group by 1 order by 1`,
    values: [cellAgencies(agencies), from, to],
  });
  return rows;
}

/** What does not move, and what must today. */
export async function readStillness(
  pool: pg.Pool,
  agencies: FigureAgencies,
  at: Instant,
): Promise<Stillness> {
  const isOwn = await countsFor(pool, agencies);
  const [now, end] = ['$2::timestamptz', '$3::timestamptz'];
  const { rows } = await pool.query(
    `select (count(*) filter (where ${isDueToday(now, end)}))::int as "dueToday",
      (count(*) filter (where ${isStuck(now)}))::int as stuck, min(received_at) as oldest
    from dossier where finished_at is null and ${isOwn}`,
    [cellAgencies(agencies), at, instantAt(addDays(dayOf(at), 1), 0)],
  );
  return rows[0];
}

/**
 * The work-lists with most that is overdue, and of these with most that is open: of one agency, or of all where
 * `place` is null. Overdue is little of what is open, so it is counted first, and what is open of the worst alone.
 */
export async function readWorstQueues(
  pool: pg.Pool,
  place: string | null,
  at: Instant,
  most: number,
): Promise<readonly Queue[]> {
  const inPlace = place === null ? '' : 'and place = $3';
  const values = place === null ? [at, most] : [at, most, place];
  const worst = await pool.query(worstSql(inPlace), values);
  // Where hardly any work-list has anything overdue, the longest of the others stand after them.
  const { rows } = worst.rowCount === most ? worst : await pool.query(longestSql(inPlace), values);
  return rows;
}

const OPEN = `phase <> 'closed' and step_role is not null`;
const WORST_FIRST = 'order by overdue desc, open desc, place, role limit $2';

const worstSql = (inPlace: string): string => `
  with late as (
    select place, step_role, count(*)::int as overdue from dossier
    where ${OPEN} and urgent_at < $1 ${inPlace} group by 1, 2
    order by overdue desc fetch first $2 rows with ties
  )
  select place, step_role as role, open, overdue
  from late cross join lateral (select count(*)::int as open from dossier
    where ${OPEN} and dossier.place = late.place and dossier.step_role = late.step_role) as queue
  ${WORST_FIRST}`;

const longestSql = (inPlace: string): string => `
  select place, step_role as role, count(*)::int as open,
    (count(*) filter (where urgent_at < $1))::int as overdue
  from dossier where ${OPEN} ${inPlace} group by 1, 2 ${WORST_FIRST}`;
