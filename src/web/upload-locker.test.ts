import { strict as assert } from 'node:assert';
import { after, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { openSharedLocks } from '#store/shared-locks.ts';
import { createTestDatabase } from '#test/support/database.ts';
import { uploadLocker } from '#web/upload-locker.ts';

const database = await createTestDatabase();
const processes = ['one', 'other'].map((name) => {
  const locks = openSharedLocks({ connectionString: database.url, application_name: name });
  return { locks, locker: uploadLocker(locks) };
});
const [one, other] = processes.map(({ locker }) => locker);
assert.ok(one !== undefined && other !== undefined);
after(async () => {
  for (const { locks } of processes) await locks.close();
  await database.drop();
});

const never = new AbortController().signal;
const stays = (): void => undefined;

for (const [where, second] of [
  ['the same process', one],
  ['another process', other],
] as const) {
  test(`whoever writes is asked to give way to ${where}, and is waited for`, async () => {
    const first = one.newLock(where);
    let asked = 0;
    await first.lock(never, () => {
      asked += 1;
    });
    const next = second.newLock(where);
    let isNext = false;
    const waiting = next.lock(never, stays).then(() => {
      isNext = true;
    });
    await pause(200);
    assert.ok(asked > 0);
    assert.equal(isNext, false);
    await first.unlock();
    await waiting;
    await next.unlock();
  });

  test(`a request of ${where} whose sender is gone waits no longer, and leaves no lock`, async () => {
    const first = one.newLock(where);
    await first.lock(never, stays);
    const gone = new AbortController();
    const waiting = second.newLock(where).lock(gone.signal, stays);
    gone.abort();
    await assert.rejects(async () => waiting);
    await first.unlock();
    const last = one.newLock(where);
    await last.lock(never, stays);
    await last.unlock();
  });
}

test('where the connection of the locks breaks, whoever writes stops, and the next connection locks', async () => {
  const lock = one.newLock('broken');
  const stopped = new Promise<void>((resolve) => {
    void lock.lock(never, resolve);
  });
  await pause(200);
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'one'`,
  );
  await client.end();
  await stopped;
  const next = other.newLock('broken');
  await next.lock(never, stays);
  await next.unlock();
  await lock.unlock();
  const again = one.newLock('broken');
  await again.lock(never, stays);
  await again.unlock();
});
