import type pg from 'pg';
import { addDays } from '#kernel/day.ts';
import { cellAgencies, countsFor } from '#store/figure-agencies.ts';
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
  const figures = rowsOf({ detail: 'each-procedure', from, to }, await countsFor(pool, agencies));
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
      from (${figures}) as row where day >= $2 group by agency, procedure_code
    ) as procedure where received > 0 group by 1`,
    [cellAgencies(agencies), from, addDays(to, 1), onlineProcedures],
  );
  return new Map(rows.map(({ agency, ...use }) => [String(agency), use]));
}
