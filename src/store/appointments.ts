import { randomInt } from 'node:crypto';
import type pg from 'pg';
import type { Slot } from '#desk/slots.ts';
import type { Ticket } from '#desk/ticket.ts';
import type { VisitPurpose } from '#desk/visit-purpose.ts';
import { addDays, type Day, dayOf, type Instant } from '#kernel/day.ts';
import { addTicket, lockDay, readTicket } from '#store/queue-tickets.ts';
import { inTransaction } from '#store/transaction.ts';

/** A time that somebody agreed with a desk. */
export interface Appointment {
  readonly appointmentId: string;
  readonly desk: string;
  readonly day: Day;
  readonly slot: Slot;
  readonly purpose: VisitPurpose;
  /** As declared; null once it was cancelled or is long over. */
  readonly name: string | null;
  readonly phone: string | null;
  /** Eight digits: who knows them cancels, moves, and takes a number on the day. */
  readonly code: string;
  readonly state: 'booked' | 'cancelled' | 'arrived';
}

export interface Booking {
  /** Made by the page: a repeat meets the same appointment. */
  readonly appointmentId: string;
  readonly desk: string;
  readonly slot: Slot;
  readonly purpose: VisitPurpose;
  readonly name: string;
  readonly phone: string;
  readonly at: Instant;
}

/** Names and phones are kept for so long after the day. */
const DAYS_KEPT = 30;

/** Books a place of a slot while the day is locked: never more than `capacity`. */
export const book = (
  pool: pg.Pool,
  booking: Booking,
  capacity: number,
): Promise<'booked' | 'full'> =>
  inTransaction(pool, async (client) => {
    const { appointmentId, desk, slot, purpose, name, phone, at } = booking;
    const day = dayOf(slot.start);
    await lockDay(client, desk, day);
    if ((await readAppointment(client, appointmentId)) !== null) return 'booked';
    if ((await countIn(client, desk, slot)) >= capacity) return 'full';
    for (let isIn = false; !isIn; ) {
      const { rowCount } = await client.query(
        `insert into appointment (appointment_id, desk, day, slot_start, slot_end, purpose, name,
            phone, code, state, booked_at)
          values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'booked', $10) on conflict (code) do nothing`,
        [appointmentId, desk, day, slot.start, slot.end, purpose, name, phone, newCode(), at],
      );
      isIn = rowCount === 1;
    }
    return 'booked';
  });

/** Moves an appointment to another slot, which has `capacity` places. */
export const move = (
  pool: pg.Pool,
  appointment: Pick<Appointment, 'appointmentId' | 'desk' | 'day'>,
  slot: Slot,
  capacity: number,
): Promise<'moved' | 'full' | 'not-open'> =>
  inTransaction(pool, async (client) => {
    const { appointmentId, desk } = appointment;
    const day = dayOf(slot.start);
    // In one order, whichever way somebody else moves.
    for (const locked of [appointment.day, day].sort()) await lockDay(client, desk, locked);
    const now = await readAppointment(client, appointmentId);
    if (now?.state !== 'booked') return 'not-open';
    if (now.slot.start === slot.start) return 'moved';
    if ((await countIn(client, desk, slot)) >= capacity) return 'full';
    await client.query(
      'update appointment set day = $2, slot_start = $3, slot_end = $4 where appointment_id = $1',
      [appointmentId, day, slot.start, slot.end],
    );
    return 'moved';
  });

/** Cancels an appointment that nobody came for yet, and forgets whose it was. */
export async function cancel(pool: pg.Pool, appointmentId: string): Promise<void> {
  await pool.query(
    `update appointment set state = 'cancelled', name = null, phone = null
      where appointment_id = $1 and state = 'booked'`,
    [appointmentId],
  );
}

export type CheckIn = Ticket | 'unknown-code' | 'other-day';

/** Turns the code of today's appointment into a number; whoever comes again meets the same number. */
export const checkIn = (
  pool: pg.Pool,
  asked: {
    readonly desk: string;
    readonly code: string;
    readonly ticketId: string;
    readonly now: Instant;
  },
): Promise<CheckIn> =>
  inTransaction(pool, async (client) => {
    const { desk, code, ticketId, now } = asked;
    const locked = await lockDay(client, desk, dayOf(now));
    const { rows } = await client.query(
      `${SELECT} where desk = $1 and code = $2 and state <> 'cancelled' for update`,
      [desk, code],
    );
    if (rows[0] === undefined) return 'unknown-code';
    const { appointmentId, day, slot, purpose } = appointmentOf(rows[0]);
    const known = await readTicket(client, rows[0].ticketId ?? ticketId);
    if (known !== null) return known;
    if (day !== dayOf(now)) return 'other-day';
    const asks = { ticketId, desk, purpose, priority: false, slot, at: now };
    const ticket = await addTicket(client, asks, locked);
    await client.query(
      `update appointment set state = 'arrived', ticket_id = $2 where appointment_id = $1`,
      [appointmentId, ticketId],
    );
    return ticket;
  });

/** An appointment by its id, or null. */
export async function readAppointment(
  client: pg.Pool | pg.ClientBase,
  appointmentId: string,
): Promise<Appointment | null> {
  const { rows } = await client.query(`${SELECT} where appointment_id = $1`, [appointmentId]);
  return rows[0] === undefined ? null : appointmentOf(rows[0]);
}

/** The id of a desk's appointment by its code, or null. */
export async function findByCode(
  pool: pg.Pool,
  desk: string,
  code: string,
): Promise<string | null> {
  const { rows } = await pool.query(
    'select appointment_id as id from appointment where desk = $1 and code = $2',
    [desk, code],
  );
  return rows[0]?.id ?? null;
}

/** The appointments of a desk's day, by time. */
export async function appointmentsOn(
  pool: pg.Pool,
  desk: string,
  day: Day,
): Promise<readonly Appointment[]> {
  const { rows } = await pool.query(
    `${SELECT} where desk = $1 and day = $2 order by slot_start, booked_at`,
    [desk, day],
  );
  return rows.map(appointmentOf);
}

/** How many places of each slot of a day are taken, by its start. */
export async function takenOn(
  pool: pg.Pool,
  desk: string,
  day: Day,
): Promise<ReadonlyMap<Instant, number>> {
  const { rows } = await pool.query(
    `select slot_start as start, count(*)::int as taken from appointment
      where desk = $1 and day = $2 and state <> 'cancelled' group by slot_start`,
    [desk, day],
  );
  return new Map(rows.map(({ start, taken }): [Instant, number] => [start, taken]));
}

/** Forgets who had an appointment, thirty days after it. */
export async function forgetVisitors(pool: pg.Pool, today: Day): Promise<void> {
  await pool.query(
    `update appointment set name = null, phone = null
      where day < $1 and (name is not null or phone is not null)`,
    [addDays(today, -DAYS_KEPT)],
  );
}

async function countIn(client: pg.ClientBase, desk: string, slot: Slot): Promise<number> {
  const { rows } = await client.query(
    `select count(*)::int as taken from appointment
      where desk = $1 and day = $2 and slot_start = $3 and state <> 'cancelled'`,
    [desk, dayOf(slot.start), slot.start],
  );
  return rows[0].taken;
}

const newCode = (): string => String(randomInt(100_000_000)).padStart(8, '0');

const SELECT = `select appointment_id as "appointmentId", desk, day, slot_start as start,
  slot_end as "end", purpose, name, phone, code, state, ticket_id as "ticketId" from appointment`;

interface AppointmentRow extends Omit<Appointment, 'slot'>, Slot {
  readonly ticketId: string | null;
}

function appointmentOf({ start, end, ...row }: AppointmentRow): Appointment {
  const { appointmentId, desk, day, purpose, name, phone, code, state } = row;
  const slot = { start, end };
  return { appointmentId, desk, day, slot, purpose, name, phone, code, state };
}
