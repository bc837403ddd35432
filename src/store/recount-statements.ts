import {
  eachColumn,
  eachServiceColumn,
  FIGURE_COLUMNS,
  halfMonthOf,
  IS_OF_SERVICE,
  QUARTERS,
  SERVICE_COLUMNS,
  SPREAD,
  SUMS,
} from '#store/figure-columns.ts';
import { addTo } from '#store/fold-figures.ts';

/**
 * The statements of a recount (`recount-figures.ts`). What is counted and what is kept are brought together as sums, one
 * with the sign of the other turned: what is left of a cell is what is missing in it.
 */

const COLUMNS = eachColumn((column) => column);
const MINUS = eachColumn((column) => `-${column} as ${column}`);

export const DROP_TABLES = `drop table if exists figure_recount_entry, figure_recount_period,
  figure_recount_day, figure_recount_service, figure_present_period, figure_present_day,
  figure_present_service`;

const madeLike = (table: string, model: string): string =>
  `create unlogged table ${table} (like ${model}) with (autovacuum_enabled = off)`;

/** Without the write-ahead log, and left alone by the vacuum: whatever is in them is made again. */
export const MAKE_TABLES = [
  DROP_TABLES,
  madeLike('figure_recount_entry', 'figure_delta'),
  madeLike('figure_present_period', 'figure_period'),
  madeLike('figure_present_day', 'figure_day'),
  madeLike('figure_present_service', 'figure_service'),
  madeLike('figure_recount_period', 'figure_period'),
  madeLike('figure_recount_day', 'figure_day'),
  madeLike('figure_recount_service', 'figure_service'),
].join(';\n');

/** What is kept: cells, and what is not folded into them. */
export const KEEP_PRESENT = `
  insert into figure_present_period
    select agency, procedure_code, since, channel, ${MINUS} from figure_period;
  insert into figure_present_day select agency, day, channel, ${MINUS} from figure_day;
  insert into figure_present_service select * from figure_service;
  insert into figure_recount_entry
    select day, handler, desk, procedure_code, channel, ${MINUS} from figure_delta`;

/** The first and the last day that is counted or kept. */
export const EXTENT = `
  select to_char(min(first), 'YYYY-MM-DD') as first, to_char(max(last), 'YYYY-MM-DD') as last from (
    select min(day) as first, max(day) as last from figure_recount_entry
    union all select min(since), max(since) from figure_present_period
    union all select min(day), max(day) from figure_present_day) as extent`;

const DIFFERS = FIGURE_COLUMNS.map((column) => `sum(${column}) <> 0`).join(' or ');

const spread = (table: string, columns: string): string =>
  `select agency, ${columns}, channel, ${COLUMNS} from ${table} ${SPREAD} where agency is not null`;

/** Cells that differ between two first days of half months. Each sum is made once before it counts for up to three agencies. */
export const DIFFERING_PERIODS = `
  insert into figure_recount_period
    with each as materialized (
      select ${halfMonthOf('day')} as since, handler, desk, procedure_code, channel, ${SUMS}
      from figure_recount_entry where day >= $1::date and day < $2::date group by 1, 2, 3, 4, 5
    ), whole as (
      select since, handler, desk, '' as procedure_code, channel, ${SUMS}
      from each group by 1, 2, 3, 5
    )
    select agency, procedure_code, since, channel, ${SUMS} from (
      ${spread('each', 'procedure_code, since')}
      union all ${spread('whole', 'procedure_code, since')}
      union all select * from figure_present_period where since >= $1::date and since < $2::date
    ) as cell group by 1, 2, 3, 4 having ${DIFFERS}`;

export const DIFFERING_DAYS = `
  insert into figure_recount_day
    with each as (
      select day, handler, desk, channel, ${SUMS}
      from figure_recount_entry where day >= $1::date and day < $2::date group by 1, 2, 3, 4
    )
    select agency, day, channel, ${SUMS} from (
      ${spread('each', 'day')}
      union all select * from figure_present_day where day >= $1::date and day < $2::date
    ) as cell group by 1, 2, 3 having ${DIFFERS}`;

/**
 * Once all periods are compared, of the quarters that begin on a day of the month (1 or 15): what cells of periods ought to
 * be, which is what is kept and what differs, is what quarters are sums of. What is not folded yet is in neither.
 */
export const DIFFERING_SERVICES = `
  insert into figure_recount_service
    with quarter_of as materialized (
      select day, quarter_since from (
        select since as day from figure_recount_period
        union select since from figure_present_period
      ) as half_month ${QUARTERS} where date_part('day', quarter_since) = $1
    )
    select since, agency, procedure_code, channel, ${eachServiceColumn((column) => `sum(${column})::int`)}
    from (
      select quarter_since as since, agency, procedure_code, channel, ${eachServiceColumn((column) => column)}
      from (
        select since as day, agency, procedure_code, channel, ${eachServiceColumn((column) => column)}
        from figure_recount_period
        union all
        select since, agency, procedure_code, channel, ${eachServiceColumn((column) => `-${column}`)}
        from figure_present_period
      ) as cell join quarter_of using (day)
      where procedure_code <> '' and ${IS_OF_SERVICE}
      union all
      select since, agency, procedure_code, channel, ${eachServiceColumn((column) => `-${column}`)}
      from figure_present_service where date_part('day', since) = $1
    ) as quarter group by 1, 2, 3, 4
    having ${SERVICE_COLUMNS.map((column) => `sum(${column}) <> 0`).join(' or ')}`;

/** The first of them, in an order of their own. */
export const SOME_DIFFERENCES = `
  select 'figure_period' as table, agency, procedure_code as procedure, since, channel, ${COLUMNS}
    from figure_recount_period
  union all
  select 'figure_day', agency, '', day, channel, ${COLUMNS} from figure_recount_day
  union all
  select 'figure_service', agency, procedure_code, since, channel,
    ${eachColumn((column) => (SERVICE_COLUMNS.includes(column) ? column : '0'))}
  from figure_recount_service
  order by 1, 2, 3, 4, 5 limit $1`;

export const COUNT_DIFFERENCES = `select ((select count(*) from figure_recount_period)
  + (select count(*) from figure_recount_day) + (select count(*) from figure_recount_service))::int as cells`;

/** In the order of time, in which cells come to be otherwise too (`figure_period_since`). */
export const MEND = `
  insert into figure_period (agency, procedure_code, since, channel, ${COLUMNS})
    select * from figure_recount_period order by since, agency, procedure_code ${addTo('figure_period')};
  insert into figure_day (agency, day, channel, ${COLUMNS})
    select * from figure_recount_day order by day, agency ${addTo('figure_day')};
  insert into figure_service select * from figure_recount_service
    order by since, agency, procedure_code ${addTo('figure_service', eachServiceColumn)}`;
