import type pg from 'pg';
import { type Agency, handlerFor } from '#catalogue/locality.ts';
import type { Procedure } from '#catalogue/procedure.ts';
import type { Day } from '#kernel/day.ts';
import { existsOn, readAgencies } from '#store/directory.ts';

/** The desks that received a version of a procedure on a day, under the names of that day. */
export async function desksOn(
  pool: pg.Pool,
  procedure: Procedure,
  day: Day,
): Promise<readonly Agency[]> {
  const agencies = (await readAgencies(pool, day)).filter((agency) => existsOn(agency, day));
  return agencies.filter((desk) => handlerFor(procedure, desk, agencies) !== null);
}
