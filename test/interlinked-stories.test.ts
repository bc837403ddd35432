import { recountFigures } from '#store/recount-figures.ts';
import { strict as assert } from 'node:assert';
import { after, before, beforeEach, test } from 'node:test';
import type { Act } from '#dossier/command.ts';
import type { DeclaredAnswer } from '#dossier/declaration.ts';
import { expandForm } from '#eform/expand-form.ts';
import { readShippedForms } from '#host/form-files.ts';
import { declaredMembers } from '#registries/declared-members.ts';
import { dayOf } from '#kernel/day.ts';
import { day, locality, plainActs, seatOf, world } from './support/dossier-fixtures.ts';
import {
  actNow,
  dossierOf,
  historyOf,
  startTestExchange,
  stepOf,
  systemNow,
  type TestExchange,
  until,
} from './support/exchange-fixture.ts';
import { runSimulators } from './support/simulators.ts';
import { actOn, openTestStore, receiveDossier, type TestStore } from './support/store-fixture.ts';
import { workLegs } from './support/work-legs.ts';

// docs/interlinked-stories.md names the test of each story.

const BIRTH = '2.000986';
const CIVIL = '1.001193';
const RESIDENCE = '1.004222';
const CARD = 'TBC-the-bhyt-tre-em';
const FORM = { code: 'khai-sinh-lien-thong', validFrom: day('2022-01-01') };

const simulators = await runSimulators();
const { forms, parts } = await readShippedForms();
const form = expandForm(forms.find(({ code }) => code === FORM.code) ?? assert.fail(), parts);
let store: TestStore;
let exchange: TestExchange;

before(async () => {
  store = await openTestStore();
  exchange = startTestExchange(store, simulators, (declaration) =>
    declaredMembers(form, declaration),
  );
});
after(async () => {
  await exchange.stop();
  await store.close();
});
// Every story is told over lines that lose answers and fail.
beforeEach(async () => {
  await simulators.order('interlinking', { lostAnswers: 0.2, errors: 0.1 });
  await simulators.order('civil-status', { lostAnswers: 0.2, errors: 0.1 });
});

const { complete, completeLeg, legOf, actOnLeg, stands } = workLegs(() => store);

const DECLARED = {
  'child.name': 'Lý Hoàng Ân',
  'child.sex': 'nam',
  'child.birthDate': '2022-06-18',
  motherKnown: true,
  'mother.name': 'Thị Bích Liên',
  'mother.residence': { unit: '30730', line: '12 Trần Phú' },
  fatherKnown: true,
  'father.name': 'Lý Văn Hải',
  'father.residence': { unit: '30736', line: '5 Lê Lợi' },
} satisfies Record<string, DeclaredAnswer>;

/** A birth that was received, with what was declared of it. */
async function received(answers: Readonly<Record<string, DeclaredAnswer>> = DECLARED) {
  const changes = { declaration: { form: FORM, answers } };
  return (await receiveDossier(store.run, BIRTH, { changes, at: systemNow() })).dossierId;
}

/** The same, passed on by the desk. */
async function passedOn(answers?: Readonly<Record<string, DeclaredAnswer>>): Promise<string> {
  const id = await received(answers);
  await actNow(store, id, plainActs['pass-on']);
  return id;
}

const outcomeOf = async (id: string): Promise<string> => {
  const { phase } = await dossierOf(store, id);
  return phase.kind === 'closed' ? phase.outcome : phase.step;
};

const comesTo = (id: string, where: string): Promise<void> =>
  until(async () => (await outcomeOf(id)) === where);

/** The desk does on the whole what the applicant asks for. */
async function atDesk(id: string, act: Act): Promise<void> {
  const { version, desk } = await dossierOf(store, id);
  const officer = {
    subject: 'quay',
    name: 'Cán bộ quầy',
    role: 'counter-officer',
    agency: desk,
  } as const;
  const outcome = await actOn(store.run, { dossierId: id, version, officer, act, at: systemNow() });
  assert.ok(outcome.ok, JSON.stringify(outcome));
}

const WITHDRAW = { type: 'stop', reason: 'Gia đình rút hồ sơ', feeSettlement: '' } as const;
const leaveOut = (leg: string, reason = 'Gia đình không cần nữa') =>
  ({ type: 'drop-leg', leg, reason }) as const;
const BROUGHT = { type: 'record-supplement', note: 'Đã nộp', attachments: [] } as const;

test('the whole is withdrawn before the desk passes it on: nothing ever begins', async () => {
  const id = await received();
  await atDesk(id, WITHDRAW);
  const whole = await stands(id, { [CIVIL]: 'to-come', [RESIDENCE]: 'to-come', [CARD]: 'to-come' });
  assert.equal(whole.endedBecause, WITHDRAW.reason);
});

test('the whole is withdrawn while the birth is registered: that stops, nothing else begins', async () => {
  const id = await passedOn();
  const birth = await legOf(id, CIVIL);
  await atDesk(id, WITHDRAW);
  await comesTo(birth, 'stopped');
  await stands(id, { [CIVIL]: 'stopped', [RESIDENCE]: 'void', [CARD]: 'void' });
  assert.equal(await outcomeOf(id), 'stopped');
});

test('the whole is withdrawn after the registration: the certificate stands, what goes on stops', async () => {
  const id = await passedOn();
  await completeLeg(id, CIVIL);
  const legs = [await legOf(id, RESIDENCE), await legOf(id, CARD)];
  await atDesk(id, WITHDRAW);
  for (const leg of legs) await comesTo(leg, 'stopped');
  await stands(id, { [CIVIL]: 'granted', [RESIDENCE]: 'stopped', [CARD]: 'stopped' });
});

test('one leg is left out before it begins, another withdrawn while it goes on: the rest is handed over', async () => {
  const id = await passedOn();
  await atDesk(id, leaveOut(RESIDENCE));
  await completeLeg(id, CIVIL);
  await atDesk(await legOf(id, CARD), WITHDRAW);
  await stands(id, { [CIVIL]: 'granted', [RESIDENCE]: 'dropped', [CARD]: 'stopped' });
  await comesTo(id, 'tra-ket-qua');
});

test('the applicant dies: the other parent stands in for them, and is handed the result', async () => {
  const id = await passedOn();
  await atDesk(id, {
    type: 'correct',
    values: { 'applicant.name': 'Lý Văn Hải', 'applicant.phone': '0912345678' },
    reason: 'Người nộp đã mất, cha của trẻ tiếp tục (giấy khai sinh, giấy báo tử)',
  });
  for (const leg of [CIVIL, RESIDENCE, CARD]) await completeLeg(id, leg);
  await comesTo(id, 'tra-ket-qua');
  await atDesk(id, { type: 'hand-over', receiver: 'Lý Văn Hải' });
  assert.equal((await dossierOf(store, id)).applicant.name, 'Lý Văn Hải');
  const { applicant } = await dossierOf(store, await legOf(id, CARD));
  assert.equal(applicant.name, 'Lý Văn Hải', 'what begins after it has the other parent');
});

test('the child dies: the birth is still registered, residence and card are left out', async () => {
  const id = await passedOn();
  for (const leg of [RESIDENCE, CARD]) await atDesk(id, leaveOut(leg, 'Cháu đã mất'));
  await completeLeg(id, CIVIL);
  await stands(id, { [CIVIL]: 'granted', [RESIDENCE]: 'dropped', [CARD]: 'dropped' });
  await comesTo(id, 'tra-ket-qua');
});

test('a wrong father: the registrar asks, the others wait, and go on when it is put right', async () => {
  const id = await passedOn();
  const asked = {
    type: 'request-supplement',
    items: [{ what: 'Thông tin người cha', reason: 'Khác với Giấy chứng nhận kết hôn' }],
    contact: '',
  } as const;
  await actOnLeg(id, CIVIL, 'tham-dinh', { type: 'accept' }, asked);
  await stands(id, { [CIVIL]: 'under-way', [RESIDENCE]: 'to-come', [CARD]: 'to-come' });
  await actOnLeg(id, CIVIL, 'tham-dinh', BROUGHT);
  await completeLeg(id, CIVIL);
  await stands(id, { [CIVIL]: 'granted', [RESIDENCE]: 'under-way', [CARD]: 'under-way' });
});

test('a wrong father that is not put right: the birth is refused, the others end, and why is told', async () => {
  const id = await passedOn();
  const refuse = { ...plainActs.refuse, reason: 'Người được khai không phải cha của trẻ' };
  await actOnLeg(id, CIVIL, 'tham-dinh', plainActs.propose);
  await actOnLeg(id, CIVIL, 'ky-duyet', { type: 'accept' }, refuse);
  const whole = await stands(id, { [CIVIL]: 'refused', [RESIDENCE]: 'void', [CARD]: 'void' });
  assert.equal(await outcomeOf(id), 'refused');
  assert.match(whole.endedBecause, /không phải cha/);
});

test('twins: each child has a whole of its own, and what befalls one does not touch the other', async () => {
  const first = await passedOn();
  const second = await received({ ...DECLARED, 'child.name': 'Lý Hoàng An' });
  await actOnLeg(first, CIVIL, 'tham-dinh', plainActs.propose);
  await actOnLeg(first, CIVIL, 'ky-duyet', { type: 'accept' }, plainActs.refuse);
  await complete(BIRTH, second);
  await comesTo(first, 'refused');
  assert.equal(await outcomeOf(second), 'handed-over');
});

test('parents who live apart: police and insurance are those of whose home was chosen', async () => {
  for (const [residenceWith, unit] of [
    ['cha', '30736'],
    ['me', '30730'],
  ] as const) {
    const id = await passedOn({ ...DECLARED, residenceWith });
    await completeLeg(id, CIVIL);
    const { handler, desk } = await dossierOf(store, await legOf(id, RESIDENCE));
    assert.match(handler, new RegExp(`${unit}$`));
    assert.equal(desk, seatOf(BIRTH).desk, 'its result comes back to the desk of the whole');
  }
});

test('a householder who has not agreed: the police ask, their leg waits, the card does not', async () => {
  const id = await passedOn();
  await completeLeg(id, CIVIL);
  const asked = {
    type: 'request-supplement',
    items: [{ what: 'Ý kiến của chủ hộ', reason: 'Chủ hộ không phải cha, mẹ' }],
    contact: '',
  } as const;
  await actOnLeg(id, RESIDENCE, 'tham-dinh', { type: 'accept' }, asked);
  await until(async () => (await dossierOf(store, id)).timeAdded.includes('hoan-thien'));
  await completeLeg(id, CARD);
  await stands(id, {
    [CIVIL]: 'granted',
    [RESIDENCE]: 'under-way',
    [CARD]: 'granted',
  });
  await actOnLeg(id, RESIDENCE, 'tham-dinh', BROUGHT);
  await completeLeg(id, RESIDENCE);
  await comesTo(id, 'tra-ket-qua');
});

test('a householder who does not agree: the residence is refused with the reason, the rest handed over', async () => {
  const id = await passedOn();
  await completeLeg(id, CIVIL);
  await completeLeg(id, CARD);
  await actOnLeg(id, RESIDENCE, 'tham-dinh', plainActs.propose);
  const refuse = { ...plainActs.refuse, reason: 'Chủ hộ không đồng ý' };
  await actOnLeg(id, RESIDENCE, 'ky-duyet', { type: 'accept' }, refuse);
  await stands(id, { [CIVIL]: 'granted', [RESIDENCE]: 'refused', [CARD]: 'granted' });
  await comesTo(id, 'tra-ket-qua');
});

test('an unknown father: nothing is asked of him, and the register is told nothing of him', async () => {
  const { 'father.name': _, 'father.residence': __, ...known } = DECLARED;
  const id = await passedOn({ ...known, fatherKnown: false });
  await completeLeg(id, CIVIL);
  await stands(id, { [CIVIL]: 'granted', [RESIDENCE]: 'under-way', [CARD]: 'under-way' });
  const { code } = await dossierOf(store, await legOf(id, CIVIL));
  const sent = (await simulators.cases())['civil-status']?.find(({ key }) => key === code);
  assert.match(sent?.data ?? '', /Thị Bích Liên/);
  assert.doesNotMatch(sent?.data ?? '', /<chaHoTen>[^<]/);
});

test('past 60 days it is received, registered and handed over as any other', async () => {
  const id = await received({ ...DECLARED, 'child.birthDate': '2022-01-05' });
  await complete(BIRTH, id);
  assert.equal(await outcomeOf(id), 'handed-over');
});

test('a commune that is far away has five working days more, and the proof says why', async () => {
  const far = locality.agencies.find(
    ({ kind, unitCode }) => kind === 'one-stop-desk' && unitCode === '31105',
  );
  const seats = locality.agencies.filter(({ kind }) => kind === 'one-stop-desk');
  const seat = seats
    .filter(({ code }) => world.handlerFor(seatOf(BIRTH).procedure, code) !== null)
    .findIndex(({ code }) => code === far?.code);
  const at = systemNow();
  const dueOf = async (index: number) => {
    const { dossierId } = await receiveDossier(store.run, BIRTH, { seat: index, at });
    return (await historyOf(store, dossierId)).dossier.due;
  };
  const [near, away] = [await dueOf(0), await dueOf(seat)];
  assert.ok(dayOf(away.at ?? assert.fail()) > dayOf(near.at ?? assert.fail()));
  assert.ok(away.proof.some(({ text }) => /Cộng thêm 5 ngày làm việc: xã cách/.test(text.vi)));
  assert.ok(!near.proof.some(({ text }) => /Cộng thêm/.test(text.vi)));
  assert.equal(
    await stepOf(store, (await receiveDossier(store.run, BIRTH, { at })).dossierId),
    'tiep-nhan',
  );
});

test('figures kept through all these stories are those of their events', async () => {
  const { ownerPool: pool } = store;
  const options = { pool, lanes: 1, mends: false, onProgress: () => undefined };
  assert.deepEqual((await recountFigures(options)).differences, []);
});
