import type pg from 'pg';
import { addDays, type Day, type Instant, instantAt } from '#kernel/day.ts';
import { cellAgencies, countsFor, type FigureAgencies } from '#store/figure-agencies.ts';
import { SPREAD } from '#store/figure-columns.ts';
import { type PeriodFigures, readPeriodFigures } from '#store/period-figures.ts';
import { add, COUNTS, type Counts, NO_COUNTS } from '#reports/ii-06a/counts.ts';
import {
  CAME,
  END,
  IN_PERIOD,
  IS_DONE,
  isOwnLeg,
  NOW,
  RETURNED_EARLY,
  STANDS,
} from '#reports/ii-06a/place-sql.ts';

export interface CountsAsked {
  readonly agencies: FigureAgencies;
  readonly from: Day;
  /** The last day, which is part of it. */
  readonly to: Day;
  readonly at: Instant;
}

/** What the dossiers of one procedure count for at an agency. */
export interface ProcedureCounts {
  /** '' for the province. */
  readonly agency: string;
  readonly procedure: string;
  readonly counts: Counts;
  readonly awaitingSupplement: number;
  readonly refused: number;
}

/**
 * The counts of Biểu II.06a, from the roll-ups, with the two things that those do not tell apart: what was returned
 * early, and legs of dossiers that the same agency decides, which would count a filing twice.
 */
export async function readCounts(
  pool: pg.Pool,
  asked: CountsAsked,
): Promise<readonly ProcedureCounts[]> {
  const [figures, returned, legs] = await Promise.all([
    readPeriodFigures(pool, { ...asked, detail: 'each-procedure' }),
    readReturnedEarly(pool, asked),
    readOwnLegs(pool, asked),
  ]);
  const corrections = [...figures.map(fromFigures), ...returned, ...legs];
  const cells = Map.groupBy(corrections, ({ agency, procedure }) => `${agency} ${procedure}`);
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
    early: row.early,
    onTime: row.onTime + row.untimed,
    late: row.late,
    inTime: row.waitingInTime,
    overdue: row.waitingLate,
  },
  awaitingSupplement: row.awaitingSupplement,
  refused: row.refused,
});

async function readReturnedEarly(
  pool: pg.Pool,
  asked: CountsAsked,
): Promise<readonly ProcedureCounts[]> {
  const isOwn = await countsFor(pool, asked.agencies);
  const { rows } = await pool.query(
    `select agency, procedure_code as procedure, count(*)::int as count
    from (select handler, case when bundle is null then desk else '' end as desk, procedure_code
      from dossier where ${isOwn} and ${IS_DONE} and ${RETURNED_EARLY}) as returned ${SPREAD}
    where agency = any($1) group by 1, 2`,
    instantsOf(asked).slice(0, 3),
  );
  return rows.map(({ agency, procedure, count }) => ({
    agency,
    procedure,
    counts: { ...NO_COUNTS, early: -count, onTime: count },
    awaitingSupplement: 0,
    refused: 0,
  }));
}

/** What own legs count for, below zero. */
async function readOwnLegs(pool: pg.Pool, asked: CountsAsked): Promise<readonly ProcedureCounts[]> {
  if (asked.agencies === 'province') return [];
  const { rows } = await pool.query(
    `select handler as agency, procedure_code as procedure, ${CAME} as came, ${STANDS} as stands,
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
