import { strict as assert } from 'node:assert';
import { afterEach, beforeEach, test } from 'node:test';
import type { Reorganisation } from '#catalogue/reorganisation.ts';
import { loadHistories } from '#store/load-dossier.ts';
import { loadWorld } from '#store/load-world.ts';
import { readRegister } from '#store/register.ts';
import { createRunCommand, type RunCommand } from '#store/run-command.ts';
import { verifyChain } from '#store/verify-chain.ts';
import { recountFigures } from '#store/recount-figures.ts';
import {
  actsUpTo,
  at,
  CIVIL_BIRTH,
  day,
  officer,
  receiptOf,
  seatOf,
} from './support/dossier-fixtures.ts';
import { apply, OPEN_AT_ENDED, planAsShipped, rowsOf, survey } from './support/drill.ts';
import {
  actOn,
  done,
  openTestStore,
  playActs,
  receiveDossier,
  seedSynthetic,
  type TestStore,
} from './support/store-fixture.ts';

let store: TestStore;
const { desk, handler } = seatOf(CIVIL_BIRTH);
const SUCCESSOR_DESK = 'H01.155.01';
const SUCCESSOR = 'H01.155';

beforeEach(async () => {
  store = await openTestStore();
});
afterEach(() => store.close());

test('the successor acts on it and the ended agency is denied', async () => {
  const { dossierId } = await receiveDossier(store.run, CIVIL_BIRTH);
  const version = await playActs(
    store.run,
    dossierId,
    CIVIL_BIRTH,
    actsUpTo(CIVIL_BIRTH, 'tham-dinh'),
  );
  await apply(store);
  const deed = {
    dossierId,
    version: version + 1,
    act: { type: 'accept' },
    at: at('2025-07-01 08:00'),
  } as const;
  const denied = await actOn(store.run, { ...deed, officer: officer('specialist', handler) });
  assert.deepEqual(denied, { ok: false, refusal: { code: 'agency-may-not' } });
  done(await actOn(store.run, { ...deed, officer: officer('specialist', SUCCESSOR) }));
  const history = (await loadHistories(store.pool, [dossierId])).get(dossierId);
  assert.deepEqual(history?.events.map(({ event }) => event.type).slice(-2), [
    'transferred',
    'accepted',
  ]);
});

test('new receipts count for the new desk, those of before for the old one', async () => {
  const old = await receiveDossier(store.run, CIVIL_BIRTH, { at: at('2025-06-30 16:00') });
  await apply(store);
  const { world: today } = await loadWorld(store.ownerPool, day('2025-07-02'));
  const run = createRunCommand(store.pool, () => today);
  const fresh = done(
    await run({
      command: receiptOf(CIVIL_BIRTH),
      officer: officer('counter-officer', SUCCESSOR_DESK),
      at: at('2025-07-02 08:00'),
    }),
  );
  assert.equal(fresh.code, 'H01.155-250702-0001');
  const [from, to] = [at('2025-06-01 00:00'), at('2025-08-01 00:00')];
  const register = async (agency: string) =>
    (await readRegister(store.pool, { of: 'desk', agency, from, to }, null, 100)).map(
      ({ dossierId }) => dossierId,
    );
  assert.deepEqual(await register(desk), [old.dossierId]);
  assert.deepEqual(await register(SUCCESSOR_DESK), [fresh.dossierId]);
  const late = await run({
    command: receiptOf(CIVIL_BIRTH),
    officer: officer('counter-officer', desk),
    at: at('2025-07-02 08:00'),
  });
  assert.deepEqual(late, { ok: false, refusal: { code: 'procedure-not-received-here' } });
});

test('a run that was interrupted is finished by the next', async () => {
  await seedSynthetic(store, 400);
  const planned = await survey(store);
  const sent: Promise<unknown>[] = [];
  const breaking: RunCommand = async (job) => {
    if (sent.length === 60) throw new Error('the power failed');
    const landed = store.run(job);
    sent.push(landed);
    return landed;
  };
  await assert.rejects(apply(store, breaking), /the power failed/);
  await Promise.all(sent);
  const left = await survey(store);
  assert.equal(left.dossiers, planned.dossiers - 60);
  const rest = await apply(store);
  assert.equal(rest.dossiersMoved, left.dossiers);
  assert.deepEqual(await rowsOf(store, OPEN_AT_ENDED), []);
  const [twice] = await rowsOf(
    store,
    `select count(*)::int as twice from (select from event where type = 'transferred'
      group by dossier_id having count(*) > 1) as t`,
  );
  assert.deepEqual(twice, { twice: 0 });
  assert.equal((await verifyChain(store.ownerPool, () => undefined)).broken, null);
});

test('agencies of a split commune go on until a person has decided', async () => {
  const { dossierId } = await receiveDossier(store.run, CIVIL_BIRTH);
  await receiveDossier(store.run, CIVIL_BIRTH, { seat: 1 });
  const own = new Set([desk, handler]);
  const undecide = (plan: Reorganisation): Reorganisation => ({
    ...plan,
    moves: plan.moves.filter(({ from }) => !own.has(from)),
    undecided: [...own].map((from) => ({
      from,
      candidates: [from === desk ? SUCCESSOR_DESK : SUCCESSOR, 'H01.156'],
      why: plan.ground,
    })),
  });
  const open = undecide(await planAsShipped(store));
  const planned = await survey(store, open);
  assert.equal(planned.dossiers, 1);
  assert.deepEqual(
    planned.undecided.map(({ from, dossiers, staff }) => [from, dossiers, staff]),
    [
      [desk, 1, 1],
      [handler, 1, 3],
    ],
  );
  assert.equal((await apply(store, store.run, undecide)).dossiersMoved, 1);
  const { world: today } = await loadWorld(store.ownerPool, day('2025-07-02'));
  assert.equal(today.handlerFor(seatOf(CIVIL_BIRTH).procedure, desk), handler);
  assert.equal((await apply(store)).dossiersMoved, 1);
  const history = (await loadHistories(store.pool, [dossierId])).get(dossierId);
  assert.equal(history?.dossier.desk, SUCCESSOR_DESK);
});

test('figures kept through all these stories are those of their events', async () => {
  const { ownerPool: pool } = store;
  const options = { pool, lanes: 1, mends: false, onProgress: () => undefined };
  assert.deepEqual((await recountFigures(options)).differences, []);
});
