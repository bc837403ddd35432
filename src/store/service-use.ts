import type pg from 'pg';
import { addDays, type Day, monthsAfter } from '#kernel/day.ts';
import { cellAgencies, countsFor } from '#store/figure-agencies.ts';
import { eachServiceColumn, SPREAD } from '#store/figure-columns.ts';
import { type PeriodAsked, rowsOf } from '#store/period-figures.ts';

/** How many procedures of an agency were used in a period, and how. */
export interface ServiceUse {
  /** Of those that can be filed online: received at all, and online. */
  readonly online: number;
  readonly usedOnline: number;
  /** With a fee to pay, and with one that was paid online. */
  readonly withFee: number;
  readonly paidOnline: number;
}

/** By agency that received anything; `onlineProcedures`: codes of those that can be filed online. */
export async function readServiceUse(
  pool: pg.Pool,
  asked: Pick<PeriodAsked, 'agencies' | 'from' | 'to'>,
  onlineProcedures: readonly string[],
): Promise<ReadonlyMap<string, ServiceUse>> {
  const { agencies, from, to } = asked;
  const until = addDays(to, 1);
  const quarters = quartersOf(from, until);
  const figures =
    quarters === null
      ? rowsOf({ detail: 'each-procedure', from, to }, await countsFor(pool, agencies))
      : quarterRows(quarters);
  const { rows } = await pool.query(
    `select agency,
      count(*) filter (where is_online)::int as online,
      count(*) filter (where is_online and received_online > 0)::int as "usedOnline",
      count(*) filter (where fee_due > 0)::int as "withFee",
      count(*) filter (where fee_due > 0 and paid_online > 0)::int as "paidOnline"
    from (
      select agency, procedure_code = any($4) as is_online, sum(received) as received,
        sum(received) filter (where channel = 'online') as received_online,
        sum(fee_due) as fee_due, sum(paid_online) as paid_online
      from (${figures}) as row where day >= $2 and day < $3 group by agency, procedure_code
    ) as procedure where received > 0 group by 1`,
    [cellAgencies(agencies), from, until, onlineProcedures],
  );
  return new Map(rows.map(({ agency, ...use }) => [String(agency), use]));
}

/** First days of the quarters of which a period is made, from the 1st or from the 15th; null where it is of none. */
function quartersOf(from: Day, until: Day): readonly Day[] | null {
  const firsts: Day[] = [];
  for (let first = from; first < until; first = monthsAfter(first, 3)) firsts.push(first);
  const last = firsts.at(-1);
  const isMade = startsQuarter(from) && last !== undefined && monthsAfter(last, 3) === until;
  return isMade ? firsts : null;
}

function startsQuarter(day: Day): boolean {
  const [month, date] = [Number(day.slice(5, 7)), day.slice(8)];
  return (date === '01' && month % 3 === 1) || (date === '15' && month % 3 === 0);
}

const COLUMNS = eachServiceColumn((column) => column);

/** Rows (agency, procedure_code, day, channel, figures) of whole quarters, and what is not folded into them yet. */
const quarterRows = (firsts: readonly Day[]): string => `
  select agency, procedure_code, since as day, channel, ${COLUMNS} from figure_service
  where agency = any($1) and since in (${firsts.map((first) => `'${first}'`).join(', ')})
  union all
  select agency, procedure_code, day, channel, ${COLUMNS}
  from figure_delta ${SPREAD} where agency = any($1)`;
