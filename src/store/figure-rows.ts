import { eachColumn, halfMonthOf, SPREAD } from '#store/figure-columns.ts';

const COLUMNS = eachColumn((column) => column);

/** What has been finished, of columns of figures. */
export const FINISHED = '(early + on_time + late + untimed)';

/** `detail`: rows of all procedures together, or of each alone. `where` speaks of agency, day and channel. */
interface CellsAsked {
  readonly detail: 'all-procedures' | 'each-procedure';
  readonly where: string;
}

/**
 * Rows (agency, procedure_code, day, channel, figures) by half month, `day` being its first: the cells, and
 * what is not folded into them yet. One statement reads both, so that nothing is missed or read twice.
 */
export function periodRows({ detail, where }: CellsAsked): string {
  const together = detail === 'all-procedures';
  return `select agency, procedure_code, day, channel, ${COLUMNS}
    from (select *, since as day from figure_period) as cell
    where procedure_code ${together ? '=' : '<>'} '' and ${where}
    union all
    ${deltaRows(together ? `''` : 'procedure_code', halfMonthOf('day'), where)}`;
}

/** The same by day, of all procedures together. */
export const dayRows = (where: string): string => `
  select agency, '' as procedure_code, day, channel, ${COLUMNS} from figure_day where ${where}
  union all
  ${deltaRows(`''`, 'day', where)}`;

const deltaRows = (procedure: string, day: string, where: string): string => `
  select * from (
    select agency, ${procedure} as procedure_code, ${day} as day, channel, ${COLUMNS}
    from figure_delta ${SPREAD} where agency is not null) as delta
  where ${where}`;
