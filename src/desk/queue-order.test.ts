import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  forCounter,
  isPreferred,
  nextCall,
  PREFERRED_IN_A_ROW,
  queueOrder,
} from '#desk/queue-order.ts';
import type { TicketThat } from '#desk/ticket.ts';
import { type Instant, instantFromEpoch } from '#kernel/day.ts';
import { day } from '#test/support/dossier-fixtures.ts';

const START = Date.parse('2022-06-21T01:00:00.000Z');
const minute = (minutes: number): Instant => instantFromEpoch(START + minutes * 60_000);

type Waiting = TicketThat<'waiting'>;

const waits = (
  number: number,
  taken: number,
  changes: Partial<Waiting> & { readonly forCounter?: number } = {},
): Waiting => {
  const { forCounter: only = null, ...rest } = changes;
  return {
    ticketId: `t${number}`,
    desk: 'D',
    day: day('2022-06-21'),
    number,
    purpose: 'birth',
    priority: false,
    slot: null,
    takenAt: minute(taken),
    absences: 0,
    stand: { kind: 'waiting', queuedAt: minute(taken), forCounter: only },
    ...rest,
  };
};

const queues = fc
  .array(fc.record({ taken: fc.nat(200), priority: fc.boolean(), slot: fc.option(fc.nat(300)) }), {
    maxLength: 30,
  })
  .map((all) =>
    all.map(({ taken, priority, slot }, index) =>
      waits(index + 1, taken, {
        priority,
        slot: slot === null ? null : { start: minute(slot), end: minute(slot + 30) },
      }),
    ),
  );

const numbers = (tickets: readonly Waiting[]) => tickets.map(({ number }) => number);

test('whoever came first is called first', () => {
  const queue = [waits(3, 9), waits(1, 2), waits(2, 2)];
  assert.deepEqual(numbers(queueOrder(queue, { now: minute(10), preferredRun: 0 })), [1, 2, 3]);
});

test('priority goes first, but of three calls one is an ordinary one', () => {
  const queue = [
    waits(1, 0),
    waits(2, 0),
    ...[3, 4, 5, 6].map((n) => waits(n, 5, { priority: true })),
  ];
  const order = queueOrder(queue, { now: minute(10), preferredRun: 0 });
  assert.deepEqual(numbers(order), [3, 4, 1, 5, 6, 2]);
});

test('an appointment counts once its time has come, and not for whoever was late', () => {
  const slot = { start: minute(60), end: minute(90) };
  const early = waits(2, 30, { slot });
  assert.equal(isPreferred(early, minute(59)), false);
  assert.equal(isPreferred(early, minute(60)), true);
  assert.equal(isPreferred(waits(2, 91, { slot }), minute(95)), false);
  const queue = [waits(1, 0), early];
  assert.deepEqual(numbers(queueOrder(queue, { now: minute(59), preferredRun: 0 })), [1, 2]);
  assert.deepEqual(numbers(queueOrder(queue, { now: minute(61), preferredRun: 0 })), [2, 1]);
});

test('a number passed on waits for its counter alone, as long as that is open', () => {
  const queue = [waits(1, 0, { forCounter: 2 }), waits(2, 0)];
  assert.deepEqual(numbers(forCounter(queue, 1, [1, 2])), [2]);
  assert.deepEqual(numbers(forCounter(queue, 2, [1, 2])), [1, 2]);
  assert.deepEqual(numbers(forCounter(queue, 1, [1])), [1, 2], 'nobody waits for a closed counter');
});

test('everybody who waits is called once, and nobody else', () => {
  fc.assert(
    fc.property(queues, fc.nat(400), fc.nat(PREFERRED_IN_A_ROW), (queue, now, preferredRun) => {
      const order = queueOrder(queue, { now: minute(now), preferredRun });
      assert.deepEqual(
        numbers(order).toSorted((a, b) => a - b),
        numbers(queue),
      );
    }),
  );
});

test('nobody starves: whoever has k ordinary people before them waits for 3(k + 1) calls at most', () => {
  fc.assert(
    fc.property(fc.nat(6), fc.integer({ min: 1, max: 60 }), (before, arrivals) => {
      let queue = Array.from({ length: before + 1 }, (_, index) => waits(index + 1, 0));
      let preferredRun = 0;
      for (let calls = 1; ; calls += 1) {
        // Somebody with priority arrives before each call.
        if (calls <= arrivals) queue = [...queue, waits(100 + calls, 1, { priority: true })];
        const next = nextCall(queue, { now: minute(5), preferredRun });
        assert.ok(next !== null);
        ({ preferredRun } = next);
        queue = queue.filter((other) => other !== next.ticket);
        if (next.ticket.number === before + 1) {
          assert.ok(calls <= (PREFERRED_IN_A_ROW + 1) * (before + 1), `${calls} calls`);
          return;
        }
      }
    }),
  );
});
