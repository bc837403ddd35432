import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import fc from 'fast-check';
import { call, type CounterAct, decideAtCounter } from '#desk/counter-act.ts';
import type { Ticket } from '#desk/ticket.ts';
import { at, day } from '#test/support/dossier-fixtures.ts';

const now = at('2022-06-21 09:00');
const waiting = {
  ticketId: 't',
  desk: 'D',
  day: day('2022-06-21'),
  number: 7,
  purpose: 'birth',
  priority: false,
  slot: null,
  takenAt: at('2022-06-21 08:00'),
  absences: 0,
  stand: { kind: 'waiting', queuedAt: at('2022-06-21 08:00'), forCounter: null },
} as const satisfies Ticket;

const by = { counter: 3, now };

/** Plays acts one after the other; each must be allowed. */
const play = (ticket: Ticket, ...acts: readonly CounterAct[]): Ticket =>
  acts.reduce((last, act) => {
    const decided = decideAtCounter(last, act, by);
    return decided.ok ? decided.value : assert.fail(decided.error);
  }, ticket);

const called = call(waiting, 3, now);
const again: CounterAct = { type: 'call-again', calls: 1 };

test('called, begun, finished, with the dossier that came of it', () => {
  const served = play(called, { type: 'begin' }, { type: 'finish', dossierCode: 'X' });
  assert.deepEqual(served.stand, { kind: 'served', endedAt: now, dossierCode: 'X' });
});

test('not there only after a second call: once to the back, then the number ends', () => {
  const tooEarly = decideAtCounter(called, { type: 'not-there' }, by);
  assert.ok(!tooEarly.ok && tooEarly.error === 'called-too-seldom');
  const back = play(called, again, { type: 'not-there' });
  assert.deepEqual(back.stand, { kind: 'waiting', queuedAt: now, forCounter: null });
  assert.ok(back.stand.kind === 'waiting');
  const gone = play(call({ ...back, stand: back.stand }, 3, now), again, { type: 'not-there' });
  assert.deepEqual(gone.stand, { kind: 'absent', endedAt: now });
});

test('whoever is passed on keeps the time of the number', () => {
  const passedOn = play(called, { type: 'begin' }, { type: 'transfer', counter: 5 });
  assert.deepEqual(passedOn.stand, {
    kind: 'waiting',
    queuedAt: waiting.takenAt,
    forCounter: 5,
  });
  const same = decideAtCounter(called, { type: 'transfer', counter: 3 }, by);
  assert.ok(!same.ok && same.error === 'same-counter');
});

test('nobody acts on the number of another counter', () => {
  const other = decideAtCounter(called, { type: 'begin' }, { counter: 4, now });
  assert.ok(!other.ok && other.error === 'at-another-counter');
});

const acts = fc.oneof(
  fc.constant<CounterAct>({ type: 'begin' }),
  fc.constant<CounterAct>({ type: 'finish', dossierCode: null }),
  fc.constant<CounterAct>({ type: 'not-there' }),
  fc.constant<CounterAct>({ type: 'transfer', counter: 5 }),
  fc.integer({ min: 1, max: 4 }).map((calls): CounterAct => ({ type: 'call-again', calls })),
);

test('an act that comes twice is done once', () => {
  fc.assert(
    fc.property(fc.array(acts, { maxLength: 6 }), acts, (before, act) => {
      const ticket = before.reduce<Ticket>((last, one) => {
        const decided = decideAtCounter(last, one, by);
        return decided.ok ? decided.value : last;
      }, called);
      const once = decideAtCounter(ticket, act, by);
      if (!once.ok || once.value === ticket) return;
      const twice = decideAtCounter(once.value, act, by);
      assert.ok(twice.ok && twice.value === once.value);
    }),
  );
});
