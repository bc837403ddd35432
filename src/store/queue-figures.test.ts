import { strict as assert } from 'node:assert';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { dayOf, epochOf, type Instant, instantFromEpoch } from '#kernel/day.ts';
import { book } from '#store/appointments.ts';
import { openCounter } from '#store/desk-counters.ts';
import { readQueueFigures } from '#store/queue-figures.ts';
import { takeTicket } from '#store/queue-tickets.ts';
import { actAtCounter, callNext } from '#store/run-counter.ts';
import { at } from '#test/support/dossier-fixtures.ts';
import { openTestStore, type TestStore } from '#test/support/store-fixture.ts';

const now = at('2022-06-21 09:00');
const later = (minutes: number): Instant => instantFromEpoch(epochOf(now) + minutes * 60_000);

let store: TestStore;
before(async () => {
  store = await openTestStore();
});
after(() => store.close());

const take = (desk: string, when: Instant) =>
  takeTicket(store.pool, {
    ticketId: randomUUID(),
    desk,
    purpose: 'birth',
    priority: false,
    slot: null,
    at: when,
  });

const bookAt = (desk: string, minutes: number) =>
  book(
    store.pool,
    {
      appointmentId: randomUUID(),
      desk,
      slot: { start: later(minutes), end: later(minutes + 30) },
      purpose: 'birth',
      name: 'Danh Thị Sa Rây',
      phone: '0950000022',
      at: now,
    },
    9,
  );

test('given, served, medians, and appointments that nobody came for', async () => {
  const seat = { desk: 'D1', day: dayOf(now), counter: 1, officer: 'a', at: now };
  await openCounter(store.pool, seat);
  // Waits of 2, 4 and 20 minutes, visits of 5, 7 and 30.
  let clock = 0;
  for (const [wait, service] of [
    [2, 5],
    [4, 7],
    [20, 30],
  ] as const) {
    const { ticketId } = await take('D1', later(clock));
    clock += wait;
    await callNext(store.pool, randomUUID(), { desk: 'D1', officer: 'a', now: later(clock) });
    const act = (type: 'begin' | 'finish') =>
      actAtCounter(
        store.pool,
        ticketId,
        type === 'begin' ? { type } : { type, dossierCode: null },
        { desk: 'D1', officer: 'a', now: later(clock) },
      );
    await act('begin');
    clock += service;
    await act('finish');
  }
  await take('D1', later(clock));
  await bookAt('D1', 0);
  await bookAt('D1', 300);
  await bookAt('D2', 0);
  const asked = { day: dayOf(now), now: later(60) };
  const own = {
    desk: 'D1',
    given: 4,
    served: 3,
    absent: 0,
    waitMinutes: 4,
    serviceMinutes: 7,
    booked: 2,
    missed: 1,
  };
  assert.deepEqual(await readQueueFigures(store.pool, { ...asked, desk: 'D1' }), [own]);
  const all = await readQueueFigures(store.pool, { ...asked, desk: null });
  assert.deepEqual(
    all.map(({ desk, given, missed }) => [desk, given, missed]),
    [
      ['D1', 4, 1],
      ['D2', 0, 1],
    ],
  );
  assert.deepEqual(await readQueueFigures(store.pool, { ...asked, desk: 'D3' }), []);
});
