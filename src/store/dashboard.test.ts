import { strict as assert } from 'node:assert';
import { after, before, test } from 'node:test';
import { type Queue, readWorstQueues } from '#store/dashboard.ts';
import { at } from '#test/support/dossier-fixtures.ts';
import { openTestStore, seedSynthetic, type TestStore } from '#test/support/store-fixture.ts';

const NOW = at('2022-07-29 16:00');
let store: TestStore;
before(async () => {
  store = await openTestStore();
  await seedSynthetic(store, 400);
});
after(() => store.close());

test('the worst work-lists are those with most that is overdue, then with most that is open', async () => {
  const { rows } = await store.pool.query(
    `select place, step_role as role, urgent_at < $1 as "isOverdue" from dossier
      where phase <> 'closed' and step_role is not null`,
    [NOW],
  );
  const all = [...Map.groupBy(rows, ({ place, role }) => `${place} ${role}`).values()]
    .map(
      (dossiers): Queue => ({
        place: dossiers[0].place,
        role: dossiers[0].role,
        open: dossiers.length,
        overdue: dossiers.filter(({ isOverdue }) => isOverdue).length,
      }),
    )
    .toSorted(
      (one, other) =>
        other.overdue - one.overdue ||
        other.open - one.open ||
        (`${one.place} ${one.role}` < `${other.place} ${other.role}` ? -1 : 1),
    );
  const overdue = all.filter((queue) => queue.overdue > 0).length;
  assert.ok(overdue > 3 && overdue < all.length, `${overdue} of ${all.length}`);
  for (const most of [1, 2, 3, overdue, overdue + 1, all.length + 1])
    assert.deepEqual(await readWorstQueues(store.pool, null, NOW, most), all.slice(0, most));
  for (const { place } of all) {
    const there = all.filter((queue) => queue.place === place);
    for (const most of [1, 10])
      assert.deepEqual(
        await readWorstQueues(store.pool, place, NOW, most),
        there.slice(0, most),
        place,
      );
  }
});
