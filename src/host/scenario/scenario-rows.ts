import { randomUUIDv7 } from 'node:crypto';
import type pg from 'pg';
import type { LookUpPlan, ReturnPlan, Scenario } from '#host/scenario/scenario.ts';
import { dayNumber, type Day, instantFromEpoch, epochOf, instantAt } from '#kernel/day.ts';
import { NO_DOSSIER } from '#store/write-batch.ts';

/** What places tell of a measure: parts of the whole, none of them negative. */
export async function writeReturns(
  pool: pg.Pool,
  plans: readonly ReturnPlan[],
  agencyOf: (department: string) => string,
  random: () => number,
): Promise<void> {
  for (const { measure, total, places, day, department } of plans) {
    const quantities = partsOf(total, places.count, random);
    await pool.query(
      `insert into report_return (measure, place, day, quantity, agency, told_at)
        select $1, place, $2, quantity, $3, $4
        from unnest($5::text[], $6::bigint[]) as told (place, quantity)`,
      [
        measure,
        day,
        agencyOf(department),
        instantAt(day, 16 * 60),
        quantities.map((_, index) => places.name.replace('{n}', String(index + 1))),
        quantities,
      ],
    );
  }
}

/** Whole numbers at random that add up to a total. */
export function partsOf(total: number, count: number, random: () => number): readonly number[] {
  const cuts = Array.from({ length: count - 1 }, () => Math.floor(random() * (total + 1)));
  const edges = [0, ...cuts.toSorted((one, other) => one - other), total];
  return edges.slice(1).map((edge, index) => edge - (edges[index] ?? 0));
}

/** Look-ups of health-insurance cards by facilities, as the log of the exchange keeps them. */
export async function writeLookUps(
  pool: pg.Pool,
  plan: LookUpPlan,
  random: () => number,
): Promise<void> {
  const calls = Array.from({ length: plan.count }, (_, index) => ({
    at: momentIn(plan, random),
    // Each facility has one at least.
    agency: `91${String((index % plan.facilities) + 1).padStart(3, '0')}`,
    result: index < plan.succeeded ? '000' : '060',
  }));
  await writeCalls(
    pool,
    calls.map(({ at, agency, result }) => ({
      at,
      agency,
      party: 'health-insurance',
      service: 'KQNhanLichSuKCB2024',
      purpose: 'Khám, chữa bệnh bảo hiểm y tế',
      response: JSON.stringify({ maKetQua: result }),
    })),
  );
}

/** Answered calls to other systems. */
export const writeAnsweredCalls = (
  pool: pg.Pool,
  { calls, lookUps }: Scenario,
  agency: string,
  random: () => number,
): Promise<void> =>
  writeCalls(
    pool,
    calls.flatMap(({ party, service, count }) =>
      Array.from({ length: count }, () => ({
        at: momentIn(lookUps, random),
        agency,
        party,
        service,
        purpose: 'Giải quyết thủ tục hành chính',
        response: '{}',
      })),
    ),
  );

const momentIn = ({ from, to }: { readonly from: Day; readonly to: Day }, random: () => number) =>
  instantFromEpoch(
    epochOf(instantAt(from, 0)) +
      Math.floor(random() * (dayNumber(to) - dayNumber(from) + 1) * 86_400_000),
  );

interface CallRow {
  readonly at: string;
  readonly agency: string;
  readonly party: string;
  readonly service: string;
  readonly purpose: string;
  readonly response: string;
}

const writeCalls = async (pool: pg.Pool, calls: readonly CallRow[]): Promise<void> => {
  const rows = calls.map((call) => ({ id: randomUUIDv7(), ...call }));
  await pool.query(
    `insert into exchange_call (dossier_id, at, id, party, service, subject, agency, purpose,
        milliseconds, outcome, status, request, response)
      select $1, at, id, party, service, 'scenario', agency, purpose, 120, 'answered', 200, '{}',
        response
      from json_to_recordset($2::json) as x (at timestamptz, id uuid, party text, service text,
        agency text, purpose text, response text)`,
    [NO_DOSSIER, JSON.stringify(rows)],
  );
};
