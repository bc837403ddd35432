import { strict as assert } from 'node:assert';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { addCampaign, campaignsOf } from '#store/report-campaigns.ts';
import { readCampaignFigures } from '#store/campaign-figures.ts';
import { foundBodies } from '#store/steering-bodies.ts';
import { listCoverage, readSteeringFigures } from '#store/steering-figures.ts';
import { taskSpan } from '#store/steering-task-figures.ts';
import { addTask, listCountedTasks, setTaskDone } from '#store/steering-tasks.ts';
import { inTransaction } from '#store/transaction.ts';
import type { Day } from '#kernel/day.ts';
import { at, calendar } from '#test/support/dossier-fixtures.ts';
import { openTestStore, type TestStore } from '#test/support/store-fixture.ts';

let store: TestStore;
before(async () => {
  store = await openTestStore();
});
after(() => store.close());

const HALF = { from: '2022-01-01' as Day, to: '2022-06-30' as Day };

test('before anything is entered there is nothing but the units', async () => {
  const figures = await readSteeringFigures(store.pool, {
    ...HALF,
    now: at('2022-07-05 08:00'),
  });
  assert.deepEqual(figures.coverage, [
    { level: 'province', founded: 0, units: 1 },
    { level: 'district', founded: 0, units: 15 },
    { level: 'commune', founded: 0, units: 144 },
  ]);
  assert.deepEqual([figures.documents, figures.meetings, figures.outreach], [[], [], []]);
  assert.deepEqual(figures.tasks, { all: 0, done: 0, doneLate: 0, overdue: 0 });
});

test('a figure lists as many as it counts, as of the same days', async () => {
  const [from, to, now] = ['2022-01-01' as Day, '2022-06-30' as Day, at('2022-08-01 08:00')];
  const decision = { number: '1/QĐ', issuedOn: '2022-03-01' as Day, issuer: 'UBND tỉnh' };
  const body = {
    kind: 'team' as const,
    level: 'district' as const,
    name: 'Tổ công tác',
    agency: '000.01.40.H33',
  };
  const founding = (unit: string, foundedOn: string) => ({
    body: { ...body, unit, bodyId: randomUUID(), foundedOn: foundedOn as Day },
    decision: { ...decision, act: 'founded' as const, decisionId: randomUUID() },
  });
  await inTransaction(store.pool, async (client) => {
    await foundBodies(client, [founding('899', '2022-06-30'), founding('900', '2022-07-01')]);
    const task = { title: 'Việc', agency: body.agency, escalatesAt: at('2023-01-01 08:00') };
    for (const [due, done] of [
      ['2022-02-01 17:00', '2022-01-20 08:00'],
      ['2022-02-01 17:00', '2022-03-20 08:00'],
      ['2022-02-01 17:00', '2022-07-20 08:00'],
      ['2022-09-01 17:00', null],
      ['2021-11-01 17:00', '2021-11-01 08:00'],
    ] as const) {
      const taskId = randomUUID();
      const dueAt = at(due);
      await addTask(client, { ...task, taskId, dueAt, doneAt: null }, at('2021-10-01 08:00'));
      await setTaskDone(client, taskId, done === null ? null : at(done));
    }
  });
  const figures = await readSteeringFigures(store.pool, { from, to, now });
  const units = (await listCoverage(store.pool, to)).filter(({ level }) => level === 'district');
  const district = figures.coverage.find(({ level }) => level === 'district');
  assert.deepEqual(district, { level: 'district', founded: 1, units: 15 });
  assert.equal(units.length, 15);
  assert.equal(units.filter((one) => one.body !== null).length, 1);
  assert.deepEqual(figures.tasks, { all: 4, done: 2, doneLate: 1, overdue: 1 });
  for (const figure of ['all', 'done', 'doneLate', 'overdue'] as const) {
    const listed = await listCountedTasks(store.pool, taskSpan({ from, to, now }), figure);
    assert.equal(listed.length, figures.tasks[figure], figure);
  }
  await store.ownerPool.query('delete from steering_task');
});

test('of a period that goes on, what is due later is not overdue yet', async () => {
  const task = {
    taskId: randomUUID(),
    title: 'Cài phần mềm diệt vi-rút',
    agency: '000.01.40.H33',
    dueAt: at('2022-06-20 17:00'),
    escalatesAt: at('2022-06-23 17:00'),
    doneAt: null,
  };
  await inTransaction(store.pool, (client) => addTask(client, task, at('2022-06-01 08:00')));
  const overdueAt = async (now: string): Promise<number> =>
    (await readSteeringFigures(store.pool, { ...HALF, now: at(now) })).tasks.overdue;
  assert.equal(await overdueAt('2022-06-20 16:59'), 0);
  assert.equal(await overdueAt('2022-06-20 17:01'), 1);
  assert.equal(await overdueAt('2022-09-01 08:00'), 1, 'as of the end of the period');
});

test('a campaign is found by its period once it was opened', async () => {
  const draft = {
    campaignId: randomUUID(),
    template: 'ha-tang',
    name: 'Hạ tầng 6 tháng',
    ...HALF,
    repeats: 'half-year',
    form: [],
    reminders: [-1, 1],
    previous: null,
  } as const;
  const add = () =>
    inTransaction(store.pool, (client) => addCampaign(client, draft, at('2022-06-01 08:00')));
  assert.ok(await add());
  assert.ok(!(await add()), 'the same once more');
  const clock = { now: at('2022-06-20 08:00'), calendarOf: () => calendar };
  assert.deepEqual(await campaignsOf(store.pool, HALF), [], 'not begun');
  await store.pool.query(`update report_campaign set state = 'open', opened_at = $1, due_at = $1`, [
    at('2022-06-15 17:00'),
  ]);
  const [campaign = assert.fail()] = await campaignsOf(store.pool, HALF);
  assert.equal(campaign.template, 'ha-tang');
  const figures = await readCampaignFigures(store.pool, campaign, clock);
  assert.equal(figures.campaign.campaignId, draft.campaignId);
  assert.deepEqual(figures.campaign.stage, {
    kind: 'open',
    openedAt: at('2022-06-15 17:00'),
    dueAt: at('2022-06-15 17:00'),
  });
  assert.deepEqual([figures.recipients, figures.late], [0, []]);
});
