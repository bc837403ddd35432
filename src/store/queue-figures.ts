import type pg from 'pg';
import type { Day, Instant } from '#kernel/day.ts';

/** What a desk did on a day. Medians are minutes, null where nothing was measured. */
export interface QueueFigures {
  readonly desk: string;
  readonly given: number;
  readonly served: number;
  readonly absent: number;
  readonly waitMinutes: number | null;
  readonly serviceMinutes: number | null;
  readonly booked: number;
  /** Appointments whose time is over and for which nobody came. */
  readonly missed: number;
}

/** The figures of one desk, or of all that have any (`desk` null), by code. */
export async function readQueueFigures(
  pool: pg.Pool,
  { desk, day, now }: { readonly desk: string | null; readonly day: Day; readonly now: Instant },
): Promise<readonly QueueFigures[]> {
  const { rows } = await pool.query(
    `with numbers as (
      select desk, count(*)::int as given,
        count(*) filter (where state = 'served')::int as served,
        count(*) filter (where state = 'absent')::int as absent,
        percentile_cont(0.5) within group (
          order by extract(epoch from first_called_at - taken_at) / 60) as wait,
        percentile_cont(0.5) within group (order by extract(epoch from ended_at - begun_at) / 60)
          filter (where state = 'served') as service
      from queue_ticket where day = $2 and ($1::text is null or desk = $1) group by desk
    ), times as (
      select desk, count(*)::int as booked,
        count(*) filter (where state = 'booked' and slot_end < $3)::int as missed
      from appointment
      where day = $2 and state <> 'cancelled' and ($1::text is null or desk = $1) group by desk
    )
    select desk, coalesce(given, 0) as given, coalesce(served, 0) as served,
      coalesce(absent, 0) as absent, wait::float8 as "waitMinutes",
      service::float8 as "serviceMinutes", coalesce(booked, 0) as booked,
      coalesce(missed, 0) as missed
    from numbers full join times using (desk) order by desk`,
    [desk, day, now],
  );
  return rows;
}
