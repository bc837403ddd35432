import { strict as assert } from 'node:assert';
import { after, before, test } from 'node:test';
import type { DeclaredAnswer } from '#dossier/declaration.ts';
import { expandForm } from '#eform/expand-form.ts';
import { readShippedForms } from '#host/form-files.ts';
import { dayOf } from '#kernel/day.ts';
import { declaredMembers } from '#registries/declared-members.ts';
import { createRunCommand, type RunCommand } from '#store/run-command.ts';
import { legId } from '#store/leg-id.ts';
import { loadHistories } from '#store/load-dossier.ts';
import { loadWorld } from '#store/load-world.ts';
import { pinnedProcedure, type World } from '#store/world.ts';
import { day, officer, officerAt, plainActs, receiptOf } from './support/dossier-fixtures.ts';
import { apply } from './support/drill.ts';
import {
  dossierOf,
  startTestExchange,
  systemNow,
  type TestExchange,
  until,
} from './support/exchange-fixture.ts';
import { runSimulators } from './support/simulators.ts';
import { actOn, done, openTestStore, type TestStore } from './support/store-fixture.ts';

// The successors of the paper-era interlinked procedures (Nghị định 63/2024/NĐ-CP), played in An Giang of two tiers.

const BIRTH = '2.002621';
const [CIVIL, RESIDENCE, CARD] = ['1.001193', '1.004222', 'TBC-the-bhyt-tre-em'] as const;
const DESK = 'H01.155.01';

const simulators = await runSimulators();
let store: TestStore;
let exchange: TestExchange;
let law: World;
let run: RunCommand;

before(async () => {
  store = await openTestStore();
  await apply(store);
  ({ world: law } = await loadWorld(store.ownerPool, dayOf(systemNow())));
  run = createRunCommand(store.pool, () => law);
  const { forms, parts } = await readShippedForms();
  const code = 'khai-sinh-lien-thong';
  const form = expandForm(forms.find((one) => one.code === code) ?? assert.fail(), parts);
  const membersOf = (declared: Parameters<typeof declaredMembers>[1]) =>
    declaredMembers(form, declared);
  exchange = startTestExchange({ ...store, run }, simulators, membersOf, law);
  await simulators.order('interlinking', { lostAnswers: 0.2, errors: 0.1 });
});
after(async () => {
  await exchange.stop();
  await store.close();
});

const DECLARED = {
  'child.name': 'Lý Hoàng Ân',
  'child.sex': 'nam',
  'child.birthDate': '2026-11-18',
  motherKnown: true,
  'mother.name': 'Thị Bích Liên',
  'mother.residence': { unit: '30742', line: '12 Trần Phú' },
  fatherKnown: true,
  'father.name': 'Lý Văn Hải',
  'father.residence': { unit: '30742', line: '12 Trần Phú' },
} satisfies Record<string, DeclaredAnswer>;

/** Does the officer's part of the step at which a dossier stands, by whoever has it; false where it is no officer's turn. */
async function workOn(dossierId: string): Promise<boolean> {
  const dossier = await dossierOf(store, dossierId);
  const { phase, desk, handler, version } = dossier;
  if (phase.kind !== 'waiting' && phase.kind !== 'in-hand') return false;
  const procedure = pinnedProcedure(law, dossier);
  const step = procedure.steps.find(({ id }) => id === phase.step) ?? assert.fail();
  if (step.system !== null) return false;
  const at = systemNow();
  const who = officerAt({ procedure, desk, handler }, step);
  const act = plainActs[step.mainAction];
  done(await actOn(run, { dossierId, version, officer: who, act, at }));
  return true;
}

/** A dossier at the desk of a commune, worked on by everybody until it ends; answers its legs' dossiers as they began. */
async function playToTheEnd(
  procedure: string,
  changes: Parameters<typeof receiptOf>[1],
  keys: readonly string[],
): Promise<{ readonly dossierId: string; readonly order: readonly string[] }> {
  const inForce = law.procedureInForce(procedure, dayOf(systemNow())) ?? assert.fail(procedure);
  const receipt = {
    command: receiptOf(procedure, changes, 1, inForce),
    officer: officer('counter-officer', DESK),
    at: systemNow(),
  };
  const { dossierId } = done(await run(receipt));
  const order: string[] = [];
  await until(async () => {
    const begun = await loadHistories(
      store.pool,
      keys.map((key) => legId(dossierId, key)),
    );
    for (const leg of begun.keys()) if (!order.includes(leg)) order.push(leg);
    for (const id of [dossierId, ...begun.keys()]) await workOn(id);
    return (await dossierOf(store, dossierId)).phase.kind === 'closed';
  });
  return { dossierId, order };
}

test('a birth under the successor of the decree: three agencies of a commune act, three results', async () => {
  const form = { code: 'khai-sinh-lien-thong', validFrom: day('2022-01-01') };
  const changes = { declaration: { form, answers: DECLARED } };
  const keys = [CIVIL, RESIDENCE, CARD];
  const { dossierId, order } = await playToTheEnd(BIRTH, changes, keys);
  assert.equal(order[0], legId(dossierId, CIVIL), 'nothing begins before the registration');
  const whole = await dossierOf(store, dossierId);
  assert.ok(whole.phase.kind === 'closed' && whole.phase.outcome === 'handed-over');
  assert.deepEqual(
    whole.legs.map(({ key, phase }) => [key, phase.kind]),
    keys.map((key) => [key, 'granted']),
  );
  const handlerOf = async (key: string) => (await dossierOf(store, legId(dossierId, key))).handler;
  assert.equal(await handlerOf(CIVIL), 'H01.155');
  assert.equal(await handlerOf(RESIDENCE), 'G01.91.30742');
  const taken = await simulators.interlinked();
  assert.ok(JSON.stringify(taken).includes(BIRTH), 'it was told under the new code');
});

test('a death under the successor: residence and the one entitlement that was chosen, nothing else', async () => {
  const [death, removal, insured] = ['1.000656', '1.003197', '1.014177'] as const;
  const keys = [death, removal, insured];
  const { dossierId, order } = await playToTheEnd('2.002622', { legs: keys }, keys);
  assert.equal(order[0], legId(dossierId, death));
  const whole = await dossierOf(store, dossierId);
  assert.ok(whole.phase.kind === 'closed' && whole.phase.outcome === 'handed-over');
  assert.deepEqual(
    whole.legs.map(({ key, phase }) => [key, phase.kind]),
    keys.map((key) => [key, 'granted']),
  );
});
