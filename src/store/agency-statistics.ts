import type pg from 'pg';
import { type Day, dayOf, type Instant, instantAt, monthsAfter } from '#kernel/day.ts';
import { SPREAD } from '#store/figure-columns.ts';
import { FINISHED, periodRows } from '#store/figure-rows.ts';

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
  /** Of which instant they are. */
  readonly countedAt: Instant;
  readonly agencies: readonly AgencyFigures[];
}

/** The agency under which the whole province is counted. */
export const PROVINCE = '';

/** Months that are shown: this one and the eleven before. */
export const MONTHS = 12;

/** The first day of the first month that is shown on a day. */
export const firstMonth = (today: Day): Day => monthsAfter(monthOf(today), 1 - MONTHS);

export const monthOf = (day: Day): Day => dayOf(instantAt(day, -1440 * (Number(day.slice(8)) - 1)));

/** The figures of one agency, or of the province, month by month. */
export const readAgencyStatistics = (
  pool: pg.Pool,
  agency: string,
  now: Instant,
): Promise<Statistics> => readStatistics(pool, { ...ONE_AGENCY, values: [agency] }, now);

/**
 * The figures of all agencies that have any, desks among them: the province month by month, of every
 * other agency all months summed up under the first, since so a page reads a twelfth of the rows.
 */
export const readAllStatistics = (pool: pg.Pool, now: Instant): Promise<Statistics> =>
  readStatistics(pool, { ...ALL_AGENCIES, values: [] }, now);

interface StatisticsQuery {
  readonly name: string;
  readonly months: string;
  readonly standing: string;
  readonly values: readonly string[];
}

async function readStatistics(
  pool: pg.Pool,
  query: StatisticsQuery,
  now: Instant,
): Promise<Statistics> {
  const [monthsOf, standings] = await Promise.all([
    readMonths(pool, query, now),
    readStandings(pool, query, now),
  ]);
  return {
    countedAt: now,
    agencies: [...standings].map(([agency, standing]) => ({
      agency,
      months: monthsOf.get(agency) ?? [],
      standing,
    })),
  };
}

/** Month by month, by agency; an agency without any is not there. */
async function readMonths(
  pool: pg.Pool,
  { name, months, values }: StatisticsQuery,
  now: Instant,
): Promise<ReadonlyMap<string, readonly MonthFigures[]>> {
  const first = firstMonth(dayOf(now));
  const { rows } = await pool.query({
    name: `${name}-months`,
    text: months,
    values: [first, ...values],
  });
  return Map.groupBy(rows, (row): string => row.agency);
}

/** The months alone of one agency, or of the province. */
export async function readAgencyMonths(
  pool: pg.Pool,
  agency: string,
  now: Instant,
): Promise<readonly MonthFigures[]> {
  const months = await readMonths(pool, { ...ONE_AGENCY, values: [agency] }, now);
  return months.get(agency) ?? [];
}

/** What is not finished of one agency alone, or of the province. */
export const readAgencyStanding = (
  pool: pg.Pool,
  agency: string,
  now: Instant,
): Promise<ReadonlyMap<string, Standing>> =>
  readStandings(pool, { ...ONE_AGENCY, values: [agency] }, now);

/** What is not finished of each agency that ever received anything, desks and the province among them. */
export const readAllStandings = (
  pool: pg.Pool,
  now: Instant,
): Promise<ReadonlyMap<string, Standing>> =>
  readStandings(pool, { ...ALL_AGENCIES, values: [] }, now);

async function readStandings(
  pool: pg.Pool,
  { name, standing, values }: StatisticsQuery,
  now: Instant,
): Promise<ReadonlyMap<string, Standing>> {
  const { rows } = await pool.query({
    name: `${name}-standing`,
    text: standing,
    values: [now, ...values],
  });
  return new Map(rows.map(({ agency, ...counts }): [string, Standing] => [agency, counts]));
}

export const NOTHING_STANDS: Standing = { waiting: 0, paused: 0, overdue: 0 };

const MONTH = `date_trunc('month', day)::date`;
/** The months of the province apart, of every other agency together. */
const PROVINCE_MONTH = `case when agency = '' then ${MONTH} end`;

const monthsSql = (month: string, where: string): string => `
  select agency, coalesce(${month}, min(${MONTH})) as month, sum(received)::int as received,
    coalesce(sum(received) filter (where channel = 'online'), 0)::int as online,
    sum(supplement_asked)::int as "supplementAsked",
    sum(early + on_time)::int as "onTime", sum(late)::int as late, sum(untimed)::int as untimed,
    sum(refused)::int as refused, sum(rated)::int as rated, sum(satisfied)::int as satisfied
  from (${periodRows({ detail: 'all-procedures', where: `day >= $1 and ${where}` })}) as row
  group by agency, ${month}
  having bool_or(received <> 0 or ${FINISHED} <> 0 or rated <> 0)
  order by 1, 2`;

/** Agencies that ever received anything and still have it, the province among them. */
const knownSql = (where: string): string => `
  select agency from (select code as agency from agency union select '') as any_agency
  where ${where} and exists (select from figure_period as cell
    where cell.agency = any_agency.agency and procedure_code = '' and received > 0)
  union
  select agency from figure_delta ${SPREAD} where ${where} and received > 0`;

/**
 * Of what is not finished: `punctualityOf` in SQL, from an index alone (`dossier_unfinished`). A leg of an interlinked
 * dossier is its handler's alone: desk and province have the whole, once. No agency is both a desk and a handler.
 */
const standingSql = (known: string, counts: string): string => `
  with cell as (
    select handler, case when bundle is null then desk end as desk,
      case when bundle is null then '' end as province, count(*) as waiting,
      count(*) filter (where phase = 'awaiting-supplement') as paused,
      count(*) filter (where due_at < $1 and phase <> 'awaiting-supplement') as overdue
    from dossier where finished_at is null and ${counts}
    group by 1, 2, 3
  ), sums as (
    select coalesce(handler, desk, province) as agency, sum(waiting)::int as waiting,
      sum(paused)::int as paused, sum(overdue)::int as overdue
    from cell group by grouping sets ((handler), (desk), (province))
  )
  select agency, coalesce(waiting, 0) as waiting, coalesce(paused, 0) as paused,
    coalesce(overdue, 0) as overdue
  from (${knownSql(known)}) as known left join sums using (agency)`;

const ONE_AGENCY = {
  name: 'agency-statistics',
  months: monthsSql(MONTH, 'agency = $2'),
  standing: standingSql('agency = $2', `(handler = $2 or bundle is null and $2 in ('', desk))`),
};

const ALL_AGENCIES = {
  name: 'all-statistics',
  months: monthsSql(PROVINCE_MONTH, 'true'),
  standing: standingSql('agency is not null', 'true'),
};
