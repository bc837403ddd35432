import { strict as assert } from 'node:assert';
import { after, before, test } from 'node:test';
import { loadWorld, readRevision } from '#store/load-world.ts';
import { loadHistories } from '#store/load-dossier.ts';
import { rebuildProjection } from '#store/rebuild.ts';
import type { ReorganisationDone } from '#store/reorganise.ts';
import { factsFor } from '#store/run-command.ts';
import { verifyChain } from '#store/verify-chain.ts';
import { CIVIL_BIRTH, day, seatOf, world } from './support/dossier-fixtures.ts';
import { apply, everything, NIGHT, OPEN_AT_ENDED, rowsOf, survey } from './support/drill.ts';
import { openTestStore, seedSynthetic, type TestStore } from './support/store-fixture.ts';

/** The drill on a province with dossiers in every state. */
let store: TestStore;
let planned: Awaited<ReturnType<typeof survey>>;
let result: ReorganisationDone;
let revision: number;
const snapshots = new Map<string, readonly unknown[]>();

/** What must not change, whatever moves. */
const constant: Readonly<Record<string, string>> = {
  'codes, pinned procedures and due dates': `select dossier_id, code, procedure_code,
    procedure_from, received_at, due_at, urgent_at, phase <> 'closed' as open, step, finished_at
    from dossier order by 1`,
  'closed dossiers': `select dossier::text from dossier where phase = 'closed' order by 1`,
  'who decided finished work': `select dossier_id, handler from dossier
    where finished_at is not null order by 1`,
  'what each desk of before received': `select received_desk, procedure_code, count(*)::int
    from dossier group by 1, 2 order by 1, 2`,
  'what each agency of before decides of its receipts': `select received_handler, phase = 'closed',
    outcome, count(*)::int from dossier group by 1, 2, 3 order by 1, 2, 3`,
};

before(async () => {
  store = await openTestStore();
  await seedSynthetic(store, 1500);
  const untouched = await everything(store);
  planned = await survey(store);
  assert.deepEqual(await everything(store), untouched);
  for (const [what, sql] of Object.entries(constant)) snapshots.set(what, await rowsOf(store, sql));
  revision = await readRevision(store.ownerPool);
  result = await apply(store);
});
after(() => store.close());

test('every kind of open dossier was there', async () => {
  const states = await rowsOf(store, `select distinct phase, finished_at is not null from dossier`);
  assert.equal(states.length, 4, 'waiting, waiting with a result, awaiting a supplement, closed');
});

test('what was surveyed is what was moved', async () => {
  assert.ok(planned.dossiers > 200 && planned.staff > 1000);
  assert.equal(result.dossiersMoved, planned.dossiers);
  assert.equal(result.staffMoved, planned.staff);
  const survey2 = await survey(store);
  assert.deepEqual([survey2.dossiers, survey2.staff, survey2.agencies], [0, 0, []]);
});

test('no open dossier and no member of staff is left at an agency that ended', async () => {
  assert.deepEqual(await rowsOf(store, OPEN_AT_ENDED), []);
  assert.deepEqual(
    await rowsOf(
      store,
      `select subject from staff where not exists (select from agency
        where code = staff.agency and valid_to is null)`,
    ),
    [],
  );
});

for (const what of Object.keys(constant)) {
  test(`${what} stay what they were`, async () => {
    assert.deepEqual(await rowsOf(store, constant[what] ?? ''), snapshots.get(what));
  });
}

test('each dossier moved once, and nobody of an ended agency holds it', async () => {
  const [counts] = await rowsOf(
    store,
    `select count(*)::int as events, count(distinct dossier_id)::int as dossiers
      from event where type = 'transferred'`,
  );
  assert.deepEqual(counts, { events: result.dossiersMoved, dossiers: result.dossiersMoved });
  const held = await rowsOf(
    store,
    `select dossier_id from dossier where holder is not null and phase <> 'closed'`,
  );
  assert.deepEqual(held, []);
});

test('the hash chain holds and the projection made again is the live one', async () => {
  assert.equal((await verifyChain(store.ownerPool, () => undefined)).broken, null);
  const live = await rowsOf(store, 'select dossier::text from dossier order by dossier_id');
  await rebuildProjection(store.ownerPool, world, NIGHT, () => undefined);
  assert.deepEqual(
    await rowsOf(store, 'select dossier::text from dossier order by dossier_id'),
    live,
  );
});

test('a second run does nothing', async () => {
  const state = await everything(store);
  assert.deepEqual(await apply(store), {
    agenciesOpened: 0,
    agenciesClosed: 0,
    versionsBegun: 0,
    rulesBegun: 0,
    codesEnded: 0,
    staffMoved: 0,
    dossiersMoved: 0,
  });
  assert.deepEqual(await everything(store), state);
});

test('running servers are told to read agencies again', async () => {
  assert.ok((await readRevision(store.ownerPool)) > revision);
});

test('papers follow the new rules from their first day; a dossier keeps those of its receipt', async () => {
  const { world: later } = await loadWorld(store.ownerPool, day('2026-01-02'));
  const circular = (date: string): string => later.rulesOn(day(date)).circular;
  assert.equal(circular('2022-06-21'), 'TT 01/2018/TT-VPCP');
  assert.equal(later.rulesOn(day('2025-07-01')).decree, 'NĐ 118/2025/NĐ-CP');
  assert.equal(circular('2025-09-14'), 'TT 01/2018/TT-VPCP');
  assert.equal(circular('2025-09-15'), 'TT 03/2025/TT-VPCP');
  const { rows } = await store.ownerPool.query(
    `select dossier_id from event where type = 'received' limit 1`,
  );
  const [loaded] = (await loadHistories(store.ownerPool, [rows[0].dossier_id])).values();
  assert.ok(loaded !== undefined);
  const facts = factsFor(loaded, later, NIGHT);
  assert.equal(facts.rules.circular, 'TT 01/2018/TT-VPCP');
});

test('histories go on naming ended agencies; only those of the day receive', async () => {
  const { directory, world: today } = await loadWorld(store.ownerPool, day('2025-07-02'));
  const { procedure, desk } = seatOf(CIVIL_BIRTH);
  assert.match(directory.agencyName(desk, 'vi'), /^Bộ phận Tiếp nhận và Trả kết quả/);
  assert.equal(directory.agencyName('G01.91', 'vi'), 'Công an tỉnh An Giang');
  assert.equal(today.handlerFor(procedure, desk), null);
  assert.equal(today.handlerFor(procedure, 'H01.155.01'), 'H01.155');
  const eve = await loadWorld(store.ownerPool, day('2025-06-30'));
  assert.equal(eve.world.handlerFor(procedure, desk), seatOf(CIVIL_BIRTH).handler);
  assert.equal(eve.directory.agencyName('G01.91', 'vi'), 'Công an tỉnh Kiên Giang');
});
