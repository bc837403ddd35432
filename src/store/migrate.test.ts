import { strict as assert } from 'node:assert';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test, type TestContext } from 'node:test';
import pg from 'pg';
import { startEmbeddedPostgres } from '#host/embedded-postgres.ts';
import { migrate } from '#store/migrate.ts';

const shared = process.env['MOT_CUA_TEST_DATABASE_URL'];
const dataDir = mkdtempSync(join(tmpdir(), 'mot-cua-migrate-'));
const own =
  shared === undefined
    ? await startEmbeddedPostgres({ dataDir, password: 'test', say: () => undefined })
    : null;
const server = new URL(shared ?? own?.url ?? '');
after(async () => {
  await own?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

const FILES: Readonly<Record<string, string>> = {
  '0001-first.sql': 'create table one (n int);',
  '0002-second.sql': 'create table two (n int);',
};

async function query(url: string, sql: string): Promise<readonly unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

/** An empty database and a directory with `FILES`, both gone after the test. */
async function newPlace(context: TestContext) {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await query(server.href, `create database ${name}`);
  const url = new URL(server);
  url.pathname = name;
  const directory = mkdtempSync(join(tmpdir(), 'mot-cua-migrations-'));
  const write = (file: string, sql: string) => writeFileSync(join(directory, file), sql);
  for (const [file, sql] of Object.entries(FILES)) write(file, sql);
  context.after(async () => {
    rmSync(directory, { recursive: true, force: true });
    await query(server.href, `drop database ${name} with (force)`);
  });
  return { url: url.href, directory, write };
}

test('files are applied in order, once, each chained to the one before', async (context) => {
  const { url, directory, write } = await newPlace(context);
  assert.deepEqual(await migrate(url, directory), ['0001-first.sql', '0002-second.sql']);
  assert.deepEqual(await migrate(url, directory), []);
  write('0003-third.sql', 'create table three (n int);');
  assert.deepEqual(await migrate(url, directory), ['0003-third.sql']);
  let before = '';
  for (const row of await query(url, 'select hash, previous_hash from migration order by name')) {
    const { hash, previous_hash } = row as { hash: string; previous_hash: string };
    assert.equal(previous_hash, before);
    before = hash;
  }
  const chain = createHash('sha256')
    .update('')
    .update(FILES['0001-first.sql'] ?? '');
  const second = createHash('sha256').update(chain.digest('hex'));
  const third = createHash('sha256').update(
    second.update(FILES['0002-second.sql'] ?? '').digest('hex'),
  );
  assert.equal(before, third.update('create table three (n int);').digest('hex'));
});

test('two processes at once apply each file once', async (context) => {
  const { url, directory } = await newPlace(context);
  const applied = await Promise.all([migrate(url, directory), migrate(url, directory)]);
  assert.deepEqual(applied.flat(), ['0001-first.sql', '0002-second.sql']);
});

test('an applied file that was changed, or is missing, is named', async (context) => {
  const { url, directory, write } = await newPlace(context);
  await migrate(url, directory);
  write('0001-first.sql', 'create table one (n bigint);');
  await assert.rejects(migrate(url, directory), /0001-first\.sql was changed/);
  write('0001-first.sql', FILES['0001-first.sql'] ?? '');
  rmSync(join(directory, '0002-second.sql'));
  await assert.rejects(migrate(url, directory), /0002-second\.sql was applied but its file/);
});

test('a file out of turn is named before anything is applied', async (context) => {
  const { url, directory, write } = await newPlace(context);
  write('0002-twice.sql', 'create table twice (n int);');
  await assert.rejects(migrate(url, directory), /0002-twice\.sql is out of turn/);
  assert.deepEqual(
    await query(
      url,
      `select from pg_tables where schemaname = 'public' and tablename <> 'migration'`,
    ),
    [],
  );
});

test('a file that fails leaves nothing of itself, and all before it', async (context) => {
  const { url, directory, write } = await newPlace(context);
  write('0002-second.sql', 'create table two (n int); select 1 / 0;');
  await assert.rejects(migrate(url, directory), /0002-second\.sql failed.*division by zero/);
  const names = await query(
    url,
    `select tablename from pg_tables where tablename in ('one', 'two')`,
  );
  assert.deepEqual(names, [{ tablename: 'one' }]);
  write('0002-second.sql', FILES['0002-second.sql'] ?? '');
  assert.deepEqual(await migrate(url, directory), ['0002-second.sql']);
});
