import type pg from 'pg';
import { call, type CounterAct, type CounterRefusal, decideAtCounter } from '#desk/counter-act.ts';
import { forCounter, nextCall } from '#desk/queue-order.ts';
import { standsAs, type Ticket } from '#desk/ticket.ts';
import { dayOf, type Instant } from '#kernel/day.ts';
import { readCounters } from '#store/desk-counters.ts';
import { lockDay, readOpenTickets, readTicket } from '#store/queue-tickets.ts';
import { inTransaction } from '#store/transaction.ts';

/** The officer at a counter, and when. */
export interface AtCounter {
  readonly desk: string;
  readonly officer: string;
  readonly now: Instant;
}

export type CallOutcome = 'called' | 'nobody-waits' | 'no-counter';

/**
 * Calls the next number to the counter of an officer. Whoever presses at the same moment waits for
 * the lock of the day and gets the one after; a repeat of the same press (`callId`) calls nobody else,
 * nor does one while somebody stands at the counter.
 */
export const callNext = (pool: pg.Pool, callId: string, at: AtCounter): Promise<CallOutcome> =>
  inTransaction(pool, async (client) => {
    const day = dayOf(at.now);
    const { preferredRun } = await lockDay(client, at.desk, day);
    const counters = await readCounters(client, at.desk, day);
    const own = counters.find(({ officer }) => officer === at.officer)?.counter;
    if (own === undefined) return 'no-counter';
    const tickets = await readOpenTickets(client, at.desk, day);
    const isHere = ({ stand }: Ticket) => stand.kind !== 'waiting' && counterOf(stand) === own;
    if (tickets.some(isHere) || (await wasCalled(client, callId))) return 'called';
    const waiting = forCounter(
      tickets.filter(standsAs('waiting')),
      own,
      counters.map(({ counter }) => counter),
    );
    const next = nextCall(waiting, { now: at.now, preferredRun });
    if (next === null) return 'nobody-waits';
    await client.query('update desk_day set preferred_run = $3 where desk = $1 and day = $2', [
      at.desk,
      day,
      next.preferredRun,
    ]);
    await writeTicket(client, call(next.ticket, own, at.now), at.officer);
    await client.query(
      `update queue_ticket set call_id = $2, first_called_at = coalesce(first_called_at, called_at)
        where ticket_id = $1`,
      [next.ticket.ticketId, callId],
    );
    return 'called';
  });

export type ActOutcome = 'done' | 'unknown-ticket' | 'no-counter' | CounterRefusal;

/** Does an act at the officer's counter with a number of the officer's desk. */
export const actAtCounter = (
  pool: pg.Pool,
  ticketId: string,
  act: CounterAct,
  at: AtCounter,
): Promise<ActOutcome> =>
  inTransaction(pool, async (client) => {
    const day = dayOf(at.now);
    await lockDay(client, at.desk, day);
    const ticket = await readTicket(client, ticketId);
    if (ticket === null || ticket.desk !== at.desk || ticket.day !== day) return 'unknown-ticket';
    const counters = await readCounters(client, at.desk, day);
    const own = counters.find(({ officer }) => officer === at.officer)?.counter;
    if (own === undefined) return 'no-counter';
    const decided = decideAtCounter(ticket, act, { counter: own, now: at.now });
    if (!decided.ok) return decided.error;
    if (decided.value !== ticket) await writeTicket(client, decided.value, at.officer);
    return 'done';
  });

/** Whether a dossier with this code was received at a desk. */
export async function isDossierOf(pool: pg.Pool, desk: string, code: string): Promise<boolean> {
  const { rowCount } = await pool.query('select from dossier where code = $1 and desk = $2', [
    code,
    desk,
  ]);
  return rowCount !== 0;
}

async function wasCalled(client: pg.ClientBase, callId: string): Promise<boolean> {
  const { rowCount } = await client.query('select from queue_ticket where call_id = $1', [callId]);
  return rowCount === 1;
}

const counterOf = (stand: Ticket['stand']): number | null =>
  stand.kind === 'called' || stand.kind === 'serving' ? stand.counter : null;

/** Writes where a number stands; what its new stand does not say stays as it was, for the figures. */
async function writeTicket(
  client: pg.ClientBase,
  { ticketId, absences, stand }: Ticket,
  officer: string,
): Promise<void> {
  const waiting = stand.kind === 'waiting' ? stand : null;
  const called = stand.kind === 'called' ? stand : null;
  await client.query(
    `update queue_ticket set state = $2, absences = $3, officer = $4,
        queued_at = coalesce($5, queued_at), for_counter = $6, counter = coalesce($7, counter),
        calls = coalesce($8, calls), called_at = coalesce($9, called_at),
        begun_at = coalesce($10, begun_at), ended_at = $11, dossier_code = $12
      where ticket_id = $1`,
    [
      ticketId,
      stand.kind,
      absences,
      officer,
      waiting?.queuedAt,
      waiting?.forCounter,
      counterOf(stand),
      called?.calls,
      called?.calledAt,
      stand.kind === 'serving' ? stand.begunAt : null,
      stand.kind === 'served' || stand.kind === 'absent' ? stand.endedAt : null,
      stand.kind === 'served' ? stand.dossierCode : null,
    ],
  );
}
