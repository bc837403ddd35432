import { strict as assert } from 'node:assert';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { startEmbeddedPostgres } from '#host/embedded-postgres.ts';
import { holdServingLock } from '#host/serving-lock.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'mot-cua-lock-'));
const server = await startEmbeddedPostgres({
  dataDir,
  password: 'test',
  say: () => undefined,
  settings: { shared_buffers: '16MB' },
});
after(async () => {
  await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

test('one process serves, a second is told which, the next may when it ended', async () => {
  const first = await holdServingLock(server.url, 'http://localhost:3000');
  assert.ok(first.ok);
  const second = await holdServingLock(server.url, 'http://localhost:4000');
  assert.deepEqual(second, { ok: false, error: 'http://localhost:3000' });
  await first.value.release();
  const third = await holdServingLock(server.url, 'http://localhost:4000');
  assert.ok(third.ok);
  await third.value.release();
});

test('the lock is taken again when its connection was cut', async () => {
  const held = await holdServingLock(server.url, 'first');
  assert.ok(held.ok);
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  const cut = `select pg_terminate_backend(pid) from pg_stat_activity
    where application_name = 'mot-cua serving first'`;
  assert.equal((await client.query(cut)).rowCount, 1);
  await client.end();
  await pause(600);
  assert.equal((await holdServingLock(server.url, 'second')).ok, false);
  await held.value.release();
});
