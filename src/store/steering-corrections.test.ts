import { strict as assert } from 'node:assert';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import type { Day } from '#kernel/day.ts';
import { addDecision, foundBodies, readBody } from '#store/steering-bodies.ts';
import {
  correctDecision,
  correctDocument,
  correctTask,
  removeBody,
  removeDocument,
  removeTask,
} from '#store/steering-corrections.ts';
import { addDocument, listDocuments } from '#store/steering-records.ts';
import {
  addTask,
  escalateTasks,
  readTask,
  readTaskDocuments,
  readTasksOfDocument,
} from '#store/steering-tasks.ts';
import { inTransaction } from '#store/transaction.ts';
import { at } from '#test/support/dossier-fixtures.ts';
import { openTestStore, type TestStore } from '#test/support/store-fixture.ts';

let store: TestStore;
before(async () => {
  store = await openTestStore();
});
after(() => store.close());

const task = {
  taskId: randomUUID(),
  title: 'Việc',
  agency: '000.01.40.H33',
  dueAt: at('2022-06-20 17:00'),
  escalatesAt: at('2022-06-23 17:00'),
  doneAt: null,
};

test('a task whose day was wrong is taken back from those to whom it was brought too early', async () => {
  await inTransaction(store.pool, (client) => addTask(client, task, at('2022-06-01 08:00')));
  await escalateTasks(store.pool, at('2022-06-24 08:00'));
  const steps = async (): Promise<readonly string[]> =>
    (await readTask(store.pool, task.taskId))?.escalations.map(({ step }) => step) ?? [];
  assert.deepEqual((await steps()).toSorted(), ['leader', 'standing-vice-head']);
  const later = { ...task, escalatesAt: at('2022-07-20 17:00') };
  const now = at('2022-06-25 08:00');
  assert.ok(await inTransaction(store.pool, (client) => correctTask(client, later, now)));
  assert.deepEqual(await steps(), ['leader'], 'it is still overdue');
});

test('a document takes no other’s number and day, and goes with its link to a task', async () => {
  const document = (number: string) => ({
    documentId: randomUUID(),
    number,
    issuedOn: '2022-04-18' as Day,
    subject: 'Kế hoạch',
    issuer: 'UBND tỉnh',
  });
  const [one, other] = [document('79/KH'), document('80/KH')];
  const correct = (number: string) =>
    inTransaction(store.pool, (client) => correctDocument(client, { ...one, number }, task.taskId));
  await inTransaction(store.pool, async (client) => {
    await addDocument(client, one, null);
    await addDocument(client, other, null);
  });
  assert.equal(await correct('80/KH'), false);
  assert.equal(await correct('81/KH'), true);
  assert.deepEqual(await readTasksOfDocument(store.pool, one.documentId), [task.taskId]);
  await inTransaction(store.pool, (client) => removeDocument(client, one.documentId));
  assert.deepEqual(await readTaskDocuments(store.pool, task.taskId), []);
  const left = await listDocuments(store.pool, null);
  assert.deepEqual(
    left.map(({ number }) => number),
    ['80/KH'],
  );
  assert.ok(await inTransaction(store.pool, (client) => removeTask(client, task.taskId)));
  assert.equal(await readTask(store.pool, task.taskId), null);
});

test('a team was founded on the day of its founding decision, and of no other', async () => {
  const bodyId = randomUUID();
  const [founded, changed] = [randomUUID(), randomUUID()];
  const decision = { number: '1/QĐ', issuedOn: '2022-03-29' as Day, issuer: 'UBND' };
  const body = {
    bodyId,
    kind: 'team' as const,
    level: 'district' as const,
    unit: '899',
    name: 'Tổ công tác',
    agency: '000.01.40.H33',
    foundedOn: decision.issuedOn,
  };
  const correct = (decisionId: string, issuedOn: string) =>
    inTransaction(store.pool, (client) =>
      correctDecision(client, { ...decision, decisionId, issuedOn: issuedOn as Day }),
    );
  await inTransaction(store.pool, async (client) => {
    await foundBodies(client, [
      { body, decision: { ...decision, act: 'founded', decisionId: founded } },
    ]);
    await addDecision(client, bodyId, { ...decision, act: 'changed', decisionId: changed });
  });
  await correct(founded, '2022-03-30');
  await correct(changed, '2022-05-01');
  assert.equal((await readBody(store.pool, bodyId))?.foundedOn, '2022-03-30');
  await inTransaction(store.pool, (client) => removeBody(client, bodyId, [founded, changed]));
  assert.equal(await readBody(store.pool, bodyId), null);
});
