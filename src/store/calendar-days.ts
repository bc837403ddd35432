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

/** The days of a year as they were declared on a day. */
export async function readCalendarDays(
  pool: pg.Pool,
  year: number,
  asOf: Day,
): Promise<readonly CalendarDay[]> {
  const { rows } = await pool.query(
    `select day, kind, name, source from calendar_day
      where extract(year from day) = $1 and valid_from <= $2
        and (valid_to is null or valid_to > $2) order by day`,
    [year, asOf],
  );
  return rows;
}

/** Declares a day from today on; what was declared of it before ends. Every process reads it again. */
export async function putCalendarDay(
  client: pg.ClientBase,
  { day, kind, name, source }: CalendarDay,
  today: Day,
): Promise<void> {
  await endDeclaration(client, day, today);
  await client.query(
    `with declared as (
      insert into calendar_year (year) values (extract(year from $1::date)::int)
      on conflict do nothing
    )
    insert into calendar_day (day, kind, name, source, valid_from) values ($1, $2, $3, $4, $5)`,
    [day, kind, name, source, today],
  );
  await client.query(RAISE_REVISION);
}

/** Takes back what was declared of a day, from today on; answers false where nothing was. */
export async function removeCalendarDay(
  client: pg.ClientBase,
  day: Day,
  today: Day,
): Promise<boolean> {
  const ended = await endDeclaration(client, day, today);
  if (ended) await client.query(RAISE_REVISION);
  return ended;
}

/** Ends the declaration in force; one of today itself was never in force and goes. */
async function endDeclaration(client: pg.ClientBase, day: Day, today: Day): Promise<boolean> {
  const { rowCount: gone } = await client.query(
    'delete from calendar_day where day = $1 and valid_from = $2 and valid_to is null',
    [day, today],
  );
  const { rowCount: ended } = await client.query(
    'update calendar_day set valid_to = $2 where day = $1 and valid_to is null',
    [day, today],
  );
  return (gone ?? 0) + (ended ?? 0) > 0;
}

/** What is declared of a day, or null. */
export async function readCalendarDay(
  client: pg.Pool | pg.ClientBase,
  day: Day,
): Promise<CalendarDay | null> {
  const { rows } = await client.query(
    'select day, kind, name, source from calendar_day where day = $1 and valid_to is null',
    [day],
  );
  return rows[0] ?? null;
}
