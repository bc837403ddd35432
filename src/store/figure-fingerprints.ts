import {
  differs,
  eachColumn,
  eachServiceColumn,
  FIGURE_COLUMNS,
  halfMonthOf,
  QUARTERS,
  SERVICE_COLUMNS,
} from '#store/figure-columns.ts';

/**
 * Finds where figures differ without adding up their cells. Each cell has a weight, drawn by hashing its key; the sum of
 * weight × count over many cells is their fingerprint. It needs no cells: what is counted adds the weights of the cells for
 * which it counts. Where two differ some cell does; where they are the same some cell differs with a chance of 2⁻³², and
 * only by accident (docs/adr/0032-figures-by-fingerprints.md).
 */

/** 32 bits of a hash: times whatever stands in a cell it is within 64. `seed`: what tells apart the cells of an agency. */
const weightOf = (agency: string, seed: string): string =>
  `(hashtextextended(${agency}, ${seed}) >> 32)`;

const ofProcedure = (agency: string): string =>
  weightOf(agency, 'hashtextextended(procedure_code, 0)');
const ofAllProcedures = (agency: string): string => weightOf(agency, '0');
const ofDay = (agency: string): string => weightOf(agency, `day - date '2000-01-01'`);

const ofAgency = (agency: string): string =>
  [ofProcedure, ofAllProcedures, ofDay].map((weight) => weight(agency)).join(' + ');

/** Of all cells in which a mark counts, for the agencies of `SPREAD`. */
const OF_MARK = `(${ofAgency('handler')} +
  case when desk <> '' then ${ofAgency('desk')} + ${ofAgency(`''`)} else 0 end)`;

/**
 * An expression is reckoned for each sum in which it stands: of counts that are nought, and those are the most, it is not. So
 * all processors can share the work, which they could not with a column of a subquery that is kept apart.
 */
const sumOf = (weight: string, column: string): string =>
  `sum(${weight} * ${column}) filter (where ${column} <> 0)`;

/** Sums by day and channel first, of which there are few: no half month is reckoned for each row. */
const byHalfMonth = (table: string, sum: (column: string) => string): string => `
  select ${halfMonthOf('day')} as since, channel, ${eachColumn((column) => column)} from (
    select day, channel, ${eachColumn((column) => `${sum(column)} as ${column}`)}
    from ${table} group by day, channel
  ) as dated`;

const OF_CELL = `-(case when procedure_code = '' then ${ofAllProcedures('agency')} else ${ofProcedure('agency')} end)`;

/** First days of half months in which any cell of a period or a day is kept otherwise than it was counted. */
export const DIFFERING_HALF_MONTHS = `
  select distinct to_char(since, 'YYYY-MM-DD') as since from (
    select since from (
      ${byHalfMonth('figure_recount_mark', (column) => `sum(${OF_MARK}) filter (where ${column})`)}
      union all
      ${byHalfMonth('figure_recount_entry', (column) => sumOf(OF_MARK, column))}
      union all
      ${byHalfMonth('figure_day', (column) => sumOf(`-${ofDay('agency')}`, column))}
      union all
      select since, channel, ${eachColumn((column) => sumOf(OF_CELL, column))}
      from figure_period group by since, channel
    ) as print group by since, channel having ${differs(FIGURE_COLUMNS)}
  ) as differing order by 1`;

/** Sums of a table of cells by procedure; `sign` '-': to be taken away. */
const services = (table: string, day: string, sign: '' | '-'): string => `
  select since as ${day}, channel,
    ${eachServiceColumn((column) => `${sumOf(sign + ofProcedure('agency'), column)} as ${column}`)}
  from ${table} where procedure_code <> '' group by since, channel`;

/** First days of quarters in which any cell is otherwise than what is kept of periods, and what differs there, adds up to. */
export const DIFFERING_QUARTERS = `
  select distinct to_char(since, 'YYYY-MM-DD') as since from (
    select since from (
      select quarter_since as since, channel, ${eachServiceColumn((column) => column)}
      from (
        ${services('figure_period', 'day', '')} union all ${services('figure_recount_period', 'day', '')}
      ) as period ${QUARTERS}
      union all ${services('figure_service', 'since', '-')}
    ) as print group by since, channel having ${differs(SERVICE_COLUMNS)}
  ) as differing order by 1`;
