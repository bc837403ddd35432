import { strict as assert } from 'node:assert';
import { after, before, test } from 'node:test';
import { changeAgency } from '#store/agencies.ts';
import { existsOn, readAgencies } from '#store/directory.ts';
import { readRevision } from '#store/load-world.ts';
import { inTransaction } from '#store/transaction.ts';
import { day } from '#test/support/dossier-fixtures.ts';
import { openTestStore, type TestStore } from '#test/support/store-fixture.ts';

let store: TestStore;
before(async () => {
  store = await openTestStore();
});
after(() => store.close());

const CODE = '000.00.33.H33';
const nameOn = async (date: string): Promise<string | undefined> => {
  const known = await readAgencies(store.pool, day(date));
  return known.find(({ code, ...one }) => code === CODE && existsOn({ code, ...one }, day(date)))
    ?.name.vi;
};

test('a new name holds from its day, the old one before; the same day corrects', async () => {
  const agencies = await readAgencies(store.pool, day('2026-11-24'));
  const agency = agencies.find(({ code }) => code === CODE) ?? assert.fail();
  const old = agency.name.vi;
  const called = (vi: string, from: string) =>
    inTransaction(store.pool, (client) =>
      changeAgency(client, agency, {
        ...agency,
        name: { ...agency.name, vi },
        validFrom: day(from),
      }),
    );
  const revision = await readRevision(store.pool);
  assert.equal(await called('Tên mới', '2026-12-01'), true);
  assert.deepEqual([await nameOn('2026-11-30'), await nameOn('2026-12-01')], [old, 'Tên mới']);
  assert.ok((await readRevision(store.pool)) > revision, 'every process reads it again');
  assert.equal(await called('Tên khác', '2026-12-01'), false, 'that day has a name');
  assert.equal(await nameOn('2026-12-01'), 'Tên mới');
  assert.equal(await called('Tên sửa', agency.validFrom), true);
  assert.equal(await nameOn(agency.validFrom), 'Tên sửa');
});
