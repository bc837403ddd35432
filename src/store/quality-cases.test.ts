import { strict as assert } from 'node:assert';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import type { Officer } from '#access/officer.ts';
import { campaignRoutes } from '#quality/campaign.ts';
import type { CaseAct } from '#quality/decide-case.ts';
import type { Finding } from '#quality/quality-case.ts';
import type { SourceRecord } from '#quality/source-record.ts';
import { createCampaign, readCampaigns } from '#store/quality-campaigns.ts';
import {
  actOnCase,
  type CaseAnswer,
  type Found,
  noteCorrectionAnswer,
  readCase,
  writeFindings,
} from '#store/quality-cases.ts';
import { leaseCorrections, postponeCorrection } from '#store/quality-corrections.ts';
import { forgetUnseen, keepRecords, readRecords } from '#store/quality-records.ts';
import { at } from '#test/support/dossier-fixtures.ts';
import { openTestStore, type TestStore } from '#test/support/store-fixture.ts';

let store: TestStore;
before(async () => {
  store = await openTestStore();
});
after(() => store.close());

const NOW = at('2022-06-21 09:00');
const LATER = at('2022-06-21 10:00');
const NUMBER = '091185000001';

const officer = (subject: string, role: Officer['role'], agency = 'office'): Officer => ({
  subject,
  name: subject,
  role,
  agency,
});
const HOA = officer('hoa', 'data-steward');
const POLICE = officer('police', 'specialist', 'police of 30742');

const record = (id: string, changes: Partial<SourceRecord> = {}): SourceRecord => ({
  id,
  name: 'Lâm Thị Mỹ Hạnh',
  birthDate: '1985-11-03',
  sex: 'female',
  identityNumber: '',
  commune: '30742',
  address: '',
  father: '',
  mother: '',
  more: {},
  ...changes,
});

const found = (leftId: string, changes: Partial<Found> = {}): Found => ({
  leftId,
  commune: '30742',
  finding: finding(leftId),
  changed: true,
  ...changes,
});

const finding = (leftId: string): Finding => ({
  leftId,
  rightId: NUMBER,
  weight: 9.5,
  machine: 'link',
  class: 'missing-number',
  reasons: { vi: 'trùng họ tên', en: 'same name' },
});

const rulesOf = () => ({ ...campaignRoutes['social-insurance'], fourEyes: false });

/** A campaign with so many insured people without a number, and the one person that they may be. */
async function newCampaign(people: number): Promise<string> {
  const campaignId = randomUUID();
  const source = (register: 'social-insurance' | 'national-population') =>
    ({ kind: 'register', register }) as const;
  await createCampaign(
    store.pool,
    {
      campaignId,
      kind: 'social-insurance',
      name: 'BHXH quý II',
      left: source('social-insurance'),
      right: source('national-population'),
      settings: null,
      fourEyes: ['wrong-number'],
    },
    HOA,
    NOW,
  );
  const left = Array.from({ length: people }, (_, index) => record(`B${index}`));
  await keepRecords(store.pool, { campaignId, run: 1, side: 'left' }, left);
  await keepRecords(store.pool, { campaignId, run: 1, side: 'right' }, [
    record(NUMBER, { identityNumber: NUMBER }),
  ]);
  return campaignId;
}

async function casesOf(campaignId: string): Promise<readonly string[]> {
  const { rows } = await store.pool.query<{ id: string }>(
    'select case_id as id from quality_case where campaign_id = $1 order by left_id',
    [campaignId],
  );
  return rows.map(({ id }) => id);
}

async function openedCase(): Promise<string> {
  const campaignId = await newCampaign(1);
  await writeFindings(store.pool, campaignId, rulesOf, [found('B0')], NOW);
  const [caseId] = await casesOf(campaignId);
  assert.ok(caseId !== undefined);
  return caseId;
}

const act = (
  caseId: string,
  version: number,
  what: CaseAct,
  who: Officer = HOA,
): Promise<CaseAnswer> =>
  actOnCase(store.pool, {
    caseId,
    version,
    act: what,
    officer: who,
    agencyOf: (station, commune) => `${station} of ${commune}`,
    now: NOW,
  });

const ground = 'đối chiếu giấy khai sinh';
const SAME: CaseAct = { type: 'judge', verdict: 'same', ground };
const CONFIRM: CaseAct = { type: 'confirm', values: { identityNumber: NUMBER }, ground };

test('what a run found becomes a case each, however often it is written', async () => {
  const campaignId = await newCampaign(3);
  const batch = [found('B0'), found('B1'), found('B2', { finding: null })];
  const first = await writeFindings(store.pool, campaignId, rulesOf, batch, NOW);
  assert.deepEqual(first, { opened: 2, foundAgain: 0, vanished: 0 });
  const again = batch.map((one) => ({ ...one, changed: false }));
  const second = await writeFindings(store.pool, campaignId, rulesOf, again, NOW);
  assert.deepEqual(second, { opened: 0, foundAgain: 0, vanished: 0 });
  assert.equal((await casesOf(campaignId)).length, 2);
  const gone = [found('B1', { finding: null })];
  const third = await writeFindings(store.pool, campaignId, rulesOf, gone, NOW);
  assert.deepEqual(third, { opened: 0, foundAgain: 0, vanished: 1 });
  assert.ok((await readCampaigns(store.pool)).some((one) => one.campaignId === campaignId));
});

test('a verdict, the police and the register each leave an event and an audit line', async () => {
  const caseId = await openedCase();
  assert.deepEqual(await act(caseId, 1, SAME), { kind: 'done', version: 2 });
  assert.deepEqual(await act(caseId, 2, CONFIRM, POLICE), { kind: 'done', version: 3 });
  const leased = await leaseCorrections(store.pool, 10, NOW);
  const due = leased.find((one) => one.caseId === caseId);
  assert.deepEqual(due?.values, { identityNumber: NUMBER });
  assert.ok(!(await leaseCorrections(store.pool, 10, NOW)).some((one) => one.caseId === caseId));
  await postponeCorrection(store.pool, { caseId, version: 3 }, 'unreachable', NOW);
  assert.ok((await leaseCorrections(store.pool, 10, NOW)).some((one) => one.caseId === caseId));
  const order = { caseId, version: 3 };
  const taken = { kind: 'taken', before: { identityNumber: '' } } as const;
  await noteCorrectionAnswer(store.pool, order, taken, LATER);
  await noteCorrectionAnswer(store.pool, order, taken, LATER);
  const view = await readCase(store.pool, caseId);
  assert.deepEqual(view?.state.phase, { kind: 'closed', outcome: 'corrected' });
  assert.equal(view.left?.identityNumber, NUMBER);
  assert.deepEqual(
    view.history.map(({ event, actor }) => [event.type, actor.subject]),
    [
      ['opened', 'system'],
      ['judged', 'hoa'],
      ['confirmed', 'police'],
      ['corrected', 'system'],
    ],
  );
  const audit = await store.pool.query('select act from audit where detail = $1 order by act', [
    caseId,
  ]);
  assert.deepEqual(
    audit.rows.map((row) => row.act),
    ['quality-confirmed', 'quality-judged'],
  );
});

test('of two who judge at once one sees that it changed; the same answer twice is one', async () => {
  const caseId = await openedCase();
  const lan = officer('lan', 'data-steward');
  const answers = await Promise.all([
    act(caseId, 1, SAME),
    act(caseId, 1, { type: 'judge', verdict: 'different', ground }, lan),
  ]);
  assert.deepEqual(answers.map(({ kind }) => kind).toSorted(), ['changed-meanwhile', 'done']);
  const view = await readCase(store.pool, caseId);
  assert.equal(view?.history.length, 2);
  const winner = view.history[1]?.actor.subject === 'hoa' ? HOA : lan;
  assert.deepEqual(await act(caseId, 1, SAME, winner), { kind: 'repeated' });
});

test('what was corrected can be undone at the register', async () => {
  const caseId = await openedCase();
  await act(caseId, 1, SAME);
  await act(caseId, 2, CONFIRM, POLICE);
  const empty = { identityNumber: '' };
  const first = { kind: 'taken', before: empty } as const;
  await noteCorrectionAnswer(store.pool, { caseId, version: 3 }, first, NOW);
  await act(caseId, 4, { type: 'undo', ground: 'nhầm hai chị em' });
  const due = (await leaseCorrections(store.pool, 10, NOW)).find((one) => one.caseId === caseId);
  assert.deepEqual(due?.values, empty);
  const taken = { kind: 'taken', before: { identityNumber: NUMBER } } as const;
  await noteCorrectionAnswer(store.pool, { caseId, version: 5 }, taken, NOW);
  const view = await readCase(store.pool, caseId);
  assert.equal(view?.state.phase.kind, 'review');
  assert.equal(view.left?.identityNumber, '');
});

test('events of cases can be neither changed nor deleted by the system', async () => {
  await openedCase();
  const denied = { code: '42501' };
  await assert.rejects(store.pool.query(`update quality_event set type = 'judged'`), denied);
  await assert.rejects(store.pool.query('delete from quality_event'), denied);
  await assert.rejects(store.pool.query('delete from quality_case'), denied);
});

test('records keep the run in which they changed, and what was met no more is forgotten', async () => {
  const campaignId = await newCampaign(3);
  const side = { campaignId, run: 2, side: 'left' } as const;
  await keepRecords(store.pool, side, [record('B0'), record('B1', { name: 'Danh Thị Sa Rây' })]);
  assert.equal(await forgetUnseen(store.pool, side), 1);
  const kept = await readRecords(store.pool, side, '', 10);
  assert.deepEqual(
    kept.map(({ record: { id }, changedRun }) => [id, changedRun]),
    [
      ['B0', 1],
      ['B1', 2],
    ],
  );
  assert.equal((await readRecords(store.pool, side, 'B0', 10)).length, 1);
});
