import { strict as assert } from 'node:assert';
import { after, before, test } from 'node:test';
import { loadWorld } from '#store/load-world.ts';
import { addUnits } from '#store/reference-rows.ts';
import { inTransaction } from '#store/transaction.ts';
import { day, HOUSEHOLD_BUSINESS, procedureOf, seatOf } from '#test/support/dossier-fixtures.ts';
import { openTestStore, type TestStore } from '#test/support/store-fixture.ts';
import { readAnGiang2025 } from '#host/regimes.ts';

let store: TestStore;
before(async () => {
  store = await openTestStore();
});
after(() => store.close());

test('which agency decides is asked of a version, not of a code, in whatever order', async () => {
  const ofDistricts = procedureOf(HOUSEHOLD_BUSINESS);
  const ofCommunes = {
    ...ofDistricts,
    receivedAt: ['commune'],
    handler: 'commune-committee',
  } as const;
  const district = seatOf(HOUSEHOLD_BUSINESS).desk;
  const commune = seatOf('1.001193').desk;
  for (const order of [
    [ofDistricts, ofCommunes],
    [ofCommunes, ofDistricts],
  ]) {
    const { world } = await loadWorld(store.pool, day('2022-06-21'));
    for (const version of order) {
      const isOfCommunes = version === ofCommunes;
      assert.equal(world.handlerFor(version, district) === null, isOfCommunes);
      assert.equal(world.handlerFor(version, commune) === null, !isOfCommunes);
    }
  }
});

test('the province is called as on the day', async () => {
  const nameOn = async (date: string): Promise<string> =>
    (await loadWorld(store.pool, day(date))).directory.province.vi;
  const { units } = await readAnGiang2025();
  await inTransaction(store.ownerPool, (client) => addUnits(client, units));
  assert.equal(await nameOn('2025-06-30'), 'Tỉnh Kiên Giang');
  assert.equal(await nameOn('2025-07-01'), 'Tỉnh An Giang');
});
