import { strict as assert } from 'node:assert';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import type { Slot } from '#desk/slots.ts';
import { addDays, dayOf, type Instant, instantFromEpoch } from '#kernel/day.ts';
import {
  appointmentsOn,
  book,
  type Booking,
  cancel,
  checkIn,
  forgetVisitors,
  move,
  readAppointment,
  takenOn,
} from '#store/appointments.ts';
import { keepHouse } from '#store/housekeeping.ts';
import { readTicket } from '#store/queue-tickets.ts';
import { desksWithSlots, putSlotRule } from '#store/slot-rules.ts';
import { inTransaction } from '#store/transaction.ts';
import { at, day } from '#test/support/dossier-fixtures.ts';
import { openTestStore, type TestStore } from '#test/support/store-fixture.ts';

const now = at('2022-06-21 07:30');
const slotAt = (text: string): Slot => {
  const start = at(text);
  return { start, end: instantFromEpoch(Date.parse(start) + 1_800_000) };
};
const NINE = slotAt('2022-06-21 09:00');
const NEXT_DAY = slotAt('2022-06-22 09:00');

let store: TestStore;
before(async () => {
  store = await openTestStore();
});
after(() => store.close());

let desks = 0;
const newDesk = (): string => `desk-${(desks += 1)}`;

const bookingOf = (desk: string, changes: Partial<Booking> = {}): Booking => ({
  appointmentId: randomUUID(),
  desk,
  slot: NINE,
  purpose: 'birth',
  name: 'Danh Thị Sa Rây',
  phone: '0950000022',
  at: now,
  ...changes,
});

async function booked(desk: string, changes: Partial<Booking> = {}) {
  const booking = bookingOf(desk, changes);
  assert.equal(await book(store.pool, booking, 99), 'booked');
  return (await readAppointment(store.pool, booking.appointmentId)) ?? assert.fail();
}

const arrive = (desk: string, code: string, when: Instant = now) =>
  checkIn(store.pool, { desk, code, ticketId: randomUUID(), now: when });

test('of twenty at once as many get the slot as it has places', async () => {
  const desk = newDesk();
  const outcomes = await Promise.all(
    Array.from({ length: 20 }, () => book(store.pool, bookingOf(desk), 3)),
  );
  assert.equal(outcomes.filter((outcome) => outcome === 'booked').length, 3);
  assert.equal((await takenOn(store.pool, desk, dayOf(NINE.start))).get(NINE.start), 3);
});

test('the same form sent five times at once is one appointment', async () => {
  const desk = newDesk();
  const booking = bookingOf(desk);
  await Promise.all(Array.from({ length: 5 }, () => book(store.pool, booking, 3)));
  assert.equal((await appointmentsOn(store.pool, desk, dayOf(NINE.start))).length, 1);
});

test('of those who move to a slot at once as many get it as it has places', async () => {
  const desk = newDesk();
  const days = ['22', '23', '24', '27', '28', '29'];
  const others = await Promise.all(
    days.map((date) => booked(desk, { slot: slotAt(`2022-06-${date} 09:00`) })),
  );
  const outcomes = await Promise.all(others.map((one) => move(store.pool, one, NINE, 2)));
  assert.equal(outcomes.filter((outcome) => outcome === 'moved').length, 2);
  assert.equal((await takenOn(store.pool, desk, dayOf(NINE.start))).get(NINE.start), 2);
  const moved = others[outcomes.indexOf('moved')] ?? assert.fail();
  assert.equal(await move(store.pool, moved, NINE, 2), 'moved', 'a repeat changes nothing');
});

test('whoever cancels gives the place back, and is forgotten', async () => {
  const desk = newDesk();
  const { appointmentId, code } = await booked(desk);
  await Promise.all([cancel(store.pool, appointmentId), cancel(store.pool, appointmentId)]);
  const gone = await readAppointment(store.pool, appointmentId);
  assert.deepEqual([gone?.state, gone?.name, gone?.phone], ['cancelled', null, null]);
  assert.equal(await book(store.pool, bookingOf(desk), 1), 'booked');
  assert.equal(await arrive(desk, code), 'unknown-code');
  assert.equal(await move(store.pool, gone ?? assert.fail(), NEXT_DAY, 9), 'not-open');
});

test('on the day the code becomes one number, however often it is typed', async () => {
  const desk = newDesk();
  const { appointmentId, code } = await booked(desk);
  const tickets = await Promise.all([1, 2, 3].map(() => arrive(desk, code)));
  const numbers = tickets.map((ticket) => (typeof ticket === 'string' ? ticket : ticket.number));
  assert.deepEqual(numbers, [1, 1, 1]);
  const [first] = tickets;
  assert.ok(typeof first === 'object');
  assert.deepEqual((await readTicket(store.pool, first.ticketId))?.slot, NINE);
  assert.equal((await readAppointment(store.pool, appointmentId))?.state, 'arrived');
  await cancel(store.pool, appointmentId);
  assert.equal((await readAppointment(store.pool, appointmentId))?.state, 'arrived');
});

test('a code of another day or another desk gives no number', async () => {
  const desk = newDesk();
  const { code } = await booked(desk, { slot: NEXT_DAY });
  assert.equal(await arrive(desk, code), 'other-day');
  assert.equal(await arrive(newDesk(), code), 'unknown-code');
});

test('the house-keeper forgets names and phones thirty days after, not before', async () => {
  const desk = newDesk();
  const { appointmentId } = await booked(desk);
  const held = async () => (await readAppointment(store.pool, appointmentId))?.phone;
  await forgetVisitors(store.pool, addDays(dayOf(NINE.start), 30));
  assert.equal(await held(), '0950000022');
  await keepHouse(store.pool, at('2022-07-22 01:00'), 24);
  assert.equal(await held(), null);
  assert.equal((await readAppointment(store.pool, appointmentId))?.name, null);
});

test('desks that take appointments are those with places today or soon', async () => {
  const put = (desk: string, validFrom: string, capacity: number) =>
    inTransaction(store.pool, (client) =>
      putSlotRule(client, { desk, validFrom: day(validFrom), minutes: 30, capacity, daysAhead: 7 }),
    );
  const [open, closed, soon] = [newDesk(), newDesk(), newDesk()];
  await put(open, '2022-06-01', 2);
  await put(closed, '2022-06-01', 2);
  await put(closed, '2022-06-10', 0);
  await put(soon, '2022-06-25', 1);
  assert.deepEqual(await desksWithSlots(store.pool, dayOf(now)), new Set([open, soon]));
});
