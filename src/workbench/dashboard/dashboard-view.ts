import { addDays, type Day, dayOf, type Instant, monthsAfter } from '#kernel/day.ts';
import {
  type AgencyFigures,
  monthOf,
  NOTHING_STANDS,
  readAgencyMonths,
  readAgencyStanding,
  readAllStandings,
  type Standing,
} from '#store/agency-statistics.ts';
import {
  type Flow,
  type Queue,
  readDailyFlow,
  readFlowUntil,
  readStillness,
  readWorstQueues,
  type Stillness,
  weekBefore,
} from '#store/dashboard.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';

/** Days of the chart. */
export const DAYS = 30;
const QUEUES = 8;

export interface DayFlow extends Flow {
  readonly day: Day;
}

/** All that the dashboard of an agency or of the province shows. */
export interface DashboardView {
  /** Code; '' is the province. */
  readonly agency: string;
  readonly at: Instant;
  readonly today: Flow;
  /** Until the same hour of the same day of the week before. */
  readonly weekBefore: Flow;
  readonly month: Flow;
  /** The month before until the same day. */
  readonly monthBefore: Flow;
  readonly figures: AgencyFigures;
  readonly stillness: Stillness;
  /** The last days, the oldest first, each there. */
  readonly days: readonly DayFlow[];
  readonly queues: readonly Queue[];
  /** By agency; null where one agency is shown. */
  readonly standings: ReadonlyMap<string, Standing> | null;
}

/** Reads it all at once. */
export async function readDashboardView(
  { services }: OfficerRequest,
  agency: string,
): Promise<DashboardView> {
  const pool = services.readPool;
  const at = services.now();
  const today = dayOf(at);
  const agencies = agency === '' ? 'province' : [agency];
  const lastMonth = monthsAfter(monthOf(today), -1);
  const readStandings =
    agency === '' ? readAllStandings(pool, at) : readAgencyStanding(pool, agency, at);
  const [before, months, stillness, flow, queues, standings] = await Promise.all([
    readFlowUntil(pool, agencies, weekBefore(at)),
    readAgencyMonths(pool, agency, at),
    readStillness(pool, agencies, at),
    readDailyFlow(pool, agencies, { from: lastMonth, to: today }),
    readWorstQueues(pool, agency === '' ? null : agency, at, QUEUES),
    readStandings,
  ]);
  return {
    agency,
    at,
    today: sumOf(flow, today, today),
    weekBefore: before,
    month: sumOf(flow, monthOf(today), today),
    monthBefore: sumOf(flow, lastMonth, monthsAfter(today, -1)),
    figures: { agency, months, standing: standings.get(agency) ?? NOTHING_STANDS },
    stillness,
    days: lastDays(flow, today),
    queues,
    standings: agency === '' ? standings : null,
  };
}

const NOTHING: Flow = { received: 0, online: 0, finished: 0, late: 0 };

const sumOf = (days: readonly DayFlow[], from: Day, to: Day): Flow =>
  days
    .filter(({ day }) => day >= from && day <= to)
    .reduce(
      (sum, { received, online, finished, late }) => ({
        received: sum.received + received,
        online: sum.online + online,
        finished: sum.finished + finished,
        late: sum.late + late,
      }),
      NOTHING,
    );

function lastDays(days: readonly DayFlow[], today: Day): readonly DayFlow[] {
  const known = new Map(days.map((flow) => [flow.day, flow]));
  return Array.from({ length: DAYS }, (_, index) => {
    const day = addDays(today, index + 1 - DAYS);
    return known.get(day) ?? { ...NOTHING, day };
  });
}
