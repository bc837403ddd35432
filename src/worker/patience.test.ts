import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { epochOf, instantFromEpoch } from '#kernel/day.ts';
import { nextAsking } from '#worker/patience.ts';

const patience = { shortest: 2000, longest: 600_000 };
const now = instantFromEpoch(Date.UTC(2022, 5, 21, 2));

for (const { waited, wait } of [
  { waited: 0, wait: 2000 },
  { waited: 100_000, wait: 10_000 },
  { waited: 86_400_000, wait: 600_000 },
]) {
  test(`what waited ${waited} ms is asked about after ${wait} ms more`, () => {
    const since = instantFromEpoch(epochOf(now) - waited);
    assert.equal(epochOf(nextAsking(now, since, patience)) - epochOf(now), wait);
  });
}
