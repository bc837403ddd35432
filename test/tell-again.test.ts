import { strict as assert } from 'node:assert';
import { after, before, test } from 'node:test';
import { leaseDeliveries, type LeasedDelivery, markTold } from '#store/deliveries.ts';
import { tellAgain } from '#store/tell-again.ts';
import { CIVIL_BIRTH } from './support/dossier-fixtures.ts';
import { systemNow } from './support/exchange-fixture.ts';
import { openTestStore, receiveDossier, type TestStore } from './support/store-fixture.ts';

let store: TestStore;
before(async () => {
  store = await openTestStore();
});
after(() => store.close());

const lease = async (): Promise<readonly LeasedDelivery[]> =>
  leaseDeliveries(store.pool, 'national-portal', systemNow(), { limit: 9, milliseconds: 60_000 });

const again = (dossierId: string): Promise<readonly string[]> =>
  tellAgain(store.pool, [dossierId], 'national-portal', systemNow());

test('what was told is told again from its beginning, and the party is asked first', async () => {
  const { dossierId } = await receiveDossier(store.run, CIVIL_BIRTH);
  const [first = assert.fail()] = await lease();
  await markTold(store.pool, first, 1, systemNow());
  assert.deepEqual(await lease(), [], 'it is told');
  assert.deepEqual(await again(dossierId), [dossierId]);
  const [second = assert.fail()] = await lease();
  assert.deepEqual([second.doneVersion, second.attempts], [0, 2]);
  await markTold(store.pool, second, 1, systemNow());
  assert.deepEqual(await lease(), []);
});

test('to be told again while it is being told is neither done at once nor forgotten', async () => {
  const { dossierId } = await receiveDossier(store.run, CIVIL_BIRTH);
  const [first = assert.fail()] = await lease();
  await markTold(store.pool, first, 1, systemNow());
  await store.ownerPool.query(
    `update delivery set wanted_version = 2 where dossier_id = $1 and party = 'national-portal'`,
    [dossierId],
  );
  const [second = assert.fail()] = await lease();
  assert.equal(second.doneVersion, 1);
  assert.deepEqual(await again(dossierId), [dossierId]);
  assert.deepEqual(await lease(), [], 'it is in a worker’s hands');
  await markTold(store.pool, second, 2, systemNow());
  const [third = assert.fail()] = await lease();
  assert.deepEqual([third.doneVersion, third.attempts], [0, 2]);
  await markTold(store.pool, third, 2, systemNow());
  assert.deepEqual(await lease(), []);
});

test('what a person keeps back stays so', async () => {
  const { dossierId } = await receiveDossier(store.run, CIVIL_BIRTH);
  await store.ownerPool.query(`update delivery set held_by = 'x' where dossier_id = $1`, [
    dossierId,
  ]);
  assert.deepEqual(await again(dossierId), []);
  assert.deepEqual(await lease(), []);
});
