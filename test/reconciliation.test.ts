import { strict as assert } from 'node:assert';
import { randomUUID } from 'node:crypto';
import { after, before, beforeEach, test } from 'node:test';
import { setTimeout as rest } from 'node:timers/promises';
import { pino } from 'pino';
import type { DifferenceKind } from '#dossier/portal-difference.ts';
import { addDays, dayOf, type Instant, instantAt } from '#kernel/day.ts';
import { holdDelivery } from '#store/steer-deliveries.ts';
import {
  askRepair,
  countFindings,
  type Finding,
  findFindings,
  repairableDossiers,
} from '#store/reconciliation-findings.ts';
import {
  beginRun,
  endRun,
  type ReconciliationRun,
  recentRuns,
  type RunScope,
} from '#store/reconciliation-runs.ts';
import { RECONCILER_PACE, type ReconcilerPace, startReconciler } from '#worker/reconcile.ts';
import {
  CIVIL_BIRTH,
  officerAt,
  plainActs,
  procedureOf,
  receiptOf,
  seatOf,
  world,
} from './support/dossier-fixtures.ts';
import {
  isTold,
  startTestExchange,
  systemNow,
  type TestExchange,
  until,
} from './support/exchange-fixture.ts';
import { runSimulators } from './support/simulators.ts';
import { done, openTestStore, type TestStore } from './support/store-fixture.ts';

const simulators = await runSimulators();
let store: TestStore;
let exchange: TestExchange;
const running: { stop: () => Promise<void> }[] = [];

before(async () => {
  store = await openTestStore();
  exchange = startTestExchange(store, simulators);
});
after(async () => {
  await Promise.all(running.map((one) => one.stop()));
  await exchange.stop();
  await store.close();
});
beforeEach(() => simulators.order('national-portal'));

const PACE: ReconcilerPace = { ...RECONCILER_PACE, tries: 9, wait: 5, poll: 20, pause: 60 };
const SILENT = pino({ level: 'silent' });

function reconcile(changes: { readonly now?: () => Instant; readonly isNightly?: boolean } = {}) {
  const { portal } = exchange.registries;
  const reconciler = startReconciler({
    pool: store.pool,
    portal,
    world: () => world,
    now: systemNow,
    log: SILENT,
    isNightly: false,
    pace: PACE,
    ...changes,
  });
  running.push(reconciler);
  return reconciler;
}

interface Told {
  readonly id: string;
  readonly code: string;
}

/** Dossiers that were received and passed on, and of which the portal was told both. */
async function toldDossiers(count: number): Promise<readonly Told[]> {
  const seat = seatOf(CIVIL_BIRTH);
  const officer = officerAt(seat, procedureOf(CIVIL_BIRTH).steps[0] ?? assert.fail());
  const told: Told[] = [];
  for (let index = 0; index < count; index += 1) {
    const receipt = await store.run({ command: receiptOf(CIVIL_BIRTH), officer, at: systemNow() });
    const { dossierId, code } = done(receipt);
    const act = plainActs['pass-on'];
    const command = { type: 'act', dossierId, expectedVersion: 1, act } as const;
    done(await store.run({ command, officer, at: systemNow() }));
    told.push({ id: dossierId, code });
  }
  await until(async () =>
    (await Promise.all(told.map(({ id }) => isTold(store, id)))).every(Boolean),
  );
  return told;
}

const today = dayOf(systemNow());
const LAST_DAYS: RunScope = { kind: 'period', from: addDays(today, -30), to: today };

async function order(scope: RunScope = LAST_DAYS): Promise<string> {
  const runId = randomUUID();
  const run = { runId, scope, startedBy: 'demo:quantri', at: systemNow(), night: null };
  assert.ok(await beginRun(store.pool, run));
  assert.ok(!(await beginRun(store.pool, run)), 'a repeat begins nothing');
  return runId;
}

const runOf = async (runId: string): Promise<ReconciliationRun> =>
  (await recentRuns(store.pool, 50)).find((run) => run.runId === runId) ?? assert.fail();

async function ended(runId: string): Promise<ReconciliationRun> {
  await until(async () => (await runOf(runId)).state !== 'running');
  return runOf(runId);
}

const open = (): Promise<readonly Finding[]> =>
  findFindings(store.pool, { kind: null, state: 'open', after: null, limit: 100 });

const seen = async (): Promise<readonly string[]> =>
  (await open()).map(({ code, kind }) => `${code} ${kind}`).toSorted();

async function statusesHeld(code: string): Promise<readonly string[]> {
  const record = (await simulators.held())[code];
  return record?.progress.map(({ TrangThai }) => TrangThai ?? '') ?? [];
}

const CLEAN = ['2', '4'];

test('a run finds exactly what differs; what was told again is mended, and a new run finds none', async () => {
  const dossiers = await toldDossiers(30);
  const of = (index: number): string => dossiers[index]?.code ?? assert.fail();
  const planted: readonly (readonly [number, DifferenceKind, object])[] = [
    [1, 'missing', { forget: true }],
    [4, 'status', { set: { TrangThaiHoSo: '7' } }],
    [9, 'due', { set: { NgayHenTra: '20200101170000' } }],
    [12, 'progress-missing', { drop: 1 }],
    [13, 'progress-missing', { drop: 0 }],
    [20, 'progress-doubled', { double: 0 }],
    [
      22,
      'progress-foreign',
      { add: { ThoiDiemXuLy: '20200101', TrangThai: '4', NoiDungXuLy: 'x' } },
    ],
    [29, 'held-by-another', { set: { MaTTHC: '1.004222' } }],
  ];
  for (const [index, , change] of planted) await simulators.alter(of(index), change);
  const reconciler = reconcile();
  const first = await ended(await order());
  assert.equal(first.state, 'done');
  assert.deepEqual([first.total, first.checked, first.differing], [30, 30, 8]);
  const expected = planted.map(([index, kind]) => `${of(index)} ${kind}`).toSorted();
  assert.deepEqual(await seen(), expected);

  await ended(await order());
  assert.deepEqual(await seen(), expected, 'the same again, not once more');

  for (const kind of ['missing', 'status', 'due', 'progress-missing'] as const) {
    const ids = await repairableDossiers(store.pool, kind, 100);
    assert.equal(
      (await askRepair(store.pool, ids, { by: 'demo:quantri', at: systemNow() })).length,
      ids.length,
    );
    assert.deepEqual(await repairableDossiers(store.pool, kind, 100), [], 'asked for once');
  }
  await until(async () => (await open()).length === 3);
  const repaired = await findFindings(store.pool, {
    kind: null,
    state: 'repaired',
    after: null,
    limit: 100,
  });
  assert.equal(repaired.length, 5);
  for (const index of [1, 4, 9, 12, 13]) {
    assert.deepEqual((await statusesHeld(of(index))).toSorted(), CLEAN, 'no line is there twice');
    assert.equal((await simulators.held())[of(index)]?.dossier['TrangThaiHoSo'], '4');
  }
  const last = await ended(await order());
  assert.equal(last.differing, 3, 'what no machine mends is still there');
  for (const index of [20, 22, 29]) await simulators.alter(of(index), { forget: true });
  await ended(await order());
  assert.deepEqual([...(await countFindings(store.pool))], [['missing', 3]]);
  await askRepair(store.pool, await repairableDossiers(store.pool, 'missing', 9), {
    by: 'x',
    at: systemNow(),
  });
  await until(async () => (await open()).length === 0);
  assert.equal((await ended(await order())).differing, 0);
  await reconciler.stop();
});

test('one dossier is compared by its code', async () => {
  const [told = assert.fail()] = await toldDossiers(1);
  await simulators.alter(told.code, { drop: 1 });
  const reconciler = reconcile();
  const run = await ended(await order({ kind: 'dossier', code: told.code }));
  assert.deepEqual([run.total, run.checked, run.differing], [1, 1, 1]);
  assert.deepEqual(await seen(), [`${told.code} progress-missing`]);
  await askRepair(store.pool, [told.id], { by: 'x', at: systemNow() });
  await until(async () => (await open()).length === 0);
  assert.deepEqual(await statusesHeld(told.code), CLEAN);
  await reconciler.stop();
});

test('a delivery that is held back and arrived all the same is found; letting it go mends it', async () => {
  const [told = assert.fail()] = await toldDossiers(1);
  await store.pool.query(
    `update delivery set done_version = 1, held_by = 'x', held_because = 'Thử'
      where dossier_id = $1 and party = 'national-portal'`,
    [told.id],
  );
  const reconciler = reconcile();
  await ended(await order({ kind: 'dossier', code: told.code }));
  assert.deepEqual(await seen(), [`${told.code} ahead`]);
  assert.equal((await open())[0]?.heldBecause, 'Thử');
  assert.deepEqual(await askRepair(store.pool, [told.id], { by: 'x', at: systemNow() }), []);
  const which = { dossierId: told.id, party: 'national-portal' } as const;
  await holdDelivery(store.pool, which, null, systemNow());
  await askRepair(store.pool, [told.id], { by: 'x', at: systemNow() });
  await until(async () => (await open()).length === 0);
  assert.deepEqual(await statusesHeld(told.code), CLEAN);
  await reconciler.stop();
});

test('a run goes on through faults, an outage and a worker that ends, and compares each dossier', async () => {
  await toldDossiers(40);
  await simulators.order('national-portal', {
    errors: 0.2,
    lostAnswers: 0.1,
    cutOff: 0.1,
    latency: 5,
  });
  const first = reconcile();
  const runId = await order();
  await until(async () => (await runOf(runId)).checked >= 20);
  await first.stop();
  await simulators.order('national-portal', { isOut: true });
  const second = reconcile();
  await store.pool.query(`update reconciliation_run set due_at = now() where state = 'running'`);
  await until(async () => (await runOf(runId)).faultCode === 'unreachable');
  await simulators.order('national-portal');
  const run = await ended(runId);
  assert.equal(run.state, 'done');
  assert.equal(run.checked, run.total);
  assert.equal(run.differing + run.unchecked, 0);
  assert.deepEqual(await open(), []);
  await second.stop();
});

test('a run that is stopped stays where it is', async () => {
  await toldDossiers(25);
  await simulators.order('national-portal', { latency: 150 });
  const reconciler = reconcile();
  const runId = await order();
  await until(async () => (await runOf(runId)).checked > 0);
  assert.ok(await endRun(store.pool, runId, 'stopped', systemNow()));
  const { checked, total } = await runOf(runId);
  assert.ok(checked < total);
  await rest(1200);
  const later = await runOf(runId);
  assert.deepEqual([later.state, later.checked], ['stopped', checked]);
  assert.ok(!(await endRun(store.pool, runId, 'done', systemNow())));
  await reconciler.stop();
});

test('by night a run begins by itself, one a night', async () => {
  const night = instantAt(addDays(today, 1), 90);
  const reconcilers = [0, 1].map(() => reconcile({ now: () => night, isNightly: true }));
  await until(async () => (await recentRuns(store.pool, 9))[0]?.startedBy === 'system');
  const [run = assert.fail()] = await recentRuns(store.pool, 9);
  assert.equal((await ended(run.runId)).state, 'done');
  await rest(100);
  const nightly = (await recentRuns(store.pool, 99)).filter(
    ({ startedBy }) => startedBy === 'system',
  );
  assert.equal(nightly.length, 1);
  await Promise.all(reconcilers.map((one) => one.stop()));
});
