import { strict as assert } from 'node:assert';
import { after, before, beforeEach, test } from 'node:test';
import { dayOf } from '#kernel/day.ts';
import { stuckDeliveries } from '#store/deliveries.ts';
import { readFigureDossiers } from '#store/figure-dossiers.ts';
import { legId } from '#store/leg-id.ts';
import { loadHistories } from '#store/load-dossier.ts';
import { readReceivedByProcedure } from '#store/report-figures.ts';
import { day, plainActs, procedureOf, procedures } from './support/dossier-fixtures.ts';
import {
  actNow,
  dossierOf,
  isTold,
  startTestExchange,
  systemNow,
  type TestExchange,
  until,
} from './support/exchange-fixture.ts';
import { workLegs } from './support/work-legs.ts';
import { runSimulators } from './support/simulators.ts';
import { openTestStore, receiveDossier, type TestStore } from './support/store-fixture.ts';

const BIRTH = '2.000986';
const DEATH = '1.011733';

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
beforeEach(() => simulators.order('interlinking'));

const { complete, completeLeg } = workLegs(() => store);

async function receive(procedure: string): Promise<{ readonly id: string; readonly code: string }> {
  const { dossierId, code } = await receiveDossier(store.run, procedure, { at: systemNow() });
  return { id: dossierId, code };
}

const toldOf = async (code: string): Promise<string> =>
  ((await simulators.interlinked())[code] ?? []).map((row) => row['trangThai']).join('');

/** Somebody pushes a status by hand on the software's own page. */
async function pushByHand(code: string, ...statuses: readonly number[]): Promise<void> {
  const token = (await (
    await fetch(`${simulators.url}/token`, {
      method: 'POST',
      headers: {
        Authorization: `Basic ${btoa(`${simulators.clientId}:${simulators.clientSecret}`)}`,
      },
      body: 'grant_type=client_credentials',
    })
  ).json()) as { readonly access_token: string };
  for (const trangThai of statuses) {
    const answer = await fetch(`${simulators.url}/dvclt/capNhatTrangThai`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${token.access_token}` },
      body: JSON.stringify({ maTTHC: BIRTH, soHoSoLT: code, maHoSo: code, trangThai }),
    });
    assert.equal(answer.status, 200, `${trangThai}`);
  }
}

/** Keeps the interlinking software untold while something else happens. */
async function whileHeld(dossierId: string, what: () => Promise<void>): Promise<void> {
  const hold = (held: boolean) =>
    store.pool.query(
      `update delivery set held_by = $2 where dossier_id = $1 and party = 'interlinking'`,
      [dossierId, held ? 'thu' : null],
    );
  await hold(true);
  await what();
  await hold(false);
}

test('statuses come in their lawful order, once each, over lines that lose every third answer', async () => {
  await simulators.order('interlinking', { lostAnswers: 0.3, errors: 0.2, webPages: 0.1 });
  const dossiers = await Promise.all(Array.from({ length: 6 }, () => receive(BIRTH)));
  await Promise.all(dossiers.map(({ id }) => complete(BIRTH, id)));
  await until(async () =>
    (await Promise.all(dossiers.map(({ id }) => isTold(store, id)))).every(Boolean),
  );
  for (const { code } of dossiers) assert.equal(await toldOf(code), '13745');
});

test('an interlinked dossier is one record at the national portal, its parts none', async () => {
  const sooner = Object.keys(await simulators.held()).length;
  const interlinked = procedures
    .filter(({ kind }) => kind === 'interlinked')
    .map(({ code }) => code);
  assert.deepEqual(interlinked.toSorted(), [DEATH, BIRTH, '2.001023'].toSorted());
  const codes: string[] = [];
  for (const procedure of interlinked) {
    const { id, code } = await receive(procedure);
    await complete(procedure, id);
    await until(() => isTold(store, id));
    const { parts } = procedureOf(procedure);
    const held = await simulators.held();
    assert.equal(held[code]?.dossier['MaTTHC'], procedure);
    assert.equal(held[code]?.dossier['TrangThaiHoSo'], '10');
    const ofParts = Object.values(held).filter(({ dossier }) =>
      parts.some((part) => part.code === dossier['MaTTHC']),
    );
    assert.deepEqual(ofParts, []);
    codes.push(code);
  }
  const now = Object.keys(await simulators.held());
  assert.equal(now.length, sooner + codes.length, 'one filing, one record');
});

test('statuses that staff pushed by hand are not sent again, and what is missing is', async () => {
  const { id, code } = await receive(BIRTH);
  await until(() => isTold(store, id));
  await pushByHand(code, 3, 7);
  await actNow(store, id, plainActs['pass-on']);
  await until(() => isTold(store, id));
  assert.equal(await toldOf(code), '137', 'it is as far as we are');
  const [registration = assert.fail()] = procedureOf(BIRTH).parts;
  await completeLeg(id, registration.code);
  await until(async () => (await dossierOf(store, id)).legs[0]?.phase.kind === 'granted');
  await until(() => isTold(store, id));
  assert.equal(await toldOf(code), '1374');
});

test('one that was sent out of order by hand is mended by itself', async () => {
  const { id, code } = await receive(BIRTH);
  await until(() => isTold(store, id));
  await pushByHand(code, 2);
  await actNow(store, id, plainActs['pass-on']);
  await until(async () => (await toldOf(code)).length === 5);
  assert.equal(await toldOf(code), '12137', 'back from the supplement first');
});

test('where no lawful status leads on, a person is told what is held, and ours goes on', async () => {
  const { id, code } = await receive(DEATH);
  await until(() => isTold(store, id));
  await pushByHand(code, 6);
  await actNow(store, id, plainActs['pass-on']);
  await until(async () => (await stuckDeliveries(store.pool, 'interlinking', 9)).length === 1);
  const [stuck] = await stuckDeliveries(store.pool, 'interlinking', 9);
  assert.equal(stuck?.code, code);
  assert.equal(stuck?.faultCode, 'out-of-order');
  assert.match(stuck?.fault ?? '', /DVCLT 1→6; một cửa 1→3(→7)?$/);
});

test('a supplement that came and went while nobody listened is told once, whatever answer is lost', async () => {
  await simulators.order('interlinking');
  const dossiers = await Promise.all(Array.from({ length: 8 }, () => receive(DEATH)));
  await until(async () =>
    (await Promise.all(dossiers.map(({ id }) => isTold(store, id)))).every(Boolean),
  );
  await simulators.order('interlinking', { lostAnswers: 0.5 });
  const asked = plainActs['request-supplement'];
  const came = { type: 'record-supplement', note: 'Đã nộp', attachments: [] } as const;
  await Promise.all(dossiers.map(({ id }) => whileHeld(id, () => actNow(store, id, asked, came))));
  await until(async () =>
    (await Promise.all(dossiers.map(({ id }) => isTold(store, id)))).every(Boolean),
  );
  for (const { code } of dossiers) assert.equal(await toldOf(code), '121');
});

/** A birth whose mother lives in a commune. */
const livingIn = (unit: string) => ({
  changes: {
    declaration: {
      form: { code: 'khai-sinh-lien-thong', validFrom: day('2022-01-01') },
      answers: { 'mother.residence': { unit, line: '12 Trần Phú' } },
    },
  },
  at: systemNow(),
});

test('the residence is registered where the child will live, wherever the birth was declared', async () => {
  const { dossierId } = await receiveDossier(store.run, BIRTH, livingIn('30736'));
  await actNow(store, dossierId, plainActs['pass-on']);
  const { rows } = await store.pool.query('select step_role from dossier where dossier_id = $1', [
    dossierId,
  ]);
  assert.equal(rows[0].step_role, null, 'the whole is on nobody’s list meanwhile');
  const [registration = assert.fail(), residence = assert.fail()] = procedureOf(BIRTH).parts;
  await completeLeg(dossierId, registration.code);
  const leg = legId(dossierId, residence.code);
  await until(async () => (await loadHistories(store.pool, [leg])).size === 1);
  const { handler, desk } = await dossierOf(store, leg);
  const { desk: whole } = await dossierOf(store, dossierId);
  assert.equal(handler, 'G01.91.899.30736', 'the police of that ward');
  assert.equal(desk, whole, 'its result comes back to the desk of the whole');
});

test('what nobody in the province decides is refused at the receipt, not left to wait for ever', async () => {
  await assert.rejects(receiveDossier(store.run, BIRTH, livingIn('00001')), /leg-not-decided/);
});

test('the report counts each leg under its own procedure, and lists as many dossiers', async () => {
  const at = systemNow();
  const span = { from: day('2022-01-01'), to: dayOf(at) };
  const counts = await readReceivedByProcedure(store.pool, { ...span, now: at });
  const all = { ...span, at, agencies: 'province-with-legs', figure: 'received' } as const;
  for (const { code: procedure } of procedureOf(BIRTH).parts) {
    const cell = { ...all, procedure, channel: null, queue: null };
    const listed = await readFigureDossiers(store.pool, cell, { number: 1, size: 1000 });
    assert.ok(listed.length > 0 && listed.length === counts.get(procedure), procedure);
  }
});
