import type pg from 'pg';
import { addDays, type Day, type Instant, instantAt } from '#kernel/day.ts';
import { cellAgencies, type FigureAgencies } from '#store/figure-agencies.ts';
import { type PeriodAsked, type PeriodFigures, readPeriodFigures } from '#store/period-figures.ts';
import { add, COUNTS, type Counts, NO_COUNTS } from '#reports/ii-06a/counts.ts';
import { CAME, END, IN_PERIOD, IS_DONE, isOwnLeg, NOW, STANDS } from '#reports/ii-06a/place-sql.ts';

export interface CountsAsked {
  readonly agencies: FigureAgencies;
  readonly from: Day;
  /** The last day, which is part of it. */
  readonly to: Day;
  readonly at: Instant;
}

/** What the dossiers of one procedure, or of all together, count for at an agency. */
export interface ProcedureCounts {
  /** '' for the province. */
  readonly agency: string;
  /** '' for all together. */
  readonly procedure: string;
  readonly counts: Counts;
  readonly awaitingSupplement: number;
  readonly refused: number;
}

/**
 * The counts of Biểu II.06a, from the roll-ups, less the legs of dossiers that the same agency decides, which would count
 * a filing twice.
 */
export async function readCounts(
  pool: pg.Pool,
  asked: CountsAsked,
  detail: PeriodAsked['detail'],
): Promise<readonly ProcedureCounts[]> {
  const [figures, legs] = await Promise.all([
    readPeriodFigures(pool, { ...asked, detail }),
    readOwnLegs(pool, asked, detail),
  ]);
  const cells = Map.groupBy(
    [...figures.map(fromFigures), ...legs],
    ({ agency, procedure }) => `${agency} ${procedure}`,
  );
  return [...cells.values()].map((these) => these.reduce(sum)).filter(hasAny);
}

const sum = (one: ProcedureCounts, other: ProcedureCounts): ProcedureCounts => ({
  ...one,
  counts: add(one.counts, other.counts),
  awaitingSupplement: one.awaitingSupplement + other.awaitingSupplement,
  refused: one.refused + other.refused,
});

const hasAny = ({ counts }: ProcedureCounts): boolean =>
  COUNTS.some((count) => counts[count] !== 0);

const fromFigures = (row: PeriodFigures): ProcedureCounts => ({
  agency: row.agency,
  procedure: row.procedure,
  counts: {
    online: row.channel === 'online' ? row.received : 0,
    direct: row.channel === 'online' ? 0 : row.received,
    carriedOver: row.carriedOver,
    // What was returned early is "đúng hạn", never "trước hạn".
    early: row.early - row.endedEarly,
    onTime: row.onTime + row.endedEarly + row.untimed,
    late: row.late,
    inTime: row.waitingInTime,
    overdue: row.waitingLate,
  },
  awaitingSupplement: row.awaitingSupplement,
  refused: row.refused,
});

/** What own legs count for, below zero. */
async function readOwnLegs(
  pool: pg.Pool,
  asked: CountsAsked,
  detail: PeriodAsked['detail'],
): Promise<readonly ProcedureCounts[]> {
  if (asked.agencies === 'province') return [];
  const { rows } = await pool.query(
    `select handler as agency, ${detail === 'each-procedure' ? 'procedure_code' : `''`} as procedure, ${CAME} as came, ${STANDS} as stands,
      count(*)::int as count,
      count(*) filter (where phase = 'awaiting-supplement' and phase_since < ${END})::int as awaiting,
      count(*) filter (where outcome = 'refused' and ${IS_DONE})::int as refused
    from dossier where handler = any($1) and ${IN_PERIOD} and ${NOW} is not null
      and ${isOwnLeg('dossier')}
    group by 1, 2, 3, 4`,
    instantsOf(asked),
  );
  return rows.map(({ agency, procedure, came, stands, count, awaiting, refused }) => ({
    agency,
    procedure,
    counts: { ...NO_COUNTS, [came]: -count, [stands]: -count },
    awaitingSupplement: -awaiting,
    refused: -refused,
  }));
}

/** `$1` to `$4` of the conditions. */
export function instantsOf({ agencies, from, to, at }: CountsAsked): unknown[] {
  const end = instantAt(addDays(to, 1), 0);
  return [cellAgencies(agencies), instantAt(from, 0), end, at < end ? at : end];
}
