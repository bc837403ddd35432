import { strict as assert } from 'node:assert';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Officer } from '#access/officer.ts';
import { openPassKey } from '#host/vaccine-pass/open-pass-key.ts';
import { loadPlatformNames } from '#host/vaccine-pass/platform-names-file.ts';
import { loadTrustList } from '#host/vaccine-pass/trust-files.ts';
import { loadValueSets } from '#host/vaccine-pass/value-sets-file.ts';
import { instantFromEpoch } from '#kernel/day.ts';
import { campaignRoutes } from '#quality/campaign.ts';
import { caseClassOf } from '#quality/case-class.ts';
import type { CaseAct } from '#quality/decide-case.ts';
import type { SourceRecord } from '#quality/source-record.ts';
import { connectRegistries } from '#registries/connect.ts';
import { askForClean, countClean } from '#store/clean-doses.ts';
import { createCampaign } from '#store/quality-campaigns.ts';
import { actOnCase, noteCorrectionAnswer, readCase, writeFindings } from '#store/quality-cases.ts';
import { leaseCorrections } from '#store/quality-corrections.ts';
import { keepRecords } from '#store/quality-records.ts';
import { inTransaction } from '#store/transaction.ts';
import { vaccinationFigures } from '#store/vaccination-figures.ts';
import { findPass, passesOf, revokedSince, revokePass } from '#store/vaccine-passes.ts';
import {
  askForPasses,
  countPassRequests,
  listPassRequests,
  type PassRequestRow,
} from '#store/vaccine-pass-requests.ts';
import { judgePass } from '#vaccine-pass/judge-pass.ts';
import { correctRecord } from '#worker/quality/correct-record.ts';
import { issueRequested, type PassDuty } from '#worker/vaccine-pass/issue-requested.ts';
import { contextOf, faultOf } from './support/contract-target.ts';
import { accountAt } from './support/exchange-fixture.ts';
import { doseFinder, POPULATION, VACCINATION } from './support/dose-finder.ts';
import { runSimulators } from './support/simulators.ts';
import { openTestStore, type TestStore } from './support/store-fixture.ts';

/** Doses are cleaned as 2262/BYT-CNTT has it, and only then a passport is signed (QĐ 5772/QĐ-BYT). */
const simulators = await runSimulators();
const registries = connectRegistries(
  accountAt(simulators),
  () => async () => {},
  () => now,
);
const context = contextOf({});
let now = instantFromEpoch(Date.parse('2022-06-21T02:00:00Z'));
const directory = mkdtempSync(join(tmpdir(), 'mot-cua-chain-'));

let store: TestStore;
let duty: PassDuty;
before(async () => {
  store = await openTestStore();
  const issuer = await openPassKey({ directory, key: { kind: 'development' } });
  assert.ok(issuer !== null);
  const sets = await loadValueSets();
  const waits = { firstWait: 1000, longestWait: 4000 };
  const names = await loadPlatformNames();
  duty = {
    pool: store.pool,
    registries,
    issuing: { ...issuer, sets },
    names,
    now: () => now,
    ...waits,
  };
});
after(async () => {
  await store.close();
  rmSync(directory, { recursive: true });
});

const officer = (subject: string, role: Officer['role'], agency: string): Officer => ({
  subject,
  name: subject,
  role,
  agency,
});
const STEWARD = officer('hoa', 'data-steward', 'office');
const HEALTH = officer('bac-si', 'specialist', 'health');
const POLICE = officer('cong-an', 'specialist', 'police');
const ground = 'phiếu tiêm chủng';

const { recordsOf, dosesWith } = doseFinder(registries, context);

async function campaignWith(
  left: readonly SourceRecord[],
  right: readonly SourceRecord[],
): Promise<string> {
  const campaignId = randomUUID();
  const of = { campaignId, kind: 'vaccination', name: 'Tiêm chủng', settings: null } as const;
  const campaign = { ...of, left: VACCINATION, right: POPULATION, fourEyes: [] };
  await createCampaign(store.pool, campaign, STEWARD, now);
  await keepRecords(store.pool, { campaignId, run: 1, side: 'left' }, left);
  await keepRecords(store.pool, { campaignId, run: 1, side: 'right' }, right);
  return campaignId;
}

async function openCaseOf(campaignId: string, dose: SourceRecord, person: SourceRecord) {
  const kind = caseClassOf(dose, person) ?? assert.fail();
  const finding = {
    leftId: dose.id,
    rightId: person.id,
    weight: 12,
    machine: 'link',
    class: kind,
    reasons: { vi: 'trùng họ tên, ngày sinh', en: 'same name and birth' },
  } as const;
  const rules = () => ({ ...campaignRoutes.vaccination, fourEyes: false });
  const found = { leftId: dose.id, commune: dose.commune, finding, changedRun: 1 };
  await writeFindings(store.pool, { campaignId, run: 1 }, rules, [found], now);
  const { rows } = await store.pool.query<{ id: string }>(
    'select case_id as id from quality_case where campaign_id = $1 and left_id = $2',
    [campaignId, dose.id],
  );
  return rows[0]?.id ?? assert.fail();
}

const act = (caseId: string, version: number, what: CaseAct, who: Officer) =>
  actOnCase(store.pool, {
    caseId,
    version,
    act: what,
    officer: who,
    agencyOf: (station) => station,
    now,
  });

/** What the round of corrections does with what is due. */
async function pushCorrections(): Promise<void> {
  for (const due of await leaseCorrections(store.pool, 10, now)) {
    const { record, values, caseId, version } = due;
    assert.ok(record !== null);
    const { name, birthDate, sex, identityNumber } = { ...record, ...values };
    const right = { name, birthDate, sex: sex as SourceRecord['sex'], identityNumber };
    const correction = { key: `${caseId} ${version}`, id: record.id, right };
    const answer = await correctRecord(registries, 'vaccination', correction, context);
    assert.deepEqual(answer, { ok: true, value: null });
    const taken = { kind: 'taken', before: { identityNumber: record.identityNumber } } as const;
    await noteCorrectionAnswer(store.pool, { caseId, version }, taken, now);
  }
}

async function askFor(...identityNumbers: readonly string[]): Promise<void> {
  const of = { batchId: randomUUID(), subject: HEALTH.subject, agency: HEALTH.agency, at: now };
  await inTransaction(store.pool, (client) => askForPasses(client, { ...of, identityNumbers }));
}

const figuresNow = async () => (await vaccinationFigures(store.pool, now))[0];

const issue = (): Promise<void> => issueRequested(duty, new AbortController().signal);

async function answerFor(identityNumber: string): Promise<PassRequestRow | undefined> {
  const page = { offset: 0, limit: 100 };
  const states = ['waiting', 'issued', 'refused'] as const;
  const lists = await Promise.all(states.map((state) => listPassRequests(store.pool, state, page)));
  return lists
    .flat()
    .filter((row) => row.identityNumber === identityNumber)
    .toSorted((one, other) => (one.askedAt < other.askedAt ? 1 : -1))[0];
}

async function refusalFor(identityNumber: string): Promise<string> {
  const row = await answerFor(identityNumber);
  return row?.state === 'refused' ? row.refusal : (row?.state ?? 'nothing');
}

test('a dose without a number is confirmed by health and police, put right, and a signed passport verifies', async () => {
  const { wrong, right, person } = await dosesWith(({ identityNumber }) => identityNumber === '');
  const campaignId = await campaignWith([wrong, right], [person]);
  const caseId = await openCaseOf(campaignId, wrong, person);
  await askFor(person.id);
  await issue();
  assert.equal(await refusalFor(person.id), 'open-case');
  assert.equal(await countClean(store.pool, { campaignId, commune: null, at: now }), 0);

  await act(caseId, 1, { type: 'judge', verdict: 'same', ground }, STEWARD);
  assert.equal((await figuresNow())?.atHealth, 1);
  await act(caseId, 2, { type: 'confirm', values: {}, ground }, HEALTH);
  assert.equal((await figuresNow())?.atPolice, 1);
  const values = { identityNumber: person.id };
  await act(caseId, 3, { type: 'confirm', values, ground }, POLICE);
  assert.equal((await figuresNow())?.correcting, 1);
  await pushCorrections();
  const closed = await readCase(store.pool, caseId);
  assert.deepEqual(closed?.state.phase, { kind: 'closed', outcome: 'corrected' });
  const there = (await recordsOf(VACCINATION)).find(({ id }) => id === wrong.id);
  assert.equal(there?.identityNumber, person.id);

  now = instantFromEpoch(Date.parse('2022-06-22T02:00:00Z'));
  assert.equal(await countClean(store.pool, { campaignId, commune: wrong.commune, at: now }), 1);
  const clean = { batchId: randomUUID(), campaignId, commune: null, at: now };
  const { subject, agency } = HEALTH;
  const asking = { ...clean, subject, agency };
  const asked = await inTransaction(store.pool, (client) => askForClean(client, asking));
  assert.equal(asked, 1);
  await issue();
  const answer = await answerFor(person.id);
  assert.ok(answer?.state === 'issued');
  const pass = (await findPass(store.pool, answer.passId)) ?? assert.fail();
  assert.deepEqual(
    [pass.identityNumber, pass.commune, pass.request.fullName, pass.request.doses, pass.end],
    [person.id, person.commune, person.name, 2, null],
  );
  assert.equal(pass.expiresAt.slice(0, 10), '2023-06-22');
  const grounds = { trust: await loadTrustList(join(directory, 'trust')), sets: duty.issuing.sets };
  const judged = judgePass(pass.text, { ...grounds, at: now });
  assert.deepEqual(
    [judged.fault, judged.certificate?.v?.[0]?.ci],
    [null, pass.request.certificateId],
  );
  assert.equal(await countClean(store.pool, { campaignId, commune: null, at: now }), 0);
  const commune = wrong.commune;
  const counts = { toJudge: 0, atHealth: 0, atPolice: 0, correcting: 0, corrected: 1, signed: 1 };
  assert.deepEqual(await figuresNow(), { commune, found: { 'missing-number': 1 }, ...counts });
});

test('asked again it is the same passport; revoked there is a new one, after twelve months too', async () => {
  const { right, person } = await dosesWith((dose, of) => caseClassOf(dose, of) === null);
  await askFor(person.id);
  await issue();
  await askFor(person.id);
  await issue();
  const [only, ...more] = await passesOf(store.pool, person.id);
  assert.ok(only !== undefined && right.id !== '');
  assert.deepEqual(more, []);
  const revoking = { ground: 'sai ngày tiêm', by: HEALTH.subject, at: now };
  const revoke = () =>
    inTransaction(store.pool, (client) => revokePass(client, only.passId, revoking));
  assert.deepEqual([await revoke(), await revoke()], [true, false]);
  assert.equal(await revokedSince(store.pool, only.text), now);
  await askFor(person.id);
  await issue();
  assert.equal((await passesOf(store.pool, person.id)).length, 2);
  now = instantFromEpoch(Date.parse('2023-06-23T02:00:00Z'));
  await askFor(person.id);
  await issue();
  const ends = (await passesOf(store.pool, person.id)).map(({ end }) => end?.how ?? 'holds');
  assert.deepEqual(ends.toSorted(), ['holds', 'replaced', 'revoked']);
});

test('what is not clean is refused with what is to be put right', async () => {
  const malformed = await dosesWith(({ identityNumber }) => identityNumber.length === 9);
  const other = await dosesWith(
    (dose, person) => dose.identityNumber.length === 12 && dose.identityNumber !== person.id,
  );
  const unmarked = await dosesWith(
    (dose, person) =>
      Number(dose.id.slice(2)) % 2 === 0 && caseClassOf(dose, person) === 'wrong-basics',
  );
  await askFor(malformed.person.id, other.person.id, unmarked.person.id, '091999999999');
  await issue();
  assert.equal(await refusalFor(malformed.person.id), 'no-certificate');
  assert.equal(await refusalFor(other.person.id), 'no-certificate');
  assert.equal(await refusalFor(unmarked.person.id), 'differs');
  assert.equal(await refusalFor('091999999999'), 'no-certificate');
});

test('who waits for a dead line is told so, waits longer each time, and is served once it is back', async () => {
  const earlier = await countPassRequests(store.pool);
  const { person } = await dosesWith((dose, of) => caseClassOf(dose, of) === null);
  await simulators.order('vaccination', { isOut: true });
  await askFor(person.id);
  await askFor(person.id);
  assert.equal((await countPassRequests(store.pool)).waiting, earlier.waiting + 1);
  assert.equal((await faultOf(issue)).code, 'unreachable');
  const waiting = await answerFor(person.id);
  assert.ok(waiting?.state === 'waiting');
  assert.deepEqual([waiting.attempts, waiting.faultCode], [1, 'unreachable']);
  await simulators.order('vaccination');
  await issue();
  assert.equal((await answerFor(person.id))?.state, 'waiting', 'not due yet');
  now = instantFromEpoch(Date.parse(now) + 5000);
  await issue();
  assert.equal((await answerFor(person.id))?.state, 'issued');
});

test('clean are two doses or more that agree; one alone, or two that do not, are not', async () => {
  const { right, wrong, person } = await dosesWith((dose, of) => caseClassOf(dose, of) === null);
  const cleanOf = async (...doses: readonly SourceRecord[]): Promise<number> => {
    const campaignId = await campaignWith(doses, [person]);
    return countClean(store.pool, { campaignId, commune: null, at: now });
  };
  assert.equal(await cleanOf(right, wrong), 1);
  assert.equal(await cleanOf(right), 0);
  assert.equal(await cleanOf(right, { ...wrong, birthDate: '1950-01-01' }), 0);
  assert.equal(await cleanOf(right, { ...wrong, sex: null }), 0);
  assert.equal(
    await cleanOf({ ...right, identityNumber: '' }, { ...wrong, identityNumber: '' }),
    0,
  );
});
