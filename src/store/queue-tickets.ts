import type pg from 'pg';
import type { Ticket } from '#desk/ticket.ts';
import type { VisitPurpose } from '#desk/visit-purpose.ts';
import { type Day, dayOf, type Instant } from '#kernel/day.ts';
import { inTransaction } from '#store/transaction.ts';

export interface NewTicket {
  /** Made by the page: a repeat gives the same number. */
  readonly ticketId: string;
  readonly desk: string;
  readonly purpose: VisitPurpose;
  readonly priority: boolean;
  readonly slot: Ticket['slot'];
  readonly at: Instant;
}

/** What the lock on a desk's day holds. */
export interface LockedDay {
  readonly lastNumber: number;
  readonly preferredRun: number;
}

/** Takes the next number of a desk's day; an id that has one keeps it, whatever else was asked. */
export const takeTicket = (pool: pg.Pool, asked: NewTicket): Promise<Ticket> =>
  inTransaction(pool, async (client) => {
    const locked = await lockDay(client, asked.desk, dayOf(asked.at));
    const known = await readTicket(client, asked.ticketId);
    return known ?? addTicket(client, asked, locked);
  });

/** Gives out a number while the day is locked: none is left out, none is given twice. */
export async function addTicket(
  client: pg.ClientBase,
  { ticketId, desk, purpose, priority, slot, at }: NewTicket,
  { lastNumber }: LockedDay,
): Promise<Ticket> {
  const day = dayOf(at);
  const number = lastNumber + 1;
  await client.query('update desk_day set last_number = $3 where desk = $1 and day = $2', [
    desk,
    day,
    number,
  ]);
  await client.query(
    `insert into queue_ticket (ticket_id, desk, day, number, purpose, priority, slot_start, slot_end,
        taken_at, queued_at, state)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9, 'waiting')`,
    [ticketId, desk, day, number, purpose, priority, slot?.start, slot?.end, at],
  );
  const stand = { kind: 'waiting', queuedAt: at, forCounter: null } as const;
  return {
    ticketId,
    desk,
    day,
    number,
    purpose,
    priority,
    slot,
    takenAt: at,
    absences: 0,
    stand,
  };
}

/** Locks a desk's day until the transaction ends: whatever changes its queue waits for its turn. */
export async function lockDay(client: pg.ClientBase, desk: string, day: Day): Promise<LockedDay> {
  await client.query('insert into desk_day (desk, day) values ($1, $2) on conflict do nothing', [
    desk,
    day,
  ]);
  const { rows } = await client.query(
    `select last_number as "lastNumber", preferred_run as "preferredRun"
      from desk_day where desk = $1 and day = $2 for update`,
    [desk, day],
  );
  return rows[0];
}

/** A number by its id, or null. */
export async function readTicket(
  client: pg.Pool | pg.ClientBase,
  ticketId: string,
): Promise<Ticket | null> {
  const { rows } = await client.query(`${SELECT} where ticket_id = $1`, [ticketId]);
  return rows[0] === undefined ? null : ticketOf(rows[0]);
}

/** The numbers of a desk's day that wait or are at a counter, by number. */
export async function readOpenTickets(
  client: pg.Pool | pg.ClientBase,
  desk: string,
  day: Day,
): Promise<readonly Ticket[]> {
  const { rows } = await client.query(
    `${SELECT} where desk = $1 and day = $2 and state in ('waiting', 'called', 'serving')
      order by number`,
    [desk, day],
  );
  return rows.map(ticketOf);
}

/** Reads the run of preferred calls of a desk's day. */
export async function readPreferredRun(pool: pg.Pool, desk: string, day: Day): Promise<number> {
  const { rows } = await pool.query(
    'select preferred_run as run from desk_day where desk = $1 and day = $2',
    [desk, day],
  );
  return rows[0]?.run ?? 0;
}

const SELECT = `select ticket_id as "ticketId", desk, day, number, purpose, priority,
    slot_start as "slotStart", slot_end as "slotEnd", taken_at as "takenAt", absences, state,
    queued_at as "queuedAt", for_counter as "forCounter", counter, calls, called_at as "calledAt",
    begun_at as "begunAt", ended_at as "endedAt", dossier_code as "dossierCode"
  from queue_ticket`;

/** As it is read; the checks of the table hold that a state has what it needs. */
interface TicketRow extends Omit<Ticket, 'slot' | 'stand'> {
  readonly slotStart: Instant | null;
  readonly slotEnd: Instant | null;
  readonly state: Ticket['stand']['kind'];
  readonly queuedAt: Instant;
  readonly forCounter: number | null;
  readonly counter: number;
  readonly calls: number;
  readonly calledAt: Instant;
  readonly begunAt: Instant;
  readonly endedAt: Instant;
  readonly dossierCode: string | null;
}

function ticketOf(row: TicketRow): Ticket {
  const { ticketId, desk, day, number, purpose, priority, slotStart, slotEnd } = row;
  const slot = slotStart === null || slotEnd === null ? null : { start: slotStart, end: slotEnd };
  const { takenAt, absences } = row;
  const own = { ticketId, desk, day, number, purpose, priority, slot, takenAt, absences };
  return { ...own, stand: standOf(row) };
}

function standOf({ state, ...row }: TicketRow): Ticket['stand'] {
  const { queuedAt, forCounter, counter, calls, calledAt, begunAt, endedAt, dossierCode } = row;
  switch (state) {
    case 'waiting':
      return { kind: state, queuedAt, forCounter };
    case 'called':
      return { kind: state, counter, calls, calledAt };
    case 'serving':
      return { kind: state, counter, begunAt };
    case 'served':
      return { kind: state, endedAt, dossierCode };
    case 'absent':
      return { kind: state, endedAt };
  }
}
