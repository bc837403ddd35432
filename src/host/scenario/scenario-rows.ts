import { randomUUIDv7 } from 'node:crypto';
import type pg from 'pg';
import type { LookUpPlan, Scenario } from '#host/scenario/scenario.ts';
import { dayNumber, type Day, instantFromEpoch, epochOf, instantAt } from '#kernel/day.ts';
import { NO_DOSSIER } from '#store/write-batch.ts';

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
