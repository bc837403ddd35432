import type pg from 'pg';
import type { Day } from '#kernel/day.ts';
import { RAISE_REVISION } from '#store/reference-rows.ts';

/** A day that is not what its weekday says: a day off, or a Saturday that is worked. */
export interface CalendarDay {
  readonly day: Day;
  readonly kind: 'off' | 'work';
  readonly name: string;
  readonly source: string | null;
}

export async function readCalendarDays(
  pool: pg.Pool,
  year: number,
): Promise<readonly CalendarDay[]> {
  const { rows } = await pool.query(
    `select day, kind, name, source from calendar_day
      where extract(year from day) = $1 order by day`,
    [year],
  );
  return rows;
}

/** Adds a day or changes what was known of it; every process reads the calendar again. */
export async function putCalendarDay(pool: pg.Pool, entry: CalendarDay): Promise<void> {
  await pool.query(
    `with changed as (
      insert into calendar_day (day, kind, name, source) values ($1, $2, $3, $4)
      on conflict (day) do update set kind = excluded.kind, name = excluded.name,
        source = excluded.source
      returning day
    ), declared as (
      insert into calendar_year (year) select extract(year from day)::int from changed
      on conflict do nothing
    ) ${RAISE_REVISION}`,
    [entry.day, entry.kind, entry.name, entry.source],
  );
}

export async function removeCalendarDay(pool: pg.Pool, day: Day): Promise<void> {
  await pool.query(`with gone as (delete from calendar_day where day = $1) ${RAISE_REVISION}`, [
    day,
  ]);
}
