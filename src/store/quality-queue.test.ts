import { strict as assert } from 'node:assert';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Officer } from '#access/officer.ts';
import type { CaseAct } from '#quality/decide-case.ts';
import { dataUses } from '#store/data-use.ts';
import { actOnCase } from '#store/quality-cases.ts';
import { postponeCorrection } from '#store/quality-corrections.ts';
import {
  type CaseFilter,
  caseCounts,
  communeCounts,
  countCases,
  countStationCases,
  listCases,
  nextCase,
  openCaseCounts,
  stationCases,
  waitingCorrections,
} from '#store/quality-queue.ts';
import { orderRun } from '#store/quality-runs.ts';
import { qualityAudit } from '#store/quality-campaigns.ts';
import { writeAudit } from '#store/write-batch.ts';
import { beginVaccination, HOA, PEOPLE, START, World } from '#test/support/campaign-world.ts';
import { openTestStore, type TestStore } from '#test/support/store-fixture.ts';

let store: TestStore;
const directory = mkdtempSync(join(tmpdir(), 'quality-queue-'));
const CAMPAIGN = '018f3f6e-7c1a-7000-8000-0000000000c1';

before(async () => {
  store = await openTestStore();
  await beginVaccination(store.pool, CAMPAIGN, ['wrong-number']);
  await orderRun(store.pool, CAMPAIGN, HOA, START);
  await new World({ pool: store.pool, directory }).run();
});
after(async () => {
  await store.close();
  rmSync(directory, { recursive: true, force: true });
});

const filter = (changes: Partial<CaseFilter> = {}): CaseFilter => ({
  campaignId: CAMPAIGN,
  phase: null,
  class: null,
  commune: null,
  machine: null,
  from: null,
  to: null,
  ...changes,
});
const PAGE = { limit: 50, offset: 0 };

async function act(
  caseId: string,
  version: number,
  what: CaseAct,
  officer: Officer,
): Promise<void> {
  const deed = { caseId, version, act: what, officer, agencyOf: (one: string) => one, now: START };
  assert.deepEqual(await actOnCase(store.pool, deed), { kind: 'done', version: version + 1 });
}
const ground = 'hỏi người dân';
const SAME = { type: 'judge', verdict: 'same', ground } as const;
const station = (agency: string): Officer => ({
  ...HOA,
  subject: agency,
  role: 'specialist',
  agency,
});

test('the list has the surest pair first, and each filter leaves out the others', async () => {
  const lines = await listCases(store.pool, filter(), PAGE);
  assert.equal(lines.length, 6);
  const weights = lines.map(({ weight }) => weight ?? Number.NaN);
  assert.deepEqual(
    weights,
    weights.toSorted((a, b) => b - a),
  );
  assert.ok(lines.every(({ leftName, rightName }) => leftName === rightName));
  const counted = (changes: Partial<CaseFilter>) => countCases(store.pool, filter(changes));
  assert.equal(await counted({ class: 'wrong-number' }), 1);
  assert.equal(await counted({ commune: '30742', machine: 'link' }), 6);
  assert.equal(await counted({ commune: '' }), 0);
  assert.equal(await counted({ phase: 'closed' }), 0);
  const middle = weights[2] ?? 0;
  const [above, below] = [await counted({ from: middle }), await counted({ to: middle })];
  assert.equal(above + below, 6);
  assert.ok(above >= 3);
});

test('the next case is the one below in the list, and after the last the first', async () => {
  const lines = await listCases(store.pool, filter(), PAGE);
  const ids = lines.map(({ caseId }) => caseId);
  for (const [at, line] of lines.entries()) {
    const next = await nextCase(store.pool, filter(), line, 'hoa');
    assert.equal(next, ids[(at + 1) % ids.length]);
  }
});

test('a case goes from list to list as it is judged and confirmed', async () => {
  const [first, second] = await listCases(store.pool, filter({ class: 'missing-number' }), PAGE);
  const [wrong] = await listCases(store.pool, filter({ class: 'wrong-number' }), PAGE);
  assert.ok(first !== undefined && second !== undefined && wrong !== undefined);
  await act(wrong.caseId, 1, SAME, HOA);
  const seconds = filter({ phase: 'second' });
  assert.equal(await nextCase(store.pool, seconds, first, 'hoa'), null, 'never one’s own');
  assert.equal(await nextCase(store.pool, seconds, first, 'lan'), wrong.caseId);
  await act(first.caseId, 1, SAME, HOA);
  await act(second.caseId, 1, SAME, HOA);
  assert.equal(await countStationCases(store.pool, 'health'), 2);
  const [asked] = await stationCases(store.pool, 'health', PAGE);
  assert.equal(asked?.agency, 'health');
  await act(first.caseId, 2, { type: 'confirm', values: {}, ground }, station('health'));
  const values = { identityNumber: '091185000099' };
  await act(first.caseId, 3, { type: 'confirm', values, ground }, station('police'));
  await postponeCorrection(store.pool, { caseId: first.caseId, version: 4 }, 'unreachable', START);
  const [waiting] = await waitingCorrections(store.pool, CAMPAIGN);
  assert.deepEqual(
    [waiting?.caseId, waiting?.lastFault, waiting?.orderedAt],
    [first.caseId, 'unreachable', START],
  );
  const counts = await caseCounts(store.pool, CAMPAIGN);
  const byPhase = counts.map((one) => [one.class, one.phase, one.count].join(' ')).toSorted();
  assert.deepEqual(byPhase, [
    'missing-number correcting 1',
    'missing-number review 3',
    'missing-number station 1',
    'wrong-number second 1',
  ]);
  assert.equal((await communeCounts(store.pool, '30742')).length, counts.length);
  assert.deepEqual(await communeCounts(store.pool, '30730'), []);
  assert.equal((await openCaseCounts(store.pool)).get(CAMPAIGN), 6);
});

test('whoever a case names, on either side, sees who opened it; nobody else does', async () => {
  const [one] = await listCases(store.pool, filter({ class: 'wrong-number' }), PAGE);
  assert.ok(one !== undefined);
  await writeAudit(store.pool, [
    { ...qualityAudit(HOA, '', 'quality-case', 'read', START), dossierId: one.caseId },
  ]);
  const usesOf = async (identityNumber: string) => {
    const person = { citizenId: randomUUID(), name: 'Ai Đó', identityNumber };
    const found = await dataUses(store.pool, person, { from: null, before: null, ...PAGE });
    return found.uses.map(({ act: what, role }) => [what, role]);
  };
  const told = [['quality-case', 'data-steward']];
  assert.deepEqual(await usesOf('091185099999'), told, 'the number that the left record bears');
  assert.deepEqual(await usesOf(PEOPLE[5]?.identityNumber ?? ''), told);
  assert.deepEqual(await usesOf(PEOPLE[6]?.identityNumber ?? ''), []);
});
