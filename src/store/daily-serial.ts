import { strict as assert } from 'node:assert';
import type pg from 'pg';
import type { Day } from '#kernel/day.ts';

/** One receipt asks for the next serial of an agency's day. */
export interface SerialRequest {
  readonly agency: string;
  readonly day: Day;
}

/** Consecutive serials of an agency's day, both ends included. */
export interface SerialRun extends SerialRequest {
  readonly first: number;
  readonly last: number;
}

/**
 * Gives out the daily serials of a batch inside its transaction (TT 01/2018/TT-VPCP Điều 19): one
 * row lock for all receipts of an agency, held until commit, so that there is no gap and no double.
 */
export async function allocateSerials(
  client: pg.ClientBase,
  requests: readonly SerialRequest[],
): Promise<readonly SerialRun[]> {
  if (requests.length === 0) return [];
  const wanted = [...Map.groupBy(requests, keyOf).values()];
  const { rows } = await client.query({
    name: 'allocate-serials',
    text: ALLOCATE,
    values: [JSON.stringify(wanted.map((group) => ({ ...group[0], n: group.length })))],
  });
  return rows;
}

/** Hands the serials of `runs` out in turn. */
export function handOut(runs: readonly SerialRun[]): (request: SerialRequest) => number {
  const next = new Map(runs.map((run) => [keyOf(run), run.first]));
  return (request) => {
    const key = keyOf(request);
    const serial = next.get(key);
    assert(serial !== undefined, `a serial was allocated for ${key}`);
    next.set(key, serial + 1);
    return serial;
  };
}

/**
 * Remembers the last serial that this process saw given out by each agency, so that a batch of
 * receipts may be numbered before it is written. What is remembered is only expected: the write
 * itself checks it against the row (`takeSerials`), and a batch that expected wrong is written anew
 * in a transaction that asks first.
 */
export class SerialMemory {
  readonly #lastOf = new Map<string, SerialRun>();

  /** The next serials for these receipts, or null where an agency's day is not known. */
  expect(requests: readonly SerialRequest[]): readonly SerialRun[] | null {
    const runs: SerialRun[] = [];
    for (const group of Map.groupBy(requests, keyOf).values()) {
      const [{ agency, day }] = group as [SerialRequest];
      const before = this.#lastOf.get(agency);
      if (before?.day !== day) return null;
      runs.push({ agency, day, first: before.last + 1, last: before.last + group.length });
    }
    for (const run of runs) this.#lastOf.set(run.agency, run);
    return runs;
  }

  /** Takes note of serials that are committed. */
  learn(runs: readonly SerialRun[]): void {
    for (const run of runs) {
      const known = this.#lastOf.get(run.agency);
      if (known?.day !== run.day || known.last < run.last) this.#lastOf.set(run.agency, run);
    }
  }

  /** Drops what is known of these agencies: their serials did not go as expected. */
  forget(requests: readonly SerialRequest[]): void {
    for (const { agency } of requests) this.#lastOf.delete(agency);
  }
}

const keyOf = ({ agency, day }: SerialRequest): string => `${agency} ${day}`;

// Sorted, so that two batches lock the agencies' rows in one order and never deadlock.
const ALLOCATE = `
  with wanted as (
    select * from json_to_recordset($1::json) as x(agency text, day date, n int)
  ), allocated as (
    insert into daily_serial (agency, day, last)
    select agency, day, n from wanted order by agency, day
    on conflict (agency, day) do update set last = daily_serial.last + excluded.last
    returning agency, day, last
  )
  select agency, to_char(day, 'YYYY-MM-DD') as day, allocated.last - wanted.n + 1 as first,
    allocated.last
  from allocated join wanted using (agency, day)`;

/**
 * The part of a write that takes expected serials, given as JSON in `parameter`. Where the row does
 * not stand just before the first one expected, `last` becomes null, which its column refuses: the
 * whole write fails with `isStaleSerial`. It is read first, so that its locks are taken first.
 */
export const takeSerials = (parameter: string): string => `
  wanted as materialized (
    select * from json_to_recordset(${parameter}::json) as x(agency text, day date, first int, last int)
  ), taken as (
    insert into daily_serial (agency, day, last)
    select agency, day, last from wanted order by agency, day
    on conflict (agency, day) do update set last = (
      select excluded.last from wanted
      where agency = excluded.agency and day = excluded.day and first = daily_serial.last + 1)
    returning 1
  )`;

/** Whether a write failed because its serials were given out by somebody else meanwhile. */
export const isStaleSerial = (fault: unknown): boolean =>
  typeof fault === 'object' &&
  fault !== null &&
  'code' in fault &&
  fault.code === NOT_NULL_VIOLATION &&
  'table' in fault &&
  fault.table === 'daily_serial';

const NOT_NULL_VIOLATION = '23502';
