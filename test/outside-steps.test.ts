import { strict as assert } from 'node:assert';
import { after, before, beforeEach, test } from 'node:test';
import { RESULT_COMPONENT } from '#dossier/dossier-event.ts';
import { loadHistories } from '#store/load-dossier.ts';
import { actsUpTo, CIVIL_BIRTH, plainActs } from './support/dossier-fixtures.ts';
import {
  actNow,
  dossierOf,
  historyOf,
  isTold,
  startTestExchange,
  stepOf,
  systemNow,
  type TestExchange,
  until,
} from './support/exchange-fixture.ts';
import { runSimulators } from './support/simulators.ts';
import { openTestStore, receiveDossier, type TestStore } from './support/store-fixture.ts';

const DEATH = '1.000656';
const CRIMINAL_RECORD = '2.000488';
const OUTSIDE = 'he-thong-ngoai';

const simulators = await runSimulators();
let store: TestStore;
let exchange: TestExchange;

before(async () => {
  store = await openTestStore();
  exchange = startTestExchange(store, simulators);
});
after(async () => {
  await exchange.stop();
  await store.close();
});
beforeEach(async () => {
  await simulators.order('civil-status');
  await simulators.order('criminal-record');
  await simulators.order('residence');
});

/** Receives a dossier and brings it to the step that an outside system does. */
async function bringOut(procedure: string): Promise<string> {
  const { dossierId } = await receiveDossier(store.run, procedure, { at: systemNow() });
  const acts = actsUpTo(procedure, OUTSIDE).slice(0, -1); // nobody accepts it: the system does it
  await actNow(store, dossierId, ...acts);
  return dossierId;
}

const caseOf = async (system: string, code: string) =>
  (await simulators.cases())[system]?.find(({ key }) => key === code) ?? assert.fail(code);

test('an entry in the register comes back with number, book, page and paper, and the dossier goes on', async () => {
  const dossierId = await bringOut(DEATH);
  await until(async () => (await stepOf(store, dossierId)) === 'ky-duyet');
  const { dossier, events } = await historyOf(store, dossierId);
  assert.deepEqual(
    events
      .filter(({ event }) => event.type.startsWith('outside'))
      .map(({ event }) => ('stage' in event ? event.stage : event.type)),
    ['sent', 'received', 'eligible', 'outside-answered'],
  );
  const result = dossier.outsideResults[OUTSIDE] ?? assert.fail();
  assert.match(result.number, /^\d+\/KT$/);
  assert.equal(result.book, '01/2022');
  assert.match(result.page, /^\d+$/);
  assert.equal(result.awaitsPersonalNumber, false);
  const paper = dossier.attachments.find(({ component }) => component === RESULT_COMPONENT);
  assert.ok(paper !== undefined && (await exchange.content.has(paper.sha256)));
  const kept = await caseOf('civil-status', dossier.code);
  assert.equal(kept.sent, 1);
  assert.match(kept.data, /<nktHoTen>/);
  const agents = events.filter(({ event }) => event.type === 'outside-answered');
  assert.ok(agents.every(({ actor }) => actor.role === 'system'));
});

test("a birth goes on before the child's number is there, and takes it when it comes", async () => {
  const dossierId = await bringOut(CIVIL_BIRTH);
  await until(async () => (await stepOf(store, dossierId)) === 'ky-duyet');
  await until(async () => {
    const { outsideResults } = await dossierOf(store, dossierId);
    return (outsideResults[OUTSIDE]?.personalNumber ?? null) !== null;
  });
  const { dossier, events } = await historyOf(store, dossierId);
  const granted = events.find(({ event }) => event.type === 'outside-answered')?.event;
  assert.ok(granted?.type === 'outside-answered');
  assert.equal(granted.result?.awaitsPersonalNumber, true);
  assert.equal(granted.result?.personalNumber, null);
  assert.match(dossier.outsideResults[OUTSIDE]?.personalNumber ?? '', /^091\d{9}$/);
  assert.equal(events.filter(({ event }) => event.type === 'personal-number-arrived').length, 1);
  await until(() => isTold(store, dossierId));
});

test('a refusal sends the dossier back with its reason; sent out again it is another case', async () => {
  await simulators.order('civil-status', { verdict: 'refused' });
  const dossierId = await bringOut(DEATH);
  await until(async () => (await stepOf(store, dossierId)) === 'tham-dinh');
  const { dossier, events } = await historyOf(store, dossierId);
  const answer = events.at(-1)?.event;
  assert.ok(answer?.type === 'outside-answered');
  assert.equal(answer.outcome, 'refused');
  assert.match(answer.note, /không khớp/);
  await simulators.order('civil-status');
  await actNow(store, dossierId, { type: 'accept' });
  await actNow(store, dossierId, plainActs.propose);
  await until(async () => (await stepOf(store, dossierId)) === 'ky-duyet');
  assert.equal((await caseOf('civil-status', dossier.code)).verdict, 'refused');
  assert.equal((await caseOf('civil-status', `${dossier.code}.2`)).verdict, 'granted');
});

test('a request for more sends it back to the examination, where it can be asked of the applicant', async () => {
  await simulators.order('civil-status', { verdict: 'supplement' });
  const dossierId = await bringOut(DEATH);
  await until(async () => (await stepOf(store, dossierId)) === 'tham-dinh');
  const answer = (await historyOf(store, dossierId)).events.at(-1)?.event;
  assert.ok(answer?.type === 'outside-answered' && answer.outcome === 'supplement');
  await actNow(store, dossierId, { type: 'accept' });
  await actNow(store, dossierId, plainActs['request-supplement']);
  assert.equal((await dossierOf(store, dossierId)).phase.kind, 'awaiting-supplement');
});

test('a criminal record goes through its own statuses and is marked as fetched', async () => {
  const dossierId = await bringOut(CRIMINAL_RECORD);
  await until(async () => (await stepOf(store, dossierId)) === 'ky-duyet');
  const { dossier, events } = await historyOf(store, dossierId);
  assert.deepEqual(
    events.flatMap(({ event }) => (event.type === 'outside-progressed' ? [event.stage] : [])),
    ['sent', 'received', 'processing'],
  );
  await until(async () => (await caseOf('criminal-record', dossier.code)).isAcknowledged);
});

test('answers lost, doubled and out of order: each case is once at the system, each answer once here', async () => {
  const faults = { errors: 0.2, lostAnswers: 0.25, cutOff: 0.05, webPages: 0.05, outOfOrder: 0.3 };
  await simulators.order('civil-status', faults);
  const ids = await Promise.all(Array.from({ length: 25 }, () => bringOut(DEATH)));
  await until(async () =>
    (await Promise.all(ids.map((id) => stepOf(store, id)))).every((step) => step === 'ky-duyet'),
  );
  const histories = await loadHistories(store.pool, ids);
  for (const { dossier, events } of histories.values()) {
    assert.equal((await caseOf('civil-status', dossier.code)).sent, 1, dossier.code);
    const stages = events.flatMap(({ event }) =>
      event.type === 'outside-progressed' ? [event.stage] : [],
    );
    assert.deepEqual(stages, [...new Set(stages)]);
    assert.equal(events.filter(({ event }) => event.type === 'outside-answered').length, 1);
  }
});

test('an officer who does the step by hand is not overtaken by the answer', async () => {
  await simulators.order('residence', { isOut: true });
  const dossierId = await bringOut('1.003197');
  await actNow(store, dossierId, { type: 'accept' });
  await actNow(store, dossierId, { type: 'pass-on', note: 'Đã xóa trên hệ thống cư trú' });
  await simulators.order('residence');
  await until(() => isTold(store, dossierId));
  const { events } = await historyOf(store, dossierId);
  assert.equal(events.filter(({ event }) => event.type === 'outside-answered').length, 0);
  assert.equal(await stepOf(store, dossierId), 'ky-duyet');
});
