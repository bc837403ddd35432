import type pg from 'pg';
import type { Day } from '#kernel/day.ts';
import { RAISE_REVISION } from '#store/reference-rows.ts';

/** Working hours of an agency, or of the province, from a day on. */
export interface HoursPeriod {
  /** Code of the agency; empty for the province. */
  readonly agency: string;
  readonly validFrom: Day;
  /** As `07:00-11:00,13:00-17:00`; null where the agency follows the province. */
  readonly hours: string | null;
}

/** All periods of all agencies, by agency and first day. */
export async function readWorkingHours(pool: pg.Pool): Promise<readonly HoursPeriod[]> {
  const { rows } = await pool.query(
    'select agency, valid_from as "validFrom", hours from working_hours order by agency, valid_from',
  );
  return rows;
}

/** Sets the hours from a day on; every process reads the calendar again. */
export async function putWorkingHours(
  client: pg.Pool | pg.ClientBase,
  period: HoursPeriod,
): Promise<void> {
  await client.query(
    `with changed as (
      insert into working_hours (agency, valid_from, hours) values ($1, $2, $3)
      on conflict (agency, valid_from) do update set hours = excluded.hours
    ) ${RAISE_REVISION}`,
    [period.agency, period.validFrom, period.hours],
  );
}

/** Removes a period; those that have begun are history and stay (the caller sees to it). */
export async function removeWorkingHours(
  client: pg.ClientBase,
  { agency, validFrom }: Pick<HoursPeriod, 'agency' | 'validFrom'>,
): Promise<void> {
  await client.query(
    `with gone as (delete from working_hours where agency = $1 and valid_from = $2) ${RAISE_REVISION}`,
    [agency, validFrom],
  );
}

/**
 * The hours on a day: the agency's own, else those of the province; before the first that is known,
 * the first. Throws where the province has none at all.
 */
export function hoursOn(
  own: readonly HoursPeriod[],
  ofProvince: readonly HoursPeriod[],
  day: Day,
): string {
  const hours = lastBy(own, day)?.hours ?? (lastBy(ofProvince, day) ?? ofProvince[0])?.hours;
  if (hours === null || hours === undefined) throw new Error('the province has no working hours');
  return hours;
}

const lastBy = (periods: readonly HoursPeriod[], day: Day): HoursPeriod | undefined =>
  periods.findLast((period) => period.validFrom <= day);
