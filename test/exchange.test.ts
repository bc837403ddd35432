import { strict as assert } from 'node:assert';
import { after, before, beforeEach, test } from 'node:test';
import { deliveriesOf, stuckDeliveries } from '#store/deliveries.ts';
import { holdDelivery, retryNow } from '#store/steer-deliveries.ts';
import { readQueue } from '#store/delivery-queues.ts';
import { findCalls } from '#store/exchange-calls.ts';
import {
  CIVIL_BIRTH,
  officerAt,
  receiptOf,
  RESIDENCE,
  seatOf,
} from './support/dossier-fixtures.ts';
import {
  actNow,
  dossierOf as dossierAt,
  isTold as isDossierTold,
  startTestExchange,
  systemNow,
  until,
} from './support/exchange-fixture.ts';
import { runSimulators } from './support/simulators.ts';
import { openTestStore, type TestStore } from './support/store-fixture.ts';

const simulators = await runSimulators();
const now = systemNow;
let store: TestStore;
const running: { stop: () => Promise<void> }[] = [];

before(async () => {
  store = await openTestStore();
});
after(async () => {
  await Promise.all(running.map((one) => one.stop()));
  await store.close();
});
beforeEach(async () => {
  for (const system of ['lgsp', 'national-population', 'national-portal'] as const) {
    await simulators.order(system);
  }
});

const start = (): void => {
  running.push(startTestExchange(store, simulators));
};

async function receive(procedure = CIVIL_BIRTH, person = 0): Promise<string> {
  const seat = seatOf(procedure);
  const { name, number, birthDate } = simulators.people[person] ?? assert.fail();
  const receipt = receiptOf(procedure);
  const applicant = { ...receipt.applicant, name, identityNumber: number, birthDate };
  const command = { ...receipt, applicant };
  const first = seat.procedure.steps[0] ?? assert.fail();
  const outcome = await store.run({ command, officer: officerAt(seat, first), at: now() });
  return outcome.ok ? outcome.dossierId : assert.fail(outcome.refusal.code);
}

const pass = (dossierId: string) => actNow(store, dossierId, { type: 'pass-on', note: '' });
const dossierOf = (dossierId: string) => dossierAt(store, dossierId);
const isTold = (dossierId: string) => isDossierTold(store, dossierId);

test('what a dossier is told about is written with its events and waits while nothing is connected', async () => {
  const dossierId = await receive();
  const found = await deliveriesOf(store.pool, dossierId);
  assert.deepEqual(
    found.map(({ party, isDone }) => [party, isDone]),
    [
      ['national-population', false],
      ['national-portal', false],
    ],
  );
  start();
  await until(() => isTold(dossierId));
  const { code, identity } = await dossierOf(dossierId);
  assert.equal(identity, 'matches');
  const held = (await simulators.held())[code];
  assert.equal(held?.dossier['TrangThaiHoSo'], '2');
  assert.deepEqual(
    held?.progress.map(({ TrangThai }) => TrangThai),
    ['2'],
  );
  await pass(dossierId);
  await until(() => isTold(dossierId));
  const after1 = (await simulators.held())[code];
  assert.equal(after1?.dossier['TrangThaiHoSo'], '4');
  assert.deepEqual(
    after1?.progress.map(({ TrangThai }) => TrangThai),
    ['2', '4'],
  );
});

test('somebody whom the register has otherwise is noted, and nothing stops', async () => {
  const dossierId = await receive(RESIDENCE, 1);
  const receipt = receiptOf(CIVIL_BIRTH);
  const seat = seatOf(CIVIL_BIRTH);
  const first = seat.procedure.steps[0] ?? assert.fail();
  const strange = await store.run({ command: receipt, officer: officerAt(seat, first), at: now() });
  assert.ok(strange.ok);
  await until(async () => (await isTold(dossierId)) && (await isTold(strange.dossierId)));
  assert.equal((await dossierOf(dossierId)).identity, 'matches');
  assert.equal((await dossierOf(strange.dossierId)).identity, 'unknown');
  const calls = await findCalls(store.pool, {
    party: 'national-population',
    outcome: 'answered',
    dossierId,
    person: '',
    from: null,
    before: null,
    limit: 10,
  });
  assert.equal(calls.length, 1);
  assert.equal(calls[0]?.person, simulators.people[1]?.number);
  assert.match(calls[0]?.response ?? '', /KetQuaXacThuc>true/);
});

test('a dead line of one party holds up nobody else, is seen, and is caught up with', async () => {
  await simulators.order('national-portal', { isOut: true });
  const ids: string[] = [];
  for (let count = 0; count < 12; count += 1) ids.push(await receive(CIVIL_BIRTH, count));
  await until(
    async () => (await readQueue(store.pool, 'national-population', now())).waiting === 0,
  );
  await until(async () => (await readQueue(store.pool, 'national-portal', now())).failing > 0);
  const [stuck] = await stuckDeliveries(store.pool, 'national-portal', 5);
  assert.ok(stuck !== undefined && stuck.fault !== null && stuck.failingSince !== null);
  const [held = ''] = ids;
  assert.ok(
    await holdDelivery(
      store.pool,
      { dossierId: held, party: 'national-portal' },
      { by: 'demo:quantri', because: 'Thử' },
      now(),
    ),
  );
  await simulators.order('national-portal');
  await retryNow(store.pool, 'national-portal', now());
  await until(async () => (await readQueue(store.pool, 'national-portal', now())).waiting === 1);
  await holdDelivery(store.pool, { dossierId: held, party: 'national-portal' }, null, now());
  await until(() => isTold(held));
});

test('with errors, lost answers and rubbish nothing is lost and nothing is there twice', async () => {
  const faults = { errors: 0.2, lostAnswers: 0.2, webPages: 0.05, rubbish: 0.05, cutOff: 0.05 };
  await simulators.order('national-portal', faults);
  await simulators.order('national-population', faults);
  const ids = await Promise.all(
    Array.from({ length: 40 }, (_, index) => receive(CIVIL_BIRTH, index)),
  );
  await Promise.all(ids.map(pass));
  await until(async () => (await Promise.all(ids.map(isTold))).every(Boolean));
  const held = await simulators.held();
  for (const id of ids) {
    const dossier = await dossierOf(id);
    assert.equal(dossier.identity, 'matches');
    const record = held[dossier.code];
    assert.equal(record?.dossier['TrangThaiHoSo'], '4');
    assert.deepEqual(
      record?.progress.map(({ TrangThai }) => TrangThai),
      ['2', '4'],
      dossier.code,
    );
  }
});
