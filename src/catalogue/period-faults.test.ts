import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { joiningFaults, type Period, periodFaults } from '#catalogue/period-faults.ts';
import type { Day } from '#kernel/day.ts';

const period = (validFrom: string, validTo: string | null = null, code = 'a'): Period => ({
  code,
  validFrom: validFrom as Day,
  validTo: validTo as Day | null,
});
const said = (versions: readonly Period[]): readonly string[] =>
  periodFaults(versions).map(({ version, path, why }) => `${version.validFrom}${path} ${why}`);

test('a version takes the place of the one before it', () => {
  assert.deepEqual(said([period('2023-01-01'), period('2020-01-01')]), []);
  assert.deepEqual(said([period('2020-01-01', '2022-01-01'), period('2023-01-01')]), []);
  assert.deepEqual(said([period('2020-01-01'), period('2020-01-01', null, 'b')]), []);
  assert.deepEqual(
    said([period('2020-01-01'), period('2021-01-01', '2022-01-01'), period('2022-01-01')]),
    [],
  );
});

test('one that begins while another says that it holds overlaps it', () => {
  assert.deepEqual(said([period('2020-01-01', '2022-01-01'), period('2021-06-01')]), [
    '2021-06-01/validFrom overlaps the version from 2020-01-01, which holds until 2022-01-01',
  ]);
});

test('one that ends within a law without an end would leave nothing in force', () => {
  assert.deepEqual(said([period('2020-01-01'), period('2021-01-01', '2021-06-01')]), [
    '2021-01-01/validTo lies within the version from 2020-01-01, which has no end',
  ]);
});

test('two versions of one day are none', () => {
  assert.deepEqual(said([period('2020-01-01'), period('2020-01-01')]), [
    '2020-01-01/validFrom two versions begin on this day',
  ]);
});

test('a file adds the next version, and none before one that is published', () => {
  const published = [period('2020-01-01'), period('2023-01-01')];
  assert.deepEqual(joiningFaults(period('2024-01-01'), published), []);
  assert.deepEqual(joiningFaults(period('2021-01-01'), published), [
    {
      path: '/validFrom',
      why: 'begins before the version from 2023-01-01, which is published already',
    },
  ]);
  assert.deepEqual(
    joiningFaults(period('2024-01-01', '2024-06-01'), published).map(({ path }) => path),
    ['/validTo'],
  );
});
