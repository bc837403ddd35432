import { strict as assert } from 'node:assert';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import type { CounterAct } from '#desk/counter-act.ts';
import { waitingTimeText } from '#desk/waiting-time.ts';
import { dayOf, epochOf, type Instant, instantFromEpoch } from '#kernel/day.ts';
import { closeCounter, openCounter, readCounters } from '#store/desk-counters.ts';
import { type NewTicket, readTicket, takeTicket } from '#store/queue-tickets.ts';
import { readQueue, waitBefore } from '#store/queue-view.ts';
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

/** Each test has a desk of its own. */
let desks = 0;
const newDesk = (): string => `desk-${(desks += 1)}`;

const take = (desk: string, changes: Partial<NewTicket> = {}) =>
  takeTicket(store.pool, {
    ticketId: randomUUID(),
    desk,
    purpose: 'birth',
    priority: false,
    slot: null,
    at: now,
    ...changes,
  });

const seat = (desk: string, counter: number, officer = `officer-${counter}`) =>
  openCounter(store.pool, { desk, day: dayOf(now), counter, officer, at: now });

const next = (desk: string, counter: number, callId = randomUUID(), when = now) =>
  callNext(store.pool, callId, { desk, officer: `officer-${counter}`, now: when });

const act = (desk: string, counter: number, ticketId: string, what: CounterAct, when = now) =>
  actAtCounter(store.pool, ticketId, what, { desk, officer: `officer-${counter}`, now: when });

const standOf = async (ticketId: string) => (await readTicket(store.pool, ticketId))?.stand;

test('forty taps at once are forty numbers without a gap', async () => {
  const desk = newDesk();
  const tickets = await Promise.all(Array.from({ length: 40 }, () => take(desk)));
  assert.deepEqual(
    tickets.map(({ number }) => number).sort((a, b) => a - b),
    Array.from({ length: 40 }, (_, index) => index + 1),
  );
});

test('the same tap eight times at once is one number', async () => {
  const desk = newDesk();
  const ticketId = randomUUID();
  const tickets = await Promise.all(Array.from({ length: 8 }, () => take(desk, { ticketId })));
  assert.deepEqual(new Set(tickets.map(({ number }) => number)), new Set([1]));
  assert.equal((await take(desk)).number, 2, 'and leaves no gap');
});

test('each day and each desk counts from one', async () => {
  const [one, other] = [newDesk(), newDesk()];
  await take(one);
  assert.equal((await take(other)).number, 1);
  assert.equal((await take(one, { at: at('2022-06-22 07:00') })).number, 1);
});

test('those who press at once get different people', async () => {
  const desk = newDesk();
  for (let person = 0; person < 6; person += 1) await take(desk);
  for (const counter of [1, 2, 3, 4]) await seat(desk, counter);
  assert.deepEqual(await Promise.all([1, 2, 3, 4].map((counter) => next(desk, counter))), [
    'called',
    'called',
    'called',
    'called',
  ]);
  const { called, waiting } = await readQueue(store.pool, desk, now);
  assert.deepEqual(
    called.map(({ number }) => number),
    [1, 2, 3, 4],
  );
  assert.equal(new Set(called.map(({ stand }) => stand.counter)).size, 4);
  assert.equal(waiting.length, 2);
});

test('a button pressed twice calls one person, also when the second press comes late', async () => {
  const desk = newDesk();
  const [first] = [await take(desk), await take(desk)];
  await seat(desk, 1);
  const callId = randomUUID();
  await Promise.all([next(desk, 1, callId), next(desk, 1, callId)]);
  // Somebody is called already: another press changes nothing.
  await next(desk, 1);
  assert.equal((await readQueue(store.pool, desk, now)).waiting.length, 1);
  await act(desk, 1, first.ticketId, { type: 'begin' });
  await act(desk, 1, first.ticketId, { type: 'finish', dossierCode: null });
  await next(desk, 1, callId);
  assert.equal((await readQueue(store.pool, desk, now)).called.length, 0);
});

test('called again, sent to the back, ended: each press counts once', async () => {
  const desk = newDesk();
  const [{ ticketId }] = [await take(desk), await take(desk)];
  await seat(desk, 1);
  await next(desk, 1);
  await Promise.all(
    [1, 1, 1].map((calls) => act(desk, 1, ticketId, { type: 'call-again', calls })),
  );
  const called = await standOf(ticketId);
  assert.ok(called?.kind === 'called' && called.calls === 2);
  await Promise.all([1, 2, 3].map(() => act(desk, 1, ticketId, { type: 'not-there' }, later(1))));
  assert.deepEqual(await standOf(ticketId), {
    kind: 'waiting',
    queuedAt: later(1),
    forCounter: null,
  });
  assert.equal((await readTicket(store.pool, ticketId))?.absences, 1);
});

test('a number passed on is called by that counter only', async () => {
  const desk = newDesk();
  const { ticketId } = await take(desk);
  for (const counter of [1, 2]) await seat(desk, counter);
  await next(desk, 1);
  assert.equal(await act(desk, 2, ticketId, { type: 'begin' }), 'at-another-counter');
  await act(desk, 1, ticketId, { type: 'transfer', counter: 2 });
  assert.equal(await next(desk, 1), 'nobody-waits');
  assert.equal(await next(desk, 2), 'called');
});

test('of two officers at once one gets the counter, and nobody leaves somebody standing', async () => {
  const desk = newDesk();
  await Promise.all([seat(desk, 1, 'a'), seat(desk, 1, 'b')]);
  assert.equal((await readCounters(store.pool, desk, dayOf(now))).length, 1);
  const officer = (await readCounters(store.pool, desk, dayOf(now)))[0]?.officer ?? '';
  await take(desk);
  await callNext(store.pool, randomUUID(), { desk, officer, now });
  assert.equal(await seat(desk, 2, officer), 'finish-first');
  assert.equal(await seat(desk, 1, 'c'), 'counter-in-use');
  assert.equal(await closeCounter(store.pool, { desk, day: dayOf(now), officer }), 'finish-first');
});

test('nobody calls without a counter, and no number of another desk', async () => {
  const [desk, other] = [newDesk(), newDesk()];
  const { ticketId } = await take(other);
  assert.equal(await next(desk, 1), 'no-counter');
  await seat(desk, 1);
  assert.equal(await act(desk, 1, ticketId, { type: 'begin' }), 'unknown-ticket');
});

test('the wait is reckoned from what was measured, and only then told', async () => {
  const desk = newDesk();
  await seat(desk, 1);
  for (let visit = 0; visit < 5; visit += 1) {
    const { ticketId } = await take(desk);
    await next(desk, 1);
    await act(desk, 1, ticketId, { type: 'begin' });
    await act(desk, 1, ticketId, { type: 'finish', dossierCode: null }, later(10));
  }
  await take(desk, { at: later(11) });
  const last = await take(desk, { at: later(12) });
  const { before: ahead, time } = await waitBefore(store.pool, last, later(12));
  assert.equal(ahead, 1);
  assert.equal(waitingTimeText(time)?.vi, 'khoảng 5–15 phút');
  await closeCounter(store.pool, { desk, day: dayOf(now), officer: 'officer-1' });
  assert.deepEqual((await waitBefore(store.pool, last, later(12))).time, { kind: 'unknown' });
});

test('figures and measured times are found by an index, however many numbers there are', async () => {
  await store.ownerPool.query('set enable_seqscan = off');
  const planOf = async (sql: string) => {
    const { rows } = await store.ownerPool.query(`explain ${sql}`);
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  };
  assert.match(await planOf(`select from queue_ticket where day = '2022-06-21'`), /by_day/);
  assert.match(await planOf(`select from appointment where day = '2022-06-21'`), /by_day/);
  assert.match(
    await planOf(`select from queue_ticket where desk = 'D' and purpose = 'birth'
      and state = 'served' order by ended_at desc limit 20`),
    /queue_ticket_served/,
  );
});
