import type pg from 'pg';
import { queueOrder } from '#desk/queue-order.ts';
import { standsAs, type Ticket, type TicketThat } from '#desk/ticket.ts';
import { purposeLabels, type VisitPurpose } from '#desk/visit-purpose.ts';
import { type ServiceTimes, type WaitingTime, waitingTime } from '#desk/waiting-time.ts';
import { dayOf, epochOf, type Instant } from '#kernel/day.ts';
import { type OpenCounter, readCounters } from '#store/desk-counters.ts';
import { readOpenTickets, readPreferredRun } from '#store/queue-tickets.ts';

/** A desk's queue at a moment. */
export interface QueueView {
  /** In the order of calling. */
  readonly waiting: readonly TicketThat<'waiting'>[];
  readonly called: readonly TicketThat<'called'>[];
  readonly serving: readonly TicketThat<'serving'>[];
  readonly counters: readonly OpenCounter[];
}

/** The queue of a desk today, as counters, displays and slips show it. */
export async function readQueue(pool: pg.Pool, desk: string, now: Instant): Promise<QueueView> {
  const day = dayOf(now);
  const [tickets, counters, preferredRun] = await Promise.all([
    readOpenTickets(pool, desk, day),
    readCounters(pool, desk, day),
    readPreferredRun(pool, desk, day),
  ]);
  return {
    waiting: queueOrder(tickets.filter(standsAs('waiting')), { now, preferredRun }),
    called: tickets.filter(standsAs('called')),
    serving: tickets.filter(standsAs('serving')),
    counters,
  };
}

/** How many wait before a number, and how long that takes; the count is null for one that waits no more. */
export async function waitBefore(
  pool: pg.Pool,
  ticket: Ticket,
  now: Instant,
): Promise<{ readonly before: number | null; readonly time: WaitingTime }> {
  const [queue, times] = await Promise.all([
    readQueue(pool, ticket.desk, now),
    readServiceTimes(pool, ticket.desk, now),
  ]);
  const before = queue.waiting.findIndex(({ ticketId }) => ticketId === ticket.ticketId);
  if (before === -1) return { before: null, time: { kind: 'unknown' } };
  const ahead = queue.waiting.slice(0, before).map(({ purpose }) => purpose);
  return { before, time: waitingTime({ ahead, counters: atWork(queue, now), times }) };
}

/** What each open counter has before it; one that was just called begins now. */
const atWork = ({ counters, called, serving }: QueueView, now: Instant) =>
  counters.map(({ counter }) => {
    const served = serving.find(({ stand }) => stand.counter === counter);
    if (served !== undefined) {
      const minutes = (epochOf(now) - epochOf(served.stand.begunAt)) / 60_000;
      return { purpose: served.purpose, minutes };
    }
    const coming = called.find(({ stand }) => stand.counter === counter);
    return coming === undefined ? null : { purpose: coming.purpose, minutes: 0 };
  });

/** Of each purpose the last twenty visits of the last 90 days. */
export async function readServiceTimes(
  pool: pg.Pool,
  desk: string,
  now: Instant,
): Promise<ServiceTimes> {
  const { rows } = await pool.query<{ purpose: VisitPurpose; minutes: readonly number[] }>(
    `select purpose, array_agg(minutes) as minutes
      from unnest($3::text[]) as purpose cross join lateral (
        select extract(epoch from ended_at - begun_at)::float8 / 60 as minutes from queue_ticket
        where desk = $1 and queue_ticket.purpose = purpose.purpose and state = 'served'
          and ended_at > $2::timestamptz - interval '90 days'
        order by ended_at desc limit 20
      ) as recent
      group by purpose`,
    [desk, now, Object.keys(purposeLabels)],
  );
  return new Map(rows.map(({ purpose, minutes }) => [purpose, minutes]));
}
