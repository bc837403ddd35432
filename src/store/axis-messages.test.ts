import { strict as assert } from 'node:assert';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import type { Instant } from '#kernel/day.ts';
import { sendDocument } from '#store/axis-documents.ts';
import { stuckMessages } from '#store/axis-lists.ts';
import { keepSendFault, keepSent, leaseMessage, retryMessages } from '#store/axis-messages.ts';
import { NOTHING_WAITS, readQueue } from '#store/delivery-queues.ts';
import { inTransaction } from '#store/transaction.ts';
import { axisDocument } from '#test/support/axis-samples.ts';
import { at } from '#test/support/dossier-fixtures.ts';
import { openTestStore } from '#test/support/store-fixture.ts';

const FAULT = { code: 'unreachable', text: 'ECONNREFUSED' };
const TOMORROW = at('2022-06-22 08:00');

test('what waits for the axis is counted from when it was to be sent and first failed, until it is sent', async (t) => {
  const { pool, close } = await openTestStore();
  t.after(close);
  const lease = async (now: Instant) =>
    (await leaseMessage(pool, now, 1000)) ?? assert.fail('nothing is due');
  const queue = () => readQueue(pool, 'document-axis', at('2022-06-21 12:00'));
  assert.deepEqual(await queue(), NOTHING_WAITS);

  const [sentAt, failedAt] = [at('2022-06-21 08:00'), at('2022-06-21 08:05')];
  const id = randomUUID();
  const { files: _, ...document } = axisDocument('131/BC-BCĐ', { sentAt });
  await inTransaction(pool, (client) => sendDocument(client, id, document, []));
  assert.deepEqual(await queue(), { ...NOTHING_WAITS, waiting: 1, oldestWaiting: sentAt });

  const first = await lease(sentAt);
  await keepSendFault(pool, first.id, FAULT, { now: failedAt, retryAt: TOMORROW });
  const failing = { ...NOTHING_WAITS, waiting: 1, failing: 1 };
  const since = { oldestWaiting: sentAt, oldestFailing: failedAt };
  assert.deepEqual(await queue(), { ...failing, ...since });
  const [stuck] = await stuckMessages(pool, 50);
  assert.deepEqual(
    [stuck?.documentId, stuck?.code, stuck?.failingSince, stuck?.attempts, stuck?.fault],
    [id, '131/BC-BCĐ', failedAt, 1, 'ECONNREFUSED'],
  );

  const pressed = at('2022-06-21 09:00');
  assert.equal(await leaseMessage(pool, pressed, 1000), null, 'it is to be tried tomorrow');
  assert.equal(await retryMessages(pool, pressed), 1);
  const second = await lease(pressed);
  assert.equal(await retryMessages(pool, pressed), 0, 'it is just being tried');
  await keepSendFault(pool, second.id, FAULT, { now: pressed, retryAt: TOMORROW });
  assert.deepEqual(await queue(), { ...failing, ...since }, 'a second failure makes it no younger');

  const third = await lease(TOMORROW);
  await keepSent(pool, third.id, TOMORROW);
  assert.deepEqual(await queue(), NOTHING_WAITS);
  assert.deepEqual(await stuckMessages(pool, 50), []);
});
