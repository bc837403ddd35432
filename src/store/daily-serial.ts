import { strict as assert } from 'node:assert';
import type pg from 'pg';
import type { Day } from '#kernel/day.ts';

/** One receipt asks for the next serial of an agency's day. */
export interface SerialRequest {
  readonly agency: string;
  readonly day: Day;
}

/**
 * Gives out the daily serials of a batch inside its transaction (TT 01/2018/TT-VPCP Điều 19): one
 * row lock for all receipts of an agency, held until commit, so that there is no gap and no double.
 * Returns a function that hands them out in turn.
 */
export async function allocateSerials(
  client: pg.ClientBase,
  requests: readonly SerialRequest[],
): Promise<(request: SerialRequest) => number> {
  const next = new Map<string, number>();
  if (requests.length > 0) {
    const counts = Map.groupBy(requests, keyOf);
    const wanted = [...counts.values()].map((group) => ({ ...group[0], n: group.length }));
    const { rows } = await client.query({
      name: 'allocate-serials',
      text: ALLOCATE,
      values: [JSON.stringify(wanted)],
    });
    for (const row of rows) next.set(keyOf(row), row.first);
  }
  return (request) => {
    const key = keyOf(request);
    const serial = next.get(key);
    assert(serial !== undefined, `a serial was allocated for ${key}`);
    next.set(key, serial + 1);
    return serial;
  };
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
  select agency, to_char(day, 'YYYY-MM-DD') as day, allocated.last - wanted.n + 1 as first
  from allocated join wanted using (agency, day)`;
