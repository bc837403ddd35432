import type pg from 'pg';
import { SATISFIED_FROM } from '#dossier/rating.ts';
import { type Day, dayOf, epochOf, type Instant, instantAt, monthsAfter } from '#kernel/day.ts';
import { inTransaction } from '#store/transaction.ts';

/** Dossiers of one agency in one month: received by the month of receipt, the rest by that of the end. */
export interface MonthFigures {
  /** First day of the month. */
  readonly month: Day;
  readonly received: number;
  /** Of the received: filed online, and those that were ever asked for a supplement. */
  readonly online: number;
  readonly supplementAsked: number;
  /** Finished, by how they kept their due date (`dossier/punctuality.ts`). */
  readonly onTime: number;
  readonly late: number;
  readonly untimed: number;
  /** Of the finished: refused. */
  readonly refused: number;
  /** Rated by their citizens, by the month in which they said it; of these the content ones. */
  readonly rated: number;
  readonly satisfied: number;
}

/** What is not finished: all, of these those that await a supplement, and those overdue. */
export interface Standing {
  readonly waiting: number;
  readonly paused: number;
  readonly overdue: number;
}

export interface AgencyFigures {
  /** Code; empty for the whole province. */
  readonly agency: string;
  /** Months that have any figure, the oldest first. */
  readonly months: readonly MonthFigures[];
  readonly standing: Standing;
}

export interface Statistics {
  /** When they were counted; null before the first count. */
  readonly countedAt: Instant | null;
  readonly agencies: readonly AgencyFigures[];
}

/** The agency under which the whole province is counted. */
export const PROVINCE = '';

/** Months that are counted: this one and the eleven before. */
export const MONTHS = 12;

/** The first day of the first month that is counted on a day. */
export const firstMonth = (today: Day): Day => monthsAfter(monthOf(today), 1 - MONTHS);

export const monthOf = (day: Day): Day => dayOf(instantAt(day, -1440 * (Number(day.slice(8)) - 1)));

/** Held while counting, so that one process of several does it. */
const COUNT_LOCK = 5_025_001;

/**
 * Counts all dossiers anew, unless somebody else is at it or did it less than `freshMs` ago; answers
 * whether it did. One walk over the projection, in a transaction: whoever reads meanwhile reads the
 * count before. Nothing is added up bit by bit, so nothing can drift from the dossiers.
 */
export function countStatistics(pool: pg.Pool, now: Instant, freshMs: number): Promise<boolean> {
  return inTransaction(pool, async (client) => {
    const lock = await client.query('select pg_try_advisory_xact_lock($1) as held', [COUNT_LOCK]);
    if (lock.rows[0].held !== true) return false;
    const before = await readCountedAt(client);
    const age = before === null ? Infinity : epochOf(now) - epochOf(before);
    if (age >= 0 && age < freshMs) return false;
    await client.query(`set local statement_timeout = '5min'`);
    await client.query('delete from agency_month');
    await client.query('delete from agency_standing');
    await client.query(COUNT_MONTHS, [instantAt(firstMonth(dayOf(now)), 0), now]);
    await client.query(COUNT_STANDING, [now]);
    await client.query(
      `insert into setting (key, value) values ('statistics_at', to_jsonb($1::text))
        on conflict (key) do update set value = excluded.value`,
      [now],
    );
    return true;
  });
}

async function readCountedAt(client: pg.Pool | pg.ClientBase): Promise<Instant | null> {
  const { rows } = await client.query(
    `select value #>> '{}' as at from setting where key = 'statistics_at'`,
  );
  return rows[0]?.at ?? null;
}

/** The figures of one agency, or of the province, month by month. */
export const readAgencyStatistics = (pool: pg.Pool, agency: string): Promise<Statistics> =>
  readStatistics(pool, `${MONTH_COLUMNS} from agency_month where agency = $1 order by month`, [
    agency,
  ]);

/**
 * The figures of all agencies that have any, desks among them: the province month by month, of every
 * other agency all months summed up under the first, since so a page reads a twelfth of the rows.
 */
export const readAllStatistics = (pool: pg.Pool): Promise<Statistics> =>
  readStatistics(
    pool,
    `${MONTH_COLUMNS} from agency_month where agency = ''
    union all
    select agency, min(month), sum(received)::int, sum(online)::int, sum(supplement_asked)::int,
      sum(on_time)::int, sum(late)::int, sum(untimed)::int, sum(refused)::int, sum(rated)::int,
      sum(satisfied)::int
    from agency_month where agency <> '' group by agency
    order by month`,
    [],
  );

const MONTH_COLUMNS = `select agency, month, received, online, supplement_asked as "supplementAsked",
  on_time as "onTime", late, untimed, refused, rated, satisfied`;

async function readStatistics(
  pool: pg.Pool,
  monthsSql: string,
  values: readonly string[],
): Promise<Statistics> {
  const where = values.length === 0 ? '' : 'where agency = $1';
  const [months, standings, countedAt] = await Promise.all([
    pool.query<MonthFigures & { readonly agency: string }>(monthsSql, [...values]),
    pool.query<Standing & { readonly agency: string }>(
      `select agency, waiting, paused, overdue from agency_standing ${where}`,
      [...values],
    ),
    readCountedAt(pool),
  ]);
  const monthsOf = Map.groupBy(months.rows, ({ agency }) => agency);
  const standingOf = new Map(standings.rows.map((row) => [row.agency, row]));
  const known = new Set([...monthsOf.keys(), ...standingOf.keys()]);
  return {
    countedAt,
    agencies: [...known].map((agency) => ({
      agency,
      months: monthsOf.get(agency) ?? [],
      standing: standingOf.get(agency) ?? NOTHING_STANDS,
    })),
  };
}

export const NOTHING_STANDS: Standing = { waiting: 0, paused: 0, overdue: 0 };

/**
 * A dossier counts for its handler, its desk, and the province; no agency is both a desk and a handler. A
 * leg of an interlinked dossier is its handler's alone: desk and province have the whole, once.
 */
const COUNTS_FOR = `handler, case when bundle is null then desk end as desk,
      case when bundle is null then '' end as province`;
const AGENCY = `coalesce(handler, desk, province)`;
const LOCAL_MONTH = (at: string): string =>
  `date_trunc('month', ${at} at time zone 'Asia/Ho_Chi_Minh')::date`;

/** `punctualityOf` of what is finished, in SQL; a test holds the two to each other. */
const COUNT_MONTHS = `
  insert into agency_month (agency, month, received, online, supplement_asked, on_time, late,
    untimed, refused, rated, satisfied)
  with cell as (
    select ${COUNTS_FOR}, ${LOCAL_MONTH('received_at')} as month, count(*) as received,
      count(*) filter (where online) as online,
      count(*) filter (where supplement_asked) as supplement_asked,
      0 as on_time, 0 as late, 0 as untimed, 0 as refused,
      0 as rated, 0 as satisfied
    from dossier where received_at >= $1 and received_at <= $2
    group by 1, 2, 3, 4
    union all
    select ${COUNTS_FOR}, ${LOCAL_MONTH('finished_at')}, 0, 0, 0,
      count(*) filter (where finished_at <= due_at),
      count(*) filter (where finished_at > due_at),
      count(*) filter (where due_at is null),
      count(*) filter (where outcome = 'refused'), 0, 0
    from dossier where finished_at >= $1 and finished_at <= $2
    group by 1, 2, 3, 4
    union all
    select ${COUNTS_FOR}, ${LOCAL_MONTH('rated_at')}, 0, 0, 0, 0, 0, 0, 0, count(*),
      count(*) filter (where grade >= ${SATISFIED_FROM})
    from dossier_rating join dossier using (dossier_id)
    where rated_at >= $1 and rated_at <= $2
    group by 1, 2, 3, 4
  )
  select ${AGENCY}, month, sum(received), sum(online), sum(supplement_asked), sum(on_time),
    sum(late), sum(untimed), sum(refused), sum(rated), sum(satisfied)
  from cell group by grouping sets ((handler, month), (desk, month), (province, month))
  having ${AGENCY} is not null`;

/** `punctualityOf` of what is not finished, in SQL. */
const COUNT_STANDING = `
  insert into agency_standing (agency, waiting, paused, overdue)
  with cell as (
    select ${COUNTS_FOR}, count(*) as waiting,
      count(*) filter (where phase = 'awaiting-supplement') as paused,
      count(*) filter (where phase <> 'awaiting-supplement' and due_at < $1) as overdue
    from dossier where finished_at is null
    group by 1, 2, 3
  )
  select ${AGENCY}, sum(waiting), sum(paused), sum(overdue)
  from cell group by grouping sets ((handler), (desk), (province))
  having ${AGENCY} is not null`;
