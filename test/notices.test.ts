import { strict as assert } from 'node:assert';
import { after, before, beforeEach, test } from 'node:test';
import { pino } from 'pino';
import type { Act } from '#dossier/command.ts';
import type { Party } from '#dossier/deliveries.ts';
import { NOTICE_CHANNELS, type NoticeChannel, type NoticeChoice } from '#dossier/notice-channel.ts';
import { addDays, dayOf, epochOf, type Instant, instantFromEpoch } from '#kernel/day.ts';
import { connectMessengers } from '#registries/connect-messengers.ts';
import { countAnswers } from '#registries/lgsp/answer-count.ts';
import { deliveriesOf, markTold } from '#store/deliveries.ts';
import { readQueue } from '#store/delivery-queues.ts';
import { findCalls, keepCall } from '#store/exchange-calls.ts';
import { endNotices, type KeptNotice, noticesOf, sendAgain } from '#store/notices.ts';
import { createRunCommand, type RunCommand } from '#store/run-command.ts';
import { startExchange, type Tell } from '#worker/exchange.ts';
import { tellApplicant } from '#worker/tell-applicant.ts';
import {
  actsUpTo,
  CIVIL_BIRTH,
  officerAt,
  plainActs,
  procedureOf,
  receiptOf,
  seatOf,
  world,
} from './support/dossier-fixtures.ts';
import { dossierOf, TEST_PACE, until } from './support/exchange-fixture.ts';
import { runSimulators } from './support/simulators.ts';
import { done, openTestStore, type TestStore } from './support/store-fixture.ts';

const simulators = await runSimulators();
/** Moved on by tests that are about what is late. */
let late = 0;
const now = (): Instant => instantFromEpoch(Date.now() + late);
let store: TestStore;
let run: RunCommand;
let running: { stop: () => Promise<void> } | null = null;

before(async () => {
  store = await openTestStore();
  run = createRunCommand(store.pool, () => world, new Set(NOTICE_CHANNELS));
});
after(async () => {
  await running?.stop();
  await store.close();
});
beforeEach(async () => {
  late = 0;
  for (const channel of NOTICE_CHANNELS) await simulators.order(channel);
  if (running === null) start();
});

/** The ways to applicants as the running system serves them. */
function start(): void {
  const { pool } = store;
  const answers = countAnswers<Party>();
  const messengers = connectMessengers(
    simulators.notices,
    (party) => answers.counting(party, (record) => keepCall(pool, { ...record, party })),
    now,
  );
  const parties = [...messengers].map(([channel, messenger]): [Party, Tell] => [
    channel,
    tellApplicant({
      channel,
      messenger,
      pool,
      world: () => world,
      agencyName: (code) => code,
      trackingUrl: 'https://vidu.vn/tra-cuu',
      now,
      patience: TEST_PACE.patience,
    }),
  ]);
  running = startExchange({
    pool,
    parties: new Map(parties),
    answers: answers.of,
    now,
    log: pino({ level: 'silent' }),
    pace: TEST_PACE,
  });
}

let people = 0;

interface Contact {
  readonly email?: string | null;
  readonly phone?: string | null;
  readonly notify?: NoticeChoice;
}

async function receive({ email = null, phone = null, notify }: Contact): Promise<string> {
  const seat = seatOf(CIVIL_BIRTH);
  const [first = assert.fail()] = seat.procedure.steps;
  const receipt = receiptOf(CIVIL_BIRTH);
  const applicant = { ...receipt.applicant, email, phone };
  const command = { ...receipt, applicant, ...(notify === undefined ? {} : { notify }) };
  return done(await run({ command, officer: officerAt(seat, first), at: now() })).dossierId;
}

async function act(dossierId: string, deed: Act): Promise<void> {
  const dossier = await dossierOf(store, dossierId);
  const { phase } = dossier;
  const { steps } = procedureOf(CIVIL_BIRTH);
  const isDesk = deed.type === 'correct' || deed.type === 'stop';
  const step = steps.find(
    ({ id }) => (isDesk ? steps[0]?.id : 'step' in phase && phase.step) === id,
  );
  const officer = officerAt(seatOf(CIVIL_BIRTH), step ?? assert.fail());
  const command = { type: 'act', dossierId, expectedVersion: dossier.version, act: deed } as const;
  done(await run({ command, officer, at: now() }));
}

const newEmail = (): string => `nguoi-${(people += 1)}@vidu.vn`;
const newPhone = (): string => `0913${String((people += 1)).padStart(6, '0')}`;
const received = async (address: string) =>
  (await simulators.mailbox()).filter(({ to }) => to === address);
const notices = (dossierId: string): Promise<readonly KeptNotice[]> =>
  noticesOf(store.pool, dossierId);
const statesOf = async (dossierId: string): Promise<readonly string[]> =>
  (await notices(dossierId)).map(({ channel, version, state }) => `${channel} ${version} ${state}`);
const untilStates = (dossierId: string, ...states: readonly string[]): Promise<void> =>
  until(async () => String(await statesOf(dossierId)) === String(states)).catch(async () =>
    assert.deepEqual(await statesOf(dossierId), states),
  );
const hasFailed = async (dossierId: string): Promise<boolean> =>
  (await deliveriesOf(store.pool, dossierId)).some(({ fault }) => fault !== null);
const isTold = async (dossierId: string): Promise<boolean> =>
  (await deliveriesOf(store.pool, dossierId))
    .filter(({ party }) => NOTICE_CHANNELS.some((channel) => channel === party))
    .every(({ isDone }) => isDone);

test('a receipt is told by mail where there is an address, else by text message, else not', async () => {
  const [email, phone, other] = [newEmail(), newPhone(), newPhone()];
  const byMail = await receive({ email, phone: other });
  const bySms = await receive({ phone });
  const landline = await receive({ phone: '02973862000' });
  const nobody = await receive({});
  await untilStates(byMail, 'mail 1 sent');
  await untilStates(bySms, 'sms 1 delivered');
  assert.deepEqual([await statesOf(landline), await statesOf(nobody)], [[], []]);
  const [letter = assert.fail()] = await received(email);
  assert.ok(letter.text.includes((await dossierOf(store, byMail)).code));
  assert.equal((await received(phone)).length, 1);
  assert.equal((await received(other)).length, 0, 'one way is enough');
  const [kept = assert.fail()] = await notices(byMail);
  assert.match(kept.address ?? '', /^n•••@vidu\.vn$/);
  assert.ok((await isTold(byMail)) && (await isTold(bySms)));
});

test('who chose a way is told by it, who wants none by none', async () => {
  const [email, phone] = [newEmail(), newPhone()];
  const byZalo = await receive({ email, phone, notify: 'zalo' });
  const none = await receive({ email, phone, notify: 'none' });
  await untilStates(byZalo, 'zalo 1 delivered');
  assert.deepEqual(await statesOf(none), []);
  assert.deepEqual(
    (await received(phone)).map(({ channel }) => channel),
    ['zalo'],
  );
  assert.deepEqual(await received(email), []);
});

test('a province without a way queues nothing for it', async () => {
  const bare = createRunCommand(store.pool, () => world, new Set<NoticeChannel>(['sms']));
  const seat = seatOf(CIVIL_BIRTH);
  const receipt = receiptOf(CIVIL_BIRTH);
  const [first = assert.fail()] = seat.procedure.steps;
  const of = { officer: officerAt(seat, first), at: now() };
  const applicant = { ...receipt.applicant, email: newEmail(), phone: newPhone() };
  const outcome = done(await bare({ command: { ...receipt, applicant, notify: 'mail' }, ...of }));
  assert.deepEqual(await statesOf(outcome.dossierId), []);
  const parties = (await deliveriesOf(store.pool, outcome.dossierId)).map(({ party }) => party);
  assert.deepEqual(parties, ['national-population', 'national-portal']);
});

test('each step that concerns the applicant is told, in its order, up to the result', async () => {
  const phone = newPhone();
  const dossierId = await receive({ phone });
  await untilStates(dossierId, 'sms 1 delivered');
  for (const deed of actsUpTo(CIVIL_BIRTH, 'tham-dinh')) await act(dossierId, deed);
  await act(dossierId, plainActs['request-supplement']);
  await until(async () => (await received(phone)).length === 2);
  await until(() => isTold(dossierId));
  const texts = (await received(phone)).map(({ text }) => text).toReversed();
  assert.match(texts[0] ?? '', /da duoc tiep nhan, hen tra/);
  assert.match(texts[1] ?? '', /can bo sung: Giay chung sinh\./);
});

test('a wrong address ends the notice; corrected, it is sent again, once', async () => {
  const dossierId = await receive({ email: 'khong-co@vidu.vn' });
  await untilStates(dossierId, 'mail 1 undeliverable');
  await until(() => isTold(dossierId)); // nobody tries for ever
  const [kept = assert.fail()] = await notices(dossierId);
  assert.match(kept.fault ?? '', /^550 5\.1\.1/);
  const email = newEmail();
  await act(dossierId, {
    type: 'correct',
    values: { 'applicant.email': email },
    reason: 'Ghi sai',
  });
  const key = { dossierId, version: 1, channel: 'mail' } as const;
  const again = await Promise.all([1, 2, 3].map(() => sendAgain(store.pool, key, now())));
  assert.equal(again.filter((isDone) => isDone).length, 1, 'pressed three times');
  await untilStates(dossierId, 'mail 1 sent');
  assert.equal((await received(email)).length, 1);
  assert.equal(await sendAgain(store.pool, key, now()), false, 'what arrived is not sent again');
});

test('an address that was taken away is an end that says so', async () => {
  await running?.stop();
  const dossierId = await receive({ email: newEmail() });
  const values = { 'applicant.email': null };
  await act(dossierId, { type: 'correct', values, reason: 'Không có' });
  start();
  await untilStates(dossierId, 'mail 1 undeliverable');
  assert.equal((await notices(dossierId))[0]?.address, null);
});

test('after an outage what is true is told, what is stale is skipped', async () => {
  await simulators.order('sms', { isOut: true });
  const [stale, stopped] = [newPhone(), newPhone()];
  const passed = await receive({ phone: stale });
  const ended = await receive({ phone: stopped });
  for (const dossierId of [passed, ended]) await until(() => hasFailed(dossierId));
  // A try that is on its way knows nothing of what happens now, so none is.
  await running?.stop();
  await act(ended, { type: 'stop', reason: 'Rút hồ sơ', feeSettlement: '' });
  const due = (await dossierOf(store, passed)).due.at ?? assert.fail();
  assert.ok(dayOf(due) < addDays(dayOf(now()), 30));
  late = epochOf(due) - Date.now() + 1000;
  await simulators.order('sms');
  start();
  await untilStates(passed, 'sms 1 skipped');
  await untilStates(ended, 'sms 2 delivered', 'sms 1 skipped');
  assert.deepEqual(await received(stale), []);
  assert.match((await received(stopped))[0]?.text ?? '', /da dung giai quyet/);
});

test('who was told by hand, by telephone perhaps, is not told again when the line returns', async () => {
  await simulators.order('sms', { isOut: true });
  const phone = newPhone();
  const dossierId = await receive({ phone });
  await until(() => hasFailed(dossierId));
  // A try that is on its way cannot be called back by hand, so none is while the hand acts.
  await running?.stop();
  await endNotices(store.pool, dossierId, 'sms', now());
  await markTold(store.pool, { dossierId, party: 'sms', doneVersion: 0 }, 1, now());
  await simulators.order('sms');
  start();
  await act(dossierId, { type: 'stop', reason: 'Rút hồ sơ', feeSettlement: '' });
  await untilStates(dossierId, 'sms 2 delivered', 'sms 1 skipped');
  assert.equal((await received(phone)).length, 1);
});

test('with errors and lost answers each message to a phone is there exactly once', async () => {
  const faults = { errors: 0.2, lostAnswers: 0.3, cutOff: 0.1, webPages: 0.1, rubbish: 0.05 };
  for (const channel of NOTICE_CHANNELS) await simulators.order(channel, faults);
  const phones = Array.from({ length: 40 }, newPhone);
  const emails = Array.from({ length: 10 }, newEmail);
  const ids = await Promise.all([
    ...phones.map((phone, index) => receive({ phone, notify: index % 2 === 0 ? 'sms' : 'zalo' })),
    ...emails.map((email) => receive({ email })),
  ]);
  await until(async () => {
    const queues = await Promise.all(
      NOTICE_CHANNELS.map((one) => readQueue(store.pool, one, now())),
    );
    return queues.every(({ waiting }) => waiting === 0);
  });
  assert.equal((await Promise.all(ids.map(isTold))).filter((told) => !told).length, 0);
  for (const phone of phones) assert.equal((await received(phone)).length, 1, phone);
  for (const email of emails) {
    const letters = await received(email);
    assert.ok(letters.length > 0);
    assert.equal(new Set(letters.map(({ key }) => key)).size, 1, 'doubles bear one Message-ID');
  }
});

test('a provider that never says whether a message arrived is asked for three days', async () => {
  const phone = '0998765432';
  const dossierId = await receive({ phone, notify: 'zalo' });
  await untilStates(dossierId, 'zalo 1 sent');
  assert.equal(await isTold(dossierId), false);
  late = 73 * 3_600_000;
  await until(() => isTold(dossierId));
  assert.deepEqual(await statesOf(dossierId), ['zalo 1 sent']);
});

test('every message stands in the log of calls, with for whom it was sent', async () => {
  const dossierId = await receive({ phone: newPhone() });
  await untilStates(dossierId, 'sms 1 delivered');
  const query = { outcome: null, person: '', from: null, before: null, limit: 10 };
  const calls = await findCalls(store.pool, { ...query, party: 'sms', dossierId });
  assert.deepEqual(new Set(calls.map(({ service }) => service)), new Set(['send', 'status']));
  assert.ok(calls.every(({ subject }) => subject !== '' && subject !== 'system'));
});
