import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import type { LeasedDelivery } from '#store/deliveries.ts';
import { createToldWriter } from '#worker/told-writer.ts';

const told = (dossierId: string) => {
  const delivery: LeasedDelivery = {
    dossierId,
    party: 'national-portal',
    doneVersion: 0,
    wantedVersion: 1,
    attempts: 1,
    traceparent: null,
  };
  return { delivery, version: 1 };
};

test('those that gather while one statement is on its way go together in the next', async () => {
  const batches: string[][] = [];
  const writer = createToldWriter(async (some) => {
    batches.push(some.map(({ delivery: { dossierId } }) => dossierId));
    if (batches.length === 1) for (const id of ['c', 'd']) writer.add(told(id));
  });
  for (const id of ['a', 'b']) writer.add(told(id));
  await writer.finish();
  assert.deepEqual(batches, [
    ['a', 'b'],
    ['c', 'd'],
  ]);
});

test('what could not be noted is noted when the database is back, and nothing is left out', async () => {
  const noted: string[] = [];
  let failures = 2;
  const writer = createToldWriter(async (some) => {
    if (failures > 0) {
      failures -= 1;
      writer.add(told(`later${failures}`));
      throw new Error('Connection terminated');
    }
    noted.push(...some.map(({ delivery: { dossierId } }) => dossierId));
  });
  writer.add(told('a'));
  const alive = setInterval(() => undefined, 100); // the pause alone would not keep a process up
  await writer.finish();
  clearInterval(alive);
  assert.deepEqual(noted, ['a', 'later1', 'later0']);
});

test('a few wait for more, but not where none are coming', async () => {
  const batches: number[] = [];
  const writer = createToldWriter(async (some) => void batches.push(some.length));
  writer.add(told('a'));
  await pause(1);
  writer.add(told('b'));
  assert.deepEqual(batches, [], 'both wait for others');
  writer.hurry();
  await pause(1);
  assert.deepEqual(batches, [2]);
});

test('as many as are enough go at once', async () => {
  const batches: number[] = [];
  const writer = createToldWriter(async (some) => void batches.push(some.length));
  for (let index = 0; index < 100; index += 1) writer.add(told(`${index}`));
  await pause(1);
  assert.deepEqual(batches, [100]);
  await writer.finish();
});
