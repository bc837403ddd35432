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
export async function putCalendarDay(client: pg.ClientBase, entry: CalendarDay): Promise<void> {
  await client.query(
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

/** Takes a day out of the table; answers false where it was not there. */
export async function removeCalendarDay(client: pg.ClientBase, day: Day): Promise<boolean> {
  const { rowCount } = await client.query('delete from calendar_day where day = $1', [day]);
  if (rowCount === 1) await client.query(RAISE_REVISION);
  return rowCount === 1;
}

/** What stands in the table for a day, or null. */
export async function readCalendarDay(
  client: pg.Pool | pg.ClientBase,
  day: Day,
): Promise<CalendarDay | null> {
  const { rows } = await client.query(
    'select day, kind, name, source from calendar_day where day = $1',
    [day],
  );
  return rows[0] ?? null;
}
