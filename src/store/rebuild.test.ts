import { strict as assert } from 'node:assert';
import { after, before, test } from 'node:test';
import { rebuildProjection } from '#store/rebuild.ts';
import { at, world } from '#test/support/dossier-fixtures.ts';
import { openTestStore, seedSynthetic, type TestStore } from '#test/support/store-fixture.ts';

/** More than one page of the rebuild. */
const DOSSIERS = 700;

let store: TestStore;
before(async () => {
  store = await openTestStore();
  await seedSynthetic(store, DOSSIERS);
});
after(() => store.close());

const rebuild = async (): Promise<readonly number[]> => {
  const progress: number[] = [];
  const now = at('2022-07-29 16:00');
  progress.push(await rebuildProjection(store.pool, world, now, (done) => progress.push(done)));
  return progress;
};

/** Every column of every row, as text. */
async function projection(): Promise<readonly string[]> {
  const { rows } = await store.pool.query(
    'select dossier::text as row from dossier order by dossier_id',
  );
  return rows.map(({ row }): string => row);
}

/** The first rows that are not what they were; a list of all would be read by nobody. */
function differing(live: readonly string[], rebuilt: readonly string[]) {
  assert.equal(rebuilt.length, live.length);
  return live
    .map((row, index) => [row, rebuilt[index]])
    .filter(([a, b]) => a !== b)
    .slice(0, 2);
}

test('the projection made again from the events is the one that was there, row by row', async () => {
  const live = await projection();
  assert.equal(live.length, DOSSIERS);
  assert.deepEqual(await rebuild(), [500, DOSSIERS, DOSSIERS]);
  assert.deepEqual(differing(live, await projection()), []);
});

const wrongs: readonly (readonly [what: string, sql: string])[] = [
  ['a projection that was lost', 'delete from dossier where dossier_id in (:some)'],
  [
    'what changes with the dossier',
    `update dossier set version = 99, head_hash = 'x', phase = 'waiting', outcome = 'spoilt',
      step = 'spoilt', step_role = 'spoilt', place = 'spoilt', holder = 'spoilt',
      holder_name = 'spoilt', due_at = 'epoch', urgent_at = 'epoch', finished_at = 'epoch',
      closed_at = 'epoch', applicant_name = 'spoilt', concerned_name = 'spoilt',
      tracking_keys = '{}', search = '' where dossier_id in (:some)`,
  ],
  [
    'what was written once at the receipt',
    `update dossier set code = 'spoilt', procedure_code = 'spoilt', procedure_from = '1999-01-01',
      desk = 'spoilt', handler = 'spoilt', received_desk = 'spoilt', received_handler = 'spoilt',
      received_at = 'epoch', online = true, supplement_asked = not supplement_asked where dossier_id in (:some)`,
  ],
];
for (const [what, sql] of wrongs) {
  test(`${what} is made again from the events`, async () => {
    const live = await projection();
    const some = 'select dossier_id from dossier order by dossier_id desc limit 50';
    await store.ownerPool.query(sql.replace(':some', some));
    await rebuild();
    assert.deepEqual(differing(live, await projection()), []);
  });
}
