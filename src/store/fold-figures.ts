import type pg from 'pg';
import {
  eachColumn,
  eachServiceColumn,
  halfMonthOf,
  IS_OF_SERVICE,
  QUARTERS,
  SPREAD,
  SUMS,
} from '#store/figure-columns.ts';
import { inTransaction } from '#store/transaction.ts';

/** Held by whoever folds, of several processes one at a time, and while figures are counted anew. */
export const FIGURES_LOCK = 5_025_001;

/** Most deltas that are folded in one transaction. */
export const MOST = 20_000;

/**
 * Takes deltas out of their table and adds them to the cells, in one transaction: a figure is in one of the two,
 * whoever reads, and is never lost or added twice. Answers how many were taken; 0 too where somebody else is at it.
 */
export function foldFigures(pool: pg.Pool): Promise<number> {
  return inTransaction(pool, async (client) => {
    const lock = await client.query('select pg_try_advisory_xact_lock($1) as held', [FIGURES_LOCK]);
    if (lock.rows[0].held !== true) return 0;
    const { rows } = await client.query({ name: 'fold-figures', text: FOLD });
    return rows[0].taken;
  });
}

const COLUMNS = eachColumn((column) => column);

/** Upserts sums of deltas into a table of cells; `each`: its columns. */
export const addTo = (
  table: string,
  each = eachColumn,
): string => `on conflict on constraint ${table}_pkey do update set
    ${each((column) => `${column} = ${table}.${column} + excluded.${column}`)}`;

/** By half month: each procedure, and all of them together under ''. */
const PERIODS = `
  insert into figure_period (agency, procedure_code, since, channel, ${COLUMNS})
  select agency, coalesce(procedure_code, ''), since, channel, ${SUMS}
  from (select agency, procedure_code, ${halfMonthOf('day')} as since, channel, ${COLUMNS}
    from taken ${SPREAD} where agency is not null) as spread
  group by agency, since, channel, grouping sets ((procedure_code), ())
  ${addTo('figure_period')}`;

const DAYS = `
  insert into figure_day (agency, day, channel, ${COLUMNS})
  select agency, day, channel, ${SUMS}
  from taken ${SPREAD} where agency is not null group by 1, 2, 3
  ${addTo('figure_day')}`;

/** By quarter, of the days on which anything was received. */
const SERVICES = `
  insert into figure_service (since, agency, procedure_code, channel, ${eachServiceColumn((column) => column)})
  select quarter_since, agency, procedure_code, channel, ${eachServiceColumn((column) => `sum(${column})::int`)}
  from taken ${QUARTERS} ${SPREAD}
  where agency is not null and ${IS_OF_SERVICE}
  group by 1, 2, 3, 4
  ${addTo('figure_service', eachServiceColumn)}`;

const FOLD = `
  with taken as (
    delete from figure_delta
    where ctid = any(array(select ctid from figure_delta limit ${MOST})) returning *
  ), by_period as (${PERIODS}), by_day as (${DAYS}), by_quarter as (${SERVICES})
  select count(*)::int as taken from taken`;
