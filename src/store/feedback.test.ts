import { strict as assert } from 'node:assert';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import type { NewFeedback } from '#feedback/feedback.ts';
import type { FeedbackChange } from '#feedback/decide-feedback.ts';
import type { Instant } from '#kernel/day.ts';
import { heldForGood } from '#store/attachments.ts';
import {
  changeFeedback,
  type FeedbackDeed,
  followFeedback,
  readFeedback,
  readFeedbackHistory,
  receiveFeedback,
  REPORTS_PER_ADDRESS,
} from '#store/feedback.ts';
import {
  countOverdueFeedback,
  listFeedback,
  listPublishedFeedback,
} from '#store/feedback-lists.ts';
import { MISSES_PER_CODE } from '#store/tracking.ts';
import { at } from '#test/support/dossier-fixtures.ts';
import { openTestStore, type TestStore } from '#test/support/store-fixture.ts';

let store: TestStore;
before(async () => {
  store = await openTestStore();
});
after(() => store.close());

const AGENCY = '000.01.40.H33';
const NOW = at('2022-06-21 09:00');

const reportOf = (changes: Partial<NewFeedback> = {}): NewFeedback => ({
  feedbackId: randomUUID(),
  kind: 'conduct',
  about: AGENCY,
  dossierCode: null,
  text: 'Hẹn ba lần chưa trả kết quả',
  senderName: null,
  phone: null,
  email: null,
  tellBy: 'none',
  mayPublish: true,
  attachments: [],
  ...changes,
});

const send = (feedback: NewFeedback, address = '10.0.0.1', now: Instant = NOW) =>
  receiveFeedback(store.pool, {
    feedback,
    agency: AGENCY,
    dueAt: at('2022-07-12 09:00'),
    secret: `SECRET-${feedback.feedbackId}`,
    address,
    now,
  });

const stored = async (id: string) =>
  (await readFeedback(store.pool, id)) ?? assert.fail(`${id} is not there`);

const actor = { subject: 'demo:clerk', role: 'clerk', agency: AGENCY };

const change = (id: string, version: number, deed: Partial<FeedbackDeed<string>> = {}) =>
  changeFeedback<string>(store.pool, {
    feedbackId: id,
    version,
    type: 'take',
    actor,
    now: NOW,
    decide: ({ agency, dueAt, extended }) => ({
      ok: true,
      value: { stage: { kind: 'in-hand', holder: 'x' }, agency, dueAt, extended, detail: '' },
    }),
    ...deed,
  });

test('sent many times at once it is kept once, with one line of history', async () => {
  const report = reportOf();
  const answers = await Promise.all(Array.from({ length: 8 }, () => send(report)));
  assert.ok(answers.every(({ kind }) => kind === 'received'));
  assert.equal((await readFeedbackHistory(store.pool, report.feedbackId)).length, 1);
  assert.equal((await stored(report.feedbackId)).version, 1);
  await send({ ...report, text: 'Một nội dung khác hẳn' });
  assert.equal((await stored(report.feedbackId)).text, report.text, 'the first stands');
});

test('of many who act at once one does it, the same officer again is a repeat, others are told', async () => {
  const { feedbackId } = reportOf();
  await send(reportOf({ feedbackId }));
  const others = ['demo:a', 'demo:b', 'demo:c', 'demo:d'].map((subject) => ({ ...actor, subject }));
  const outcomes = await Promise.all(others.map((who) => change(feedbackId, 1, { actor: who })));
  const kinds = outcomes.map(({ kind }) => kind).toSorted();
  assert.deepEqual(kinds, ['changed-meanwhile', 'changed-meanwhile', 'changed-meanwhile', 'done']);
  const winner = others[outcomes.findIndex(({ kind }) => kind === 'done')] ?? assert.fail();
  assert.equal((await change(feedbackId, 1, { actor: winner })).kind, 'repeated');
  assert.equal(
    (await change(feedbackId, 1, { actor: winner, type: 'refuse' })).kind,
    'changed-meanwhile',
  );
  const history = await readFeedbackHistory(store.pool, feedbackId);
  assert.deepEqual(
    history.map(({ type, version }) => [type, version]),
    [
      ['received', 1],
      ['take', 2],
    ],
  );
  const { rows } = await store.pool.query(
    `select subject from audit where act = 'feedback-take' and detail = $1`,
    [(await stored(feedbackId)).code],
  );
  assert.deepEqual(rows, [{ subject: winner.subject }]);
});

test('what is refused, and what fails half way, changes nothing', async () => {
  const { feedbackId } = reportOf();
  await send(reportOf({ feedbackId }));
  const refused = await change(feedbackId, 1, { decide: () => ({ ok: false, error: 'closed' }) });
  assert.deepEqual(refused, { kind: 'refused', refusal: 'closed' });
  const decide = (): never => {
    throw new Error('a bug');
  };
  await assert.rejects(change(feedbackId, 1, { decide }), /a bug/);
  // The history is written after the report itself: without it neither stands.
  await assert.rejects(change(feedbackId, 1, { type: null as unknown as string }));
  assert.equal((await stored(feedbackId)).version, 1);
  assert.equal((await readFeedbackHistory(store.pool, feedbackId)).length, 1);
});

test('code and secret together find it; wrong ones are counted, and then wait', async () => {
  const report = reportOf();
  await send(report);
  const { code } = await stored(report.feedbackId);
  const ask = (secret: string, address = '10.0.0.9') =>
    followFeedback(store.pool, { code, secret, address, now: NOW });
  const right = `SECRET-${report.feedbackId}`;
  assert.equal((await ask(right)).kind, 'found');
  for (let miss = 0; miss < MISSES_PER_CODE; miss += 1) {
    assert.equal((await ask('WRONG')).kind, 'not-found');
  }
  assert.equal((await ask(right, '10.0.0.10')).kind, 'too-many-attempts');
  const later = { code, secret: right, address: '10.0.0.9', now: at('2022-06-21 09:16') };
  assert.equal((await followFeedback(store.pool, later)).kind, 'found');
  const { rows } = await store.pool.query('select feedback::text as row from feedback');
  assert.ok(
    rows.every(({ row }) => !String(row).includes('SECRET')),
    'only its hash is kept',
  );
});

test('an office behind one address may send many, a flood may not, and a repeat does not count', async () => {
  const address = '10.0.0.77';
  const first = reportOf();
  for (let sent = 0; sent < REPORTS_PER_ADDRESS; sent += 1) {
    const answer = await send(sent === 0 ? first : reportOf(), address);
    assert.equal(answer.kind, 'received');
  }
  assert.equal((await send(reportOf(), address)).kind, 'too-many');
  assert.equal((await send(first, address)).kind, 'received');
  assert.equal((await send(reportOf(), '10.0.0.78')).kind, 'received');
  assert.equal((await send(reportOf(), address, at('2022-06-21 09:16'))).kind, 'received');
});

test('lists: the most urgent first, of one agency or all; overdue; public where it was published', async () => {
  const report = reportOf();
  await send(report);
  const done = (value: Partial<FeedbackChange>) =>
    change(report.feedbackId, 1, {
      type: 'publish',
      decide: ({ agency, dueAt, extended, stage }) => ({
        ok: true,
        value: { stage, agency, dueAt, extended, detail: '', ...value },
      }),
    });
  const page = { page: 1, limit: 200 };
  const open = await listFeedback(store.pool, { agency: AGENCY, open: true, ...page });
  assert.ok(open.some(({ feedbackId }) => feedbackId === report.feedbackId));
  assert.ok(open.every(({ dueAt }, index) => dueAt >= (open[index - 1]?.dueAt ?? '')));
  assert.deepEqual(await listFeedback(store.pool, { agency: 'H33.99', open: true, ...page }), []);
  const all = await countOverdueFeedback(store.pool, at('2022-07-12 09:01'));
  assert.equal(all, (await listFeedback(store.pool, { agency: null, open: true, ...page })).length);
  assert.equal(await countOverdueFeedback(store.pool, at('2022-07-12 09:00')), 0);
  const publication = { question: 'Trả kết quả trễ', answer: 'Đã trả.' };
  await done({ stage: { kind: 'answered', at: NOW, answer: 'Đã trả kết quả.', publication } });
  assert.equal(await countOverdueFeedback(store.pool, at('2022-07-12 09:01')), all - 1);
  const shown = await listPublishedFeedback(store.pool, 1, 10);
  assert.deepEqual(
    shown.map(({ question, answer }) => ({ question, answer })),
    [publication],
  );
  const closed = await listFeedback(store.pool, { agency: AGENCY, open: false, ...page });
  assert.deepEqual(
    closed.map(({ feedbackId }) => feedbackId),
    [report.feedbackId],
  );
});

test('a file of a report is held as one of a dossier is', async () => {
  const sha256 = 'a'.repeat(64);
  const attachment = { component: 'tep', sha256, name: 'anh.png', mediaType: 'image/png', size: 9 };
  await send(reportOf({ attachments: [attachment] }), '10.0.0.5');
  const held = await heldForGood(store.pool, [sha256, 'b'.repeat(64)]);
  assert.deepEqual([...held], [sha256]);
});
