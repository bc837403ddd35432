import type pg from 'pg';
import { FIGURES, type Figure, type FigureChannel } from '#dossier/figures.ts';
import { addDays, type Day, type Instant, instantAt } from '#kernel/day.ts';
import { cellAgencies, countsFor, type FigureAgencies } from '#store/figure-agencies.ts';
import { columnOf, countedFrom, eachColumn, SPREAD } from '#store/figure-columns.ts';
import { dayRows, FINISHED, periodRows } from '#store/figure-rows.ts';
import { isLateAt, isPausedAt } from '#store/standing-at.ts';

export interface PeriodAsked {
  readonly agencies: FigureAgencies;
  readonly detail: 'all-procedures' | 'each-procedure';
  readonly from: Day;
  /** The last day, which is part of it. */
  readonly to: Day;
  /** Now: of a period that is not over, what waits is as of this instant. */
  readonly at: Instant;
}

/** Figures of one agency, procedure and channel in a period. */
export type PeriodFigures = Readonly<Record<Exclude<Figure, 'fellLate'>, number>> & {
  /** Code; '' for the province. */
  readonly agency: string;
  /** Code; '' for all together. */
  readonly procedure: string;
  readonly channel: FigureChannel;
  /** Received before the period and not finished when it began. */
  readonly carriedOver: number;
  /** Not finished at its end: `received + carriedOver = early + onTime + late + untimed + waitingInTime + waitingLate`. */
  readonly waitingInTime: number;
  readonly waitingLate: number;
  /** Of what waits in time: for the applicant to bring a supplement. */
  readonly awaitingSupplement: number;
};

/**
 * The figures of a period, from the roll-ups and what is not folded into them yet: a row for each agency, procedure
 * and channel that has any. What waits is as of the end of the last day, by when each dossier was received and
 * finished. Not known any more of a past day, and therefore as it came to be: due dates that moved later
 * (supplement, extension), a supplement that was awaited then and has come since (in time, not `awaitingSupplement`),
 * and the agency, which after a reorganisation is the one that has the dossier now.
 */
export async function readPeriodFigures(
  pool: pg.Pool,
  asked: PeriodAsked,
): Promise<readonly PeriodFigures[]> {
  const { agencies, from, to, at } = asked;
  const until = addDays(to, 1);
  const end = instantAt(until, 0);
  const isOwn = await countsFor(pool, agencies);
  const { rows } = await pool.query(periodSql(asked, isOwn), [
    cellAgencies(agencies),
    from,
    until,
    end,
    at < end ? at : end,
  ]);
  return rows;
}

const COLUMNS = eachColumn((column) => column);

function periodSql(asked: PeriodAsked, isOwn: string): string {
  const procedure = asked.detail === 'each-procedure' ? 'procedure_code' : `''`;
  const within = FIGURES.filter((figure) => figure !== 'fellLate').map(
    (figure) =>
      `coalesce(sum(${columnOf(figure)}) filter (where day >= $2), 0)::int as "${figure}"`,
  );
  return `with counted as (
    select agency, procedure_code, channel, day, ${COLUMNS}, 0 as late_now, 0 as awaiting_now
    from (${rowsOf(asked, isOwn)}) as row
    union all
    select agency, ${procedure}, channel, $2::date, ${eachColumn(() => '0')}, late, awaiting
    from (${standing(isOwn)}) as standing ${SPREAD} where agency = any($1)
  ), sums as (
    select agency, procedure_code as procedure, channel, ${within.join(', ')},
      coalesce(sum(received - ${FINISHED}) filter (where day < $2), 0)::int as "carriedOver",
      sum(received - ${FINISHED})::int as waiting,
      (sum(fell_late - late) + sum(late_now))::int as "waitingLate",
      sum(awaiting_now)::int as "awaitingSupplement"
    from counted group by 1, 2, 3
  )
  select agency, procedure, channel, ${FIGURES.filter((figure) => figure !== 'fellLate')
    .map((figure) => `"${figure}"`)
    .join(', ')}, "carriedOver", waiting - "waitingLate" as "waitingInTime", "waitingLate",
    "awaitingSupplement"
  from sums
  where "carriedOver" + waiting + received + early + "onTime" + late + untimed + rated > 0
  order by 1, 2, 3`;
}

/**
 * Rows of figures of the agencies `$1` of all days before `$3`: whole half months from their cells, and the days at the two edges, where
 * those are not the first of one, from the cells by day or, for each procedure, from the dossiers themselves.
 */
export function rowsOf(
  { detail, from, to }: Pick<PeriodAsked, 'detail' | 'from' | 'to'>,
  isOwn: string,
): string {
  const edges = edgesOf(from, addDays(to, 1));
  const isEdge = (day: string): string =>
    edges.length === 0
      ? 'false'
      : `(${edges.map(([first, next]) => `${day} >= date '${first}' and ${day} < date '${next}'`).join(' or ')})`;
  const whole = periodRows({
    detail,
    where: `agency = any($1) and day < $3::date and not ${isEdge('day')}`,
  });
  if (edges.length === 0) return whole;
  const inEdge = `agency = any($1) and day < $3 and ${isEdge('day')}`;
  if (detail === 'all-procedures')
    return `${whole} union all select * from (${dayRows(inEdge)}) as days`;
  const instants = edges.map(([first, next]) => [instantAt(first, 0), instantAt(next, 0)] as const);
  const dossiers = countedFrom(
    (at) =>
      `${isOwn} and (${instants.map(([since, next]) => `${at} >= '${since}' and ${at} < '${next}'`).join(' or ')})`,
  );
  return `${whole} union all
    select agency, procedure_code, day, channel, ${COLUMNS}
    from (${dossiers}) as edge ${SPREAD} where agency = any($1) and day < $3`;
}

/** The half months that hold a beginning or an end within them: [first day, day after the last), none beyond `until`. */
function edgesOf(from: Day, until: Day): readonly (readonly [Day, Day])[] {
  const edges = [from, until].filter((day) => halfMonthOf(day) !== day).map(halfMonthOf);
  return [...new Set(edges)].map((first) => {
    const next = halfMonthOf(addDays(first, 20));
    return [first, next < until ? next : until] as const;
  });
}

/** The first day of the half month in which a day is. */
export const halfMonthOf = (day: Day): Day =>
  addDays(day, (Number(day.slice(8)) < 15 ? 1 : 15) - Number(day.slice(8)));

const standing = (isOwn: string): string => `
  select handler, case when bundle is null then desk else '' end as desk, procedure_code,
    case when online then 'online' else 'desk' end as channel,
    count(*) filter (where ${isLateAt('$4::timestamptz', '$5::timestamptz')}) as late,
    count(*) filter (where ${isPausedAt('$4::timestamptz')}) as awaiting
  from dossier where finished_at is null and received_at < $4 and ${isOwn}
    and (due_at < $5 or phase = 'awaiting-supplement')
  group by 1, 2, 3, 4`;
