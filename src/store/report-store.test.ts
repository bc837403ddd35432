import { strict as assert } from 'node:assert';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import type { Day } from '#kernel/day.ts';
import { changeAnswer, type AnswerChange } from '#store/change-answer.ts';
import { readCampaignFigures } from '#store/campaign-figures.ts';
import { addHamlets, readHamlets } from '#store/hamlets.ts';
import { giveReminders, openCampaign } from '#store/open-campaign.ts';
import {
  addCampaign,
  closeCampaign,
  listCampaigns,
  readCampaign,
} from '#store/report-campaigns.ts';
import { readAnswer, readDuties, readReminders, type Recipient } from '#store/report-answers.ts';
import { readReturns } from '#store/report-returns.ts';
import { isHeld } from '#store/content-scans.ts';
import { heldForGood } from '#store/attachments.ts';
import { addEvidence } from '#store/evidence-files.ts';
import { escalateTasks, addTask, readTask, setTaskDone } from '#store/steering-tasks.ts';
import { inTransaction } from '#store/transaction.ts';
import { at, calendar } from '#test/support/dossier-fixtures.ts';
import { openTestStore, type TestStore } from '#test/support/store-fixture.ts';

let store: TestStore;
before(async () => {
  store = await openTestStore();
});
after(() => store.close());

const OPENED = at('2022-06-13 08:00');
const DUE = at('2022-06-16 17:00');
const EMPTY = { reasons: {}, prefilled: {} };
const commune = (recipient: string): Recipient => ({
  recipient,
  name: `Xã ${recipient}`,
  level: 'commune',
  agency: recipient,
  above: 'H',
});

async function begun(): Promise<string> {
  const campaignId = randomUUID();
  const form = [
    {
      title: 'P',
      indicators: [
        {
          kind: 'number',
          code: 'may',
          name: 'Máy',
          unit: 'máy',
          required: true,
          min: 0,
          max: null,
          decimals: 0,
          source: null,
        },
      ],
    },
  ] as const;
  const period = { from: '2022-01-01' as Day, to: '2022-06-30' as Day };
  const draft = {
    campaignId,
    template: null,
    name: 'Kỳ',
    ...period,
    form,
    previous: null,
  } as const;
  await inTransaction(store.pool, async (client) => {
    await addCampaign(client, { ...draft, repeats: 'once', reminders: [-1, 1] }, OPENED);
    const reminders = [
      { days: -1, dueAt: at('2022-06-15 17:00') },
      { days: 1, dueAt: at('2022-06-17 17:00') },
    ];
    const recipients = ['A', 'B'].map((one) => ({ ...commune(one), reminders }));
    const opening = { now: OPENED, dueAt: DUE };
    assert.ok(await openCampaign(client, campaignId, recipients, opening));
    assert.ok(!(await openCampaign(client, campaignId, recipients, opening)), 'once only');
  });
  return campaignId;
}

const change = (
  campaignId: string,
  recipient: string,
  version: number,
  what: AnswerChange,
  when = DUE,
) =>
  inTransaction(store.pool, (client) =>
    changeAnswer(client, { campaignId, recipient, version }, what, when),
  );

test('reminders are given once, to who has not answered; those of who has are taken away', async () => {
  const campaignId = await begun();
  assert.equal(await giveReminders(store.pool, at('2022-06-15 16:59')), 0);
  assert.equal(await giveReminders(store.pool, at('2022-06-15 17:00')), 2);
  assert.equal(await giveReminders(store.pool, at('2022-06-15 17:01')), 0);
  assert.ok(await change(campaignId, 'A', 1, { type: 'submit', typed: { may: '7' }, ...EMPTY }));
  assert.equal(await giveReminders(store.pool, at('2022-06-20 08:00')), 1);
  const reminders = await readReminders(store.pool, campaignId);
  assert.deepEqual(
    ['A', 'B'].map((one) => reminders.get(one)?.count),
    [1, 2],
  );
  const duties = await readDuties(store.pool, 'B');
  assert.deepEqual(
    duties.map(({ campaign, remindedAt }) => [campaign, remindedAt]),
    [['Kỳ', at('2022-06-20 08:00')]],
  );
});

test('of two who write at once one is told; nothing is submitted once the campaign is closed', async () => {
  const campaignId = await begun();
  const save = (may: string): Promise<boolean> =>
    change(campaignId, 'A', 1, { type: 'save', typed: { may }, ...EMPTY });
  const both = await Promise.all([save('1'), save('2')]);
  assert.equal(both.filter((isSaved) => isSaved).length, 1);
  await inTransaction(store.pool, (client) => closeCampaign(client, campaignId));
  assert.ok(!(await change(campaignId, 'A', 2, { type: 'submit', typed: {}, ...EMPTY })));
});

test('returned, it counts no more; late is who was late, and the figures say so', async () => {
  const campaignId = await begun();
  const late = at('2022-06-21 08:00');
  const submit = { type: 'submit', typed: { may: '1.200' }, ...EMPTY } as const;
  assert.ok(await change(campaignId, 'A', 1, submit, late));
  assert.ok(!(await change(campaignId, 'A', 1, submit, late)), 'seen too long ago');
  const clock = { now: at('2022-06-22 08:00'), calendarOf: () => calendar };
  const campaign = (await readCampaign(store.pool, campaignId)) ?? assert.fail();
  const figures = await readCampaignFigures(store.pool, campaign, clock);
  assert.deepEqual(
    [figures.recipients, figures.answered, figures.indicators[0]?.total],
    [2, 1, 1200],
  );
  assert.deepEqual(
    figures.late.map(({ recipient, lateness }) => [recipient, lateness.days, lateness.isOpen]),
    [
      ['A', 2, false],
      ['B', 3, true],
    ],
  );
  const againDueAt = at('2022-06-24 17:00');
  const back = { type: 'return', reason: 'Xem lại', againDueAt, by: 'Bà Hoa' } as const;
  assert.ok(await change(campaignId, 'A', 2, back, late));
  const again = await readCampaignFigures(store.pool, campaign, clock);
  assert.deepEqual([again.answered, again.indicators[0]?.total], [0, null]);
  assert.equal((await readAnswer(store.pool, campaignId, 'A'))?.firstSubmittedAt, late);
  assert.ok(await change(campaignId, 'A', 3, { ...submit, typed: { may: '1.300' } }, againDueAt));
  assert.deepEqual(await readReturns(store.pool, { campaignId, recipient: 'A' }), [
    {
      returnedAt: late,
      returnedBy: 'Bà Hoa',
      reason: 'Xem lại',
      againDueAt,
      typed: { may: '1.200' },
    },
  ]);
});

test('more time, once it is granted, moves the due time and the reminders not given yet', async () => {
  const campaignId = await begun();
  const until = '2022-06-24' as Day;
  assert.ok(await change(campaignId, 'A', 1, { type: 'ask-extension', until, reason: 'Bão' }));
  const dueAt = at('2022-06-24 17:00');
  const reminders = [{ days: 1, dueAt: at('2022-06-27 17:00') }];
  assert.ok(await change(campaignId, 'A', 2, { type: 'grant-extension', dueAt, reminders }));
  const answer = await readAnswer(store.pool, campaignId, 'A');
  assert.deepEqual([answer?.dueAt, answer?.extension], [dueAt, 'granted']);
  await giveReminders(store.pool, at('2022-06-20 08:00'));
  const given = await readReminders(store.pool, campaignId);
  assert.deepEqual(
    ['A', 'B'].map((one) => given.get(one)?.count),
    [1, 2],
  );
});

test('the list counts as overdue what is late in working time, of those who may be read', async () => {
  const campaignId = await begun();
  const listed = async (now: string, agencies: readonly string[] | null = null) => {
    const clock = { now: at(now), calendarOf: () => calendar };
    const found = await listCampaigns(store.pool, clock, agencies);
    const own = found.find((one) => one.campaignId === campaignId);
    return [own?.answered, own?.recipients, own?.overdue];
  };
  assert.deepEqual(await listed('2022-06-17 06:00'), [0, 2, 0], 'nobody worked since');
  assert.deepEqual(await listed('2022-06-17 08:00'), [0, 2, 2]);
  assert.ok(await change(campaignId, 'A', 1, { type: 'submit', typed: { may: '7' }, ...EMPTY }));
  assert.deepEqual(await listed('2022-06-17 08:00'), [1, 2, 1]);
  assert.deepEqual(await listed('2022-06-17 08:00', ['A']), [1, 1, 0]);
  assert.deepEqual(await listed('2022-06-17 08:00', ['C']), [0, 0, 0]);
});

test('hamlets are numbered within their commune, and none twice', async () => {
  const add = (names: readonly string[]): Promise<number> =>
    inTransaction(store.pool, (client) =>
      addHamlets(
        client,
        names.map((name) => ({ commune: '30730', name })),
      ),
    );
  assert.deepEqual(
    await Promise.all([add(['Ấp 1', 'Ấp 2']), add(['Ấp 2', 'Ấp 3'])]).then((n) => n[0] + n[1]),
    3,
  );
  assert.deepEqual(
    (await readHamlets(store.pool)).map(({ hamletId }) => hamletId),
    ['30730/1', '30730/2', '30730/3'],
  );
});

test('a task goes up once for each step, and never once it is done', async () => {
  const task = {
    taskId: randomUUID(),
    title: 'Cài phần mềm',
    agency: 'A',
    dueAt: DUE,
    escalatesAt: at('2022-06-21 17:00'),
    doneAt: null,
  };
  const done = { ...task, taskId: randomUUID() };
  await inTransaction(store.pool, async (client) => {
    await addTask(client, task, OPENED);
    await addTask(client, done, OPENED);
    await setTaskDone(client, done.taskId, at('2022-06-16 09:00'));
  });
  assert.equal(await escalateTasks(store.pool, at('2022-06-16 16:59')), 0);
  assert.equal(await escalateTasks(store.pool, at('2022-06-16 17:00')), 1);
  assert.equal(await escalateTasks(store.pool, at('2022-06-30 17:00')), 1);
  assert.equal(await escalateTasks(store.pool, at('2022-06-30 17:00')), 0);
  assert.deepEqual((await readTask(store.pool, task.taskId))?.escalations, [
    { step: 'leader', at: at('2022-06-16 17:00') },
    { step: 'standing-vice-head', at: at('2022-06-30 17:00') },
  ]);
});

test('a file of an answer or a document is held for good', async () => {
  const sha256 = 'ab'.repeat(32);
  assert.ok(!(await isHeld(store.pool, sha256)));
  const file = {
    fileId: randomUUID(),
    subject: 'document/x',
    sha256,
    name: 'a.pdf',
    mediaType: 'application/pdf',
    size: 1,
  };
  await inTransaction(store.pool, async (client) => {
    await addEvidence(client, [file], 'demo', OPENED);
    await addEvidence(client, [{ ...file, fileId: randomUUID() }], 'demo', OPENED);
  });
  assert.deepEqual([...(await heldForGood(store.pool, [sha256]))], [sha256]);
  const { rows } = await store.pool.query('select count(*) from evidence_file');
  assert.equal(rows[0].count, 1, 'the same file of the same row once');
});
