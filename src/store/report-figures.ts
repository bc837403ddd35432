import type pg from 'pg';
import type { Party } from '#dossier/deliveries.ts';
import { addDays, epochOf, type Day, type Instant, instantAt } from '#kernel/day.ts';
import type {
  DepartmentFigures,
  LookUpFigures,
  ReturnedNumber,
} from '#reports/de-an-06/report-facts.ts';

/** Days of which figures are read, both inclusive, and the moment at which they are. */
export interface FigureSpan {
  readonly from: Day;
  readonly to: Day;
  readonly now: Instant;
}

/** The beginning of the first day, and the end of the last one or now, whichever is earlier. */
function bounds({ from, to, now }: FigureSpan): readonly [Instant, Instant] {
  const end = instantAt(addDays(to, 1), 0);
  return [instantAt(from, 0), epochOf(end) < epochOf(now) ? end : now];
}

/** Dossiers received by procedure; a procedure that had none is not there. */
export async function readReceivedByProcedure(
  pool: pg.Pool,
  span: FigureSpan,
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await pool.query<{ readonly code: string; readonly received: number }>(
    `select procedure_code as code, count(*)::int as received from dossier
      where received_at >= $1 and received_at < $2 group by 1`,
    [...bounds(span)],
  );
  return new Map(rows.map(({ code, received }) => [code, received]));
}

/**
 * Dossiers of one agency that were received in the span, as they stood at its end. A due date that moved
 * later is told as it is now.
 */
export async function readDepartmentFigures(
  pool: pg.Pool,
  agencies: readonly string[],
  span: FigureSpan,
): Promise<Omit<DepartmentFigures, 'name'>> {
  const { rows } = await pool.query<Omit<DepartmentFigures, 'name'>>(
    `with told as (
      select online, due_at, case when finished_at < $3 then finished_at end as finished_at
      from dossier where handler = any($1) and received_at >= $2 and received_at < $3
    )
    select count(*)::int as received,
      count(*) filter (where online)::int as online,
      count(*) filter (where finished_at <= due_at)::int as "onTime",
      count(*) filter (where finished_at is not null and due_at is null)::int as untimed,
      count(*) filter (where finished_at > due_at)::int as late,
      count(*) filter (where finished_at is null and (due_at is null or due_at >= $3))::int
        as "waitingInTime",
      count(*) filter (where finished_at is null and due_at < $3)::int as "waitingLate"
    from told`,
    [agencies, ...bounds(span)],
  );
  const [row] = rows;
  if (row === undefined) throw new Error('a count answers one row');
  return row;
}

/** What agencies told in numbers of days of the span, by measure. */
export async function readReturns(
  pool: pg.Pool,
  { from, to }: FigureSpan,
): Promise<ReadonlyMap<string, ReturnedNumber>> {
  const { rows } = await pool.query<ReturnedNumber & { readonly measure: string }>(
    `select measure, sum(quantity)::bigint::float8 as quantity, count(distinct place)::int as places,
        max(day) as "lastDay"
      from report_return where day between $1 and $2 group by measure`,
    [from, to],
  );
  return new Map(rows.map(({ measure, ...number }) => [measure, number]));
}

/** Results of a look-up of a card by which it was found and may be used (health-insurance codec). */
export const USABLE_RESULTS: readonly string[] = ['000', '003', '003.1', '004'];

/** Look-ups of health-insurance cards in the span: how many, by how many places, with how many found. */
export async function readCardLookUps(pool: pg.Pool, span: FigureSpan): Promise<LookUpFigures> {
  const { rows } = await pool.query<LookUpFigures>(
    `select count(*)::int as "lookUps", count(distinct agency)::int as facilities,
        count(*) filter (where outcome = 'answered'
          and substring(response from '"maKetQua"\\s*:\\s*"([^"]*)"') = any($3))::int as succeeded
      from exchange_call
      where party = 'health-insurance' and service = 'KQNhanLichSuKCB2024'
        and at >= $1 and at < $2`,
    [...bounds(span), USABLE_RESULTS],
  );
  return rows[0] ?? { lookUps: 0, facilities: 0, succeeded: 0 };
}

/** Systems that answered anything in the span, with how many answers. */
export async function readConnections(
  pool: pg.Pool,
  span: FigureSpan,
): Promise<readonly { readonly party: Party; readonly answers: number }[]> {
  const { rows } = await pool.query<{ readonly party: Party; readonly answers: number }>(
    `select party, count(*)::int as answers from exchange_call
      where outcome = 'answered' and at >= $1 and at < $2
      group by party order by answers desc, party`,
    [...bounds(span)],
  );
  return rows;
}
