import { eachColumn, FIGURE_COLUMNS, halfMonthOf, SPREAD, SUMS } from '#store/figure-columns.ts';
import { addTo } from '#store/fold-figures.ts';

/**
 * The statements of a recount (`recount-figures.ts`). What is counted and what is kept are brought together as sums, one
 * with the sign of the other turned: what is left of a cell is what is missing in it.
 */

const COLUMNS = eachColumn((column) => column);
const MINUS = eachColumn((column) => `-${column} as ${column}`);

export const DROP_TABLES = `drop table if exists figure_recount_entry, figure_recount_period,
  figure_recount_day, figure_present_period, figure_present_day`;

/** Without the write-ahead log: whatever is in them is made again. */
export const MAKE_TABLES = `${DROP_TABLES};
  create unlogged table figure_recount_entry (like figure_delta);
  create unlogged table figure_present_period (like figure_period);
  create unlogged table figure_present_day (like figure_day);
  create unlogged table figure_recount_period (like figure_period);
  create unlogged table figure_recount_day (like figure_day)`;

/** What is kept: cells, and what is not folded into them. */
export const KEEP_PRESENT = `
  insert into figure_present_period
    select agency, procedure_code, since, channel, ${MINUS} from figure_period;
  insert into figure_present_day select agency, day, channel, ${MINUS} from figure_day;
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

/** The first of them, in an order of their own. */
export const SOME_DIFFERENCES = `
  select 'figure_period' as table, agency, procedure_code as procedure, since, channel, ${COLUMNS}
    from figure_recount_period
  union all
  select 'figure_day', agency, '', day, channel, ${COLUMNS} from figure_recount_day
  order by 1, 2, 3, 4, 5 limit $1`;

export const COUNT_DIFFERENCES = `select ((select count(*) from figure_recount_period)
  + (select count(*) from figure_recount_day))::int as cells`;

/** In the order of time, in which cells come to be otherwise too (`figure_period_since`). */
export const MEND = `
  insert into figure_period (agency, procedure_code, since, channel, ${COLUMNS})
    select * from figure_recount_period order by since, agency, procedure_code ${addTo('figure_period')};
  insert into figure_day (agency, day, channel, ${COLUMNS})
    select * from figure_recount_day order by day, agency ${addTo('figure_day')}`;
