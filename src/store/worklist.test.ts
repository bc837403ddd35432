import { strict as assert } from 'node:assert';
import { after, before, test } from 'node:test';
import type { Instant } from '#kernel/day.ts';
import {
  awaitingSupplement,
  type Cursor,
  worklist,
  worklistCounts,
  type WorklistPage,
  type WorklistQuery,
  type WorklistRow,
} from '#store/worklist.ts';
import { at } from '#test/support/dossier-fixtures.ts';
import { openTestStore, seedSynthetic, type TestStore } from '#test/support/store-fixture.ts';

interface Place {
  readonly agency: string;
  readonly role: string;
}

let store: TestStore;
/** The busiest work-lists of each role. */
let places: readonly Place[];
before(async () => {
  store = await openTestStore();
  await seedSynthetic(store, 1500);
  const { rows } = await store.pool.query(
    `select distinct on (step_role) place as agency, step_role as role from dossier
      where phase <> 'closed' group by 1, 2 order by step_role, count(*) desc, place`,
  );
  places = rows;
});
after(() => store.close());

const everything = { dueFrom: null, dueTo: null, holders: null, after: null, limit: 1000 };

const list = (place: Place, query: Partial<WorklistQuery> = {}): Promise<WorklistPage> =>
  worklist(store.pool, { ...place, ...everything, ...query });

/** Walks all pages by the cursor, as somebody who leafs to the end. */
async function leaf(page: (cursor: Cursor | null) => Promise<WorklistPage>) {
  const seen: WorklistRow[] = [];
  let cursor: Cursor | null = null;
  while (true) {
    const { rows, more }: WorklistPage = await page(cursor);
    assert.ok(cursor === null || rows.length > 0, 'more was promised');
    seen.push(...rows);
    assert.ok(seen.length <= 2000, 'leafing comes to an end');
    const last = rows.at(-1);
    if (!more || last === undefined) return seen;
    cursor = { urgentAt: last.urgentAt, dossierId: last.dossierId };
  }
}

const idsOf = (rows: readonly WorklistRow[]): readonly string[] =>
  rows.map(({ dossierId }) => dossierId);

test('a role sees what waits for it at its agency, and nothing else', async () => {
  assert.deepEqual(
    places.map(({ role }) => role),
    ['clerk', 'counter-officer', 'signing-leader', 'specialist'],
  );
  for (const place of places) {
    const { rows, more } = await list(place);
    const { rows: expected } = await store.pool.query(
      `select dossier_id as id from dossier
        where place = $1 and step_role = $2 and phase <> 'closed'`,
      [place.agency, place.role],
    );
    assert.ok(rows.length > 1 && !more, `${place.agency} ${place.role}: ${rows.length}`);
    assert.deepEqual(idsOf(rows).toSorted(), expected.map(({ id }): string => id).toSorted());
  }
});

test('the most urgent stands first; what waits for the citizen or has no due date, last', async () => {
  let idle = 0;
  for (const place of places) {
    const { rows } = await list(place);
    const order = rows.map(({ urgentAt }) => (urgentAt === 'infinity' ? '9999' : urgentAt));
    assert.deepEqual(order, order.toSorted());
    for (const row of rows) {
      const waits =
        row.phase === 'awaiting-supplement' || row.finishedAt !== null || row.dueAt === null;
      assert.equal(row.urgentAt, waits ? 'infinity' : row.dueAt);
      if (waits) idle += 1;
    }
  }
  assert.ok(idle > 0);
});

test('leafing by cursor meets every dossier once, in order, whatever the size of a page', async () => {
  for (const place of places) {
    const { rows } = await list(place);
    for (const limit of [1, 3, rows.length - 1, rows.length, rows.length + 1]) {
      const seen = await leaf((cursor) => list(place, { after: cursor, limit }));
      assert.deepEqual(idsOf(seen), idsOf(rows), `pages of ${limit}`);
    }
  }
});

test('a stretch of due dates includes both its ends', async () => {
  for (const place of places) {
    const { rows } = await list(place);
    const due = rows.map(({ urgentAt }) => urgentAt).filter((urgent) => urgent !== 'infinity');
    const from = due[1] as Instant | undefined;
    const to = due.at(-2) as Instant | undefined;
    if (from === undefined || to === undefined || from > to) continue;
    const within = (a: string | null, b: string | null) =>
      rows.filter(
        ({ urgentAt }) =>
          (a === null || urgentAt >= a) &&
          (b === null || (urgentAt !== 'infinity' && urgentAt <= b)),
      );
    const asked = async (dueFrom: Instant | null, dueTo: Instant | null) =>
      idsOf((await list(place, { dueFrom, dueTo })).rows);
    assert.deepEqual(await asked(from, to), idsOf(within(from, to)));
    assert.deepEqual(await asked(null, to), idsOf(within(null, to)));
    assert.deepEqual(await asked(from, null), idsOf(within(from, null)));
  }
});

test('an officer asks for what is in that officer’s own hands', async () => {
  for (const place of places) {
    const { rows } = await list(place);
    const holder = rows.find((row) => row.holder !== null)?.holder ?? null;
    if (holder === null) continue;
    const own = await list(place, { holders: [holder] });
    assert.deepEqual(idsOf(own.rows), idsOf(rows.filter((row) => row.holder === holder)));
    assert.deepEqual((await list(place, { holders: ['nobody'] })).rows, []);
  }
});

test('the counts are those of the list', async () => {
  const [now, endOfToday, soonUntil] = [
    at('2022-07-29 16:00'),
    at('2022-07-29 17:00'),
    at('2022-08-02 17:00'),
  ];
  for (const place of places) {
    const { rows } = await list(place);
    const holder = rows.find((row) => row.holder !== null)?.holder ?? '';
    const count = (fits: (row: WorklistRow) => boolean) => rows.filter(fits).length;
    assert.deepEqual(
      await worklistCounts(
        store.pool,
        { ...place, subjects: [holder] },
        { now, endOfToday, soonUntil },
      ),
      {
        all: rows.length,
        overdue: count(({ urgentAt }) => urgentAt < now),
        today: count(({ urgentAt }) => urgentAt >= now && urgentAt <= endOfToday),
        soon: count(({ urgentAt }) => urgentAt > endOfToday && urgentAt <= soonUntil),
        mine: count((row) => row.holder === holder),
      },
    );
  }
});

test('a desk leafs through what waits for supplements', async () => {
  const { rows: desks } = await store.pool.query(
    `select desk, array_agg(dossier_id::text order by dossier_id) as ids from dossier
      where phase = 'awaiting-supplement' group by desk order by count(*) desc limit 3`,
  );
  assert.ok(desks[0].ids.length > 2);
  for (const { desk, ids } of desks) {
    const seen = await leaf((cursor) => awaitingSupplement(store.pool, desk, cursor, 2));
    assert.deepEqual(idsOf(seen), ids);
  }
});
