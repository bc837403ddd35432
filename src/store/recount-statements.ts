import {
  COUNTS,
  differs,
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

export const DROP_TABLES = `drop table if exists figure_recount_mark, figure_recount_entry,
  figure_recount_period, figure_recount_day, figure_recount_service`;

const made = (table: string, columns: string): string =>
  `create unlogged table ${table} (${columns}) with (autovacuum_enabled = off)`;

/**
 * Without the write-ahead log, and left alone by the vacuum: whatever is in them is made again. Entries are what is not
 * marked: of dossiers that were replayed, and what is kept in no cell yet.
 */
export const MAKE_TABLES = [
  DROP_TABLES,
  made(
    'figure_recount_mark',
    `day date, handler text, desk text, procedure_code text, channel text,
    ${eachColumn((column) => `${column} boolean`)}`,
  ),
  made('figure_recount_entry', 'like figure_delta'),
  made('figure_recount_period', 'like figure_period'),
  made('figure_recount_day', 'like figure_day'),
  made('figure_recount_service', 'like figure_service'),
].join(';\n');

/** What is counted already, and in no cell yet. */
export const KEEP_UNFOLDED = `
  insert into figure_recount_entry
    select day, handler, desk, procedure_code, channel, ${MINUS} from figure_delta`;

const DIFFERS = differs(FIGURE_COLUMNS);

const isWithin = (day: string): string => `${day} >= $1::date and ${day} < $2::date`;

/** Between two first days of half months (`$1`, `$2`); reckoned once a day, and not for every row. */
const HALF_MONTHS = `
  select day, ${halfMonthOf('day')} as since
  from (select $1::date + number as day from generate_series(0, $2::date - $1::date - 1) as number) as dated`;

/** Sums of a table by half month and procedure, which then have no day, and by day, which then have no half month. */
const summed = (table: string, sums: string): string => `
  select handler, desk, channel, procedure_code, since, day, ${sums}
  from ${table} join half_month using (day) where ${isWithin('day')}
  group by handler, desk, channel, grouping sets ((since, procedure_code), (day))`;

/** Rows of sums, for each agency for which they count. */
const spread = (keys: string, sums: string): string =>
  `select agency, ${keys}, channel, ${COLUMNS} from ${sums} ${SPREAD} where agency is not null`;

/**
 * Cells that differ between two first days of half months: each sum counts for up to three agencies, and against what is
 * kept of them.
 */
export const DIFFERING_CELLS = `
  with half_month as materialized (${HALF_MONTHS}), summed as materialized (
    ${summed('figure_recount_mark', COUNTS)} union all ${summed('figure_recount_entry', SUMS)}
  ), by_procedure as (
    select * from summed where since is not null
  ), of_all_procedures as (
    select handler, desk, channel, '' as procedure_code, since, ${SUMS} from by_procedure
    group by handler, desk, channel, since
  ), by_day as (
    select * from summed where day is not null
  ), differing_period as (
    insert into figure_recount_period
      select agency, procedure_code, since, channel, ${SUMS} from (
        ${spread('procedure_code, since', 'by_procedure')}
        union all ${spread('procedure_code, since', 'of_all_procedures')}
        union all select agency, procedure_code, since, channel, ${MINUS} from figure_period
          where ${isWithin('since')}
      ) as cell group by 1, 2, 3, 4 having ${DIFFERS}
  )
  insert into figure_recount_day
    select agency, day, channel, ${SUMS} from (
      ${spread('day', 'by_day')}
      union all select agency, day, channel, ${MINUS} from figure_day where ${isWithin('day')}
    ) as cell group by 1, 2, 3 having ${DIFFERS}`;

/**
 * Once periods are compared, of the quarter that begins on `$1`: what cells of periods ought to be, which is what is kept and
 * what differs, is what quarters are sums of. What is not folded yet is in neither. No quarter begins on any other day.
 */
export const DIFFERING_SERVICES = `
  insert into figure_recount_service
    select since, agency, procedure_code, channel, ${eachServiceColumn((column) => `sum(${column})::int`)}
    from (
      select quarter_since as since, agency, procedure_code, channel, ${eachServiceColumn((column) => column)}
      from (
        select since as day, * from figure_recount_period union all select since, * from figure_period
      ) as cell ${QUARTERS}
      where day >= $1::date and day < $1::date + interval '3 months' and quarter_since = $1::date
        and procedure_code <> '' and ${IS_OF_SERVICE}
      union all
      select since, agency, procedure_code, channel, ${eachServiceColumn((column) => `-${column}`)}
      from figure_service where since = $1::date
    ) as quarter group by 1, 2, 3, 4
    having ${differs(SERVICE_COLUMNS)}`;

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
