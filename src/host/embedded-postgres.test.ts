import { strict as assert } from 'node:assert';
import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#host/embedded-postgres.ts';
import { postgresBinaries } from '#host/postgres-binaries.ts';
import { livePostmaster, stopPostmaster } from '#host/postmaster.ts';

interface Place {
  readonly dataDir: string;
  readonly start: (say?: (line: string) => void, password?: string) => Promise<EmbeddedPostgres>;
}

/** A new directory in which servers may be started; none of them outlives the test. */
function newPlace(context: TestContext): Place {
  const dataDir = mkdtempSync(join(tmpdir(), 'mot-cua-postgres-'));
  const started: EmbeddedPostgres[] = [];
  context.after(async () => {
    for (const server of started) server.leave();
    await stopPostmaster(join(dataDir, 'postgres'));
    rmSync(dataDir, { recursive: true, force: true });
  });
  const settings = { shared_buffers: '16MB' };
  const start: Place['start'] = async (say = () => undefined, password = 'a/b c') => {
    const server = await startEmbeddedPostgres({ dataDir, password, say, settings });
    started.push(server);
    return server;
  };
  return { dataDir, start };
}

async function ask(url: string, sql: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query({ text: sql, rowMode: 'array' });
    return String(rows[0]);
  } finally {
    await client.end();
  }
}

function kill(dataDir: string): void {
  const live = livePostmaster(join(dataDir, 'postgres'));
  assert.ok(live);
  process.kill(live.pid, 'SIGKILL');
}

test('a new directory gets a durable server that only this machine reaches', async (context) => {
  const { start } = newPlace(context);
  const server = await start();
  assert.equal(server.adopted, false);
  const setting = (name: string) => ask(server.url, `show ${name}`);
  assert.equal(await setting('listen_addresses'), '127.0.0.1');
  assert.equal(await setting('unix_socket_directories'), '');
  assert.equal(await setting('fsync'), 'on');
  assert.equal(await setting('synchronous_commit'), 'on');
  assert.equal(await setting('server_encoding'), 'UTF8');
  assert.equal(await setting('password_encryption'), 'scram-sha-256');
  const wrong = new URL(server.url);
  wrong.password = 'wrong';
  await assert.rejects(ask(wrong.href, 'select 1'), /password authentication failed/);
});

test('what was committed is there after stop, and after a kill', async (context) => {
  const { dataDir, start } = newPlace(context);
  const first = await start();
  await ask(first.url, 'create table kept as select 1 as n');
  await first.stop();
  assert.equal(livePostmaster(join(dataDir, 'postgres')), null);

  const lines: string[] = [];
  const second = await start((line) => lines.push(line));
  await ask(second.url, 'insert into kept values (2)');
  kill(dataDir);
  const until = Date.now() + 20_000;
  while (!lines.includes('PostgreSQL is back') && Date.now() < until) await pause(50);
  assert.deepEqual(lines, ['PostgreSQL stopped; starting it again', 'PostgreSQL is back']);
  assert.equal(await ask(second.url, 'select sum(n) from kept'), '3');
});

test('a server that a killed process left is adopted, watched and stopped', async (context) => {
  const { dataDir, start } = newPlace(context);
  const left = await start();
  left.leave();
  const next = await start();
  assert.equal(next.adopted, true);
  assert.equal(next.url, left.url);
  await next.stop();
  assert.equal(livePostmaster(join(dataDir, 'postgres')), null);
});

test('two starts at once on one new directory end at one server', async (context) => {
  const { start } = newPlace(context);
  const [one, other] = await Promise.all([start(), start()]);
  one.leave();
  await other.stop();
  assert.equal(one.url, other.url);
});

test('half a cluster, and a pid file whose number another program has now', async (context) => {
  const { dataDir, start } = newPlace(context);
  const gone = 2 ** 22 - 1; // above every process number in use
  mkdirSync(join(dataDir, `postgres.new-${gone}/base`), { recursive: true });
  const first = await start();
  assert.equal(existsSync(join(dataDir, `postgres.new-${gone}`)), false);
  const pidFile = readFileSync(join(dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n');
  await first.stop();
  const { uid, gid } = statSync(join(dataDir, 'postgres'));
  const stranger = spawn('sleep', ['60'], { uid, gid, stdio: 'ignore' });
  context.after(() => stranger.kill());
  const stale = [stranger.pid, ...pidFile.slice(1)].join('\n');
  writeFileSync(join(dataDir, 'postgres/postmaster.pid'), stale);
  const second = await start();
  assert.equal(second.adopted, false);
  await second.stop();
});

test('a lost password is told, and the server not left running', async (context) => {
  const { dataDir, start } = newPlace(context);
  const first = await start();
  await first.stop();
  await assert.rejects(start(undefined, 'another'), /restore that file/);
  assert.equal(livePostmaster(join(dataDir, 'postgres')), null);
});

test('a machine without binaries is told what to do', async () => {
  await assert.rejects(postgresBinaries('sunos', 'sparc'), /sunos-sparc.*set DATABASE_URL/s);
});
