import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import fc from 'fast-check';
import type { VisitPurpose } from '#desk/visit-purpose.ts';
import {
  FEWEST_VISITS,
  median,
  type QueueAhead,
  type ServiceTimes,
  type WaitingTime,
  waitingTime,
  waitingTimeText,
} from '#desk/waiting-time.ts';

const times: ServiceTimes = new Map([['birth', [10, 10, 10, 10, 10]]]);
const births = (count: number): readonly VisitPurpose[] =>
  Array.from({ length: count }, () => 'birth');

const textOf = (queue: QueueAhead) => waitingTimeText(waitingTime(queue))?.vi ?? null;

test('two counters share those who wait; the answer is a range', () => {
  const queue = { ahead: births(4), counters: [null, null], times };
  assert.equal(textOf(queue), 'khoảng 15–25 phút');
  assert.equal(textOf({ ...queue, ahead: births(1) }), 'dưới 5 phút');
  assert.equal(textOf({ ...queue, ahead: births(40) }), 'hơn 2 giờ');
});

test('whoever stands at the counter has some of the time behind them', () => {
  const counters = [{ purpose: 'birth', minutes: 8 }] as const;
  assert.equal(textOf({ ahead: [], counters, times }), 'dưới 5 phút');
  const long = [{ purpose: 'birth', minutes: 500 }] as const;
  assert.equal(textOf({ ahead: [], counters: long, times }), 'dưới 5 phút');
});

test('nothing is said where nothing is known: no counter, or too few visits', () => {
  assert.equal(textOf({ ahead: births(2), counters: [], times }), null);
  const few = new Map([['birth', [10, 10, 10, 10]]] as const);
  assert.equal(textOf({ ahead: births(2), counters: [null], times: few }), null);
});

test('a purpose with few visits is taken for an ordinary one of the desk', () => {
  const mixed: ServiceTimes = new Map([
    ['birth', [10, 10, 10, 10, 10]],
    ['business', [300]],
  ]);
  assert.equal(textOf({ ahead: ['business'], counters: [null], times: mixed }), 'khoảng 5–15 phút');
});

const purposes = fc.constantFrom<VisitPurpose>('birth', 'moving', 'result', 'unsure');
const measured = fc
  .array(
    fc.tuple(purposes, fc.array(fc.integer({ min: 1, max: 60 }), { minLength: FEWEST_VISITS })),
    {
      minLength: 1,
    },
  )
  .map((all): ServiceTimes => new Map(all));
const counters = fc.array(fc.option(fc.record({ purpose: purposes, minutes: fc.nat(60) })), {
  minLength: 1,
  maxLength: 6,
});

/** The later end of what is said, in minutes. */
const latest = (time: WaitingTime): number =>
  time.kind === 'between' ? time.to : time.kind === 'over' ? 1000 : time.kind === 'under' ? 0 : -1;

test('more people never make it shorter, more counters never longer', () => {
  fc.assert(
    fc.property(measured, counters, fc.array(purposes, { maxLength: 20 }), (known, open, ahead) => {
      const queue = { ahead, counters: open, times: known };
      const here = latest(waitingTime(queue));
      assert.ok(latest(waitingTime({ ...queue, ahead: [...ahead, 'birth'] })) >= here);
      assert.ok(latest(waitingTime({ ...queue, counters: [...open, null] })) <= here);
    }),
  );
});

test('never more precise than five minutes', () => {
  fc.assert(
    fc.property(measured, counters, fc.array(purposes, { maxLength: 20 }), (known, open, ahead) => {
      const time = waitingTime({ ahead, counters: open, times: known });
      if (time.kind !== 'between') return;
      assert.ok(time.from % 5 === 0 && time.to % 5 === 0 && time.from < time.to);
    }),
  );
});

test('the median lies in the middle', () => {
  assert.equal(median([9, 1, 5]), 5);
  assert.equal(median([1, 3]), 2);
});
