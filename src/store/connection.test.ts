import { strict as assert } from 'node:assert';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#host/embedded-postgres.ts';
import { createPool, mayUseRole, type PoolOptions } from '#store/connection.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'mot-cua-connection-'));
let server: EmbeddedPostgres;
before(async () => {
  server = await startEmbeddedPostgres({ dataDir, password: 'test', say: () => undefined });
});
after(async () => {
  await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

const poolWith = (options: Partial<PoolOptions>): pg.Pool =>
  createPool({
    url: server.url,
    role: null,
    max: 2,
    applicationName: 'test',
    onFault: () => undefined,
    ...options,
  });

test('moments are ISO-8601 UTC, days are days, counts are numbers', async () => {
  const pool = poolWith({});
  const { rows } = await pool.query(`select '2022-06-21 15:00:00.25+07'::timestamptz as instant,
    '1899-12-31 23:59:59+00'::timestamptz as early, 'infinity'::timestamptz as never,
    '2022-06-21'::date as day, 7::bigint as count, 9007199254740993::bigint as large,
    array['2022-06-21'::date] as days`);
  assert.deepEqual(
    { ...rows[0], days: null },
    {
      instant: '2022-06-21T08:00:00.250Z',
      early: '1899-12-31T23:59:59.000Z',
      never: 'infinity',
      day: '2022-06-21',
      count: 7,
      large: '9007199254740993',
      days: null,
    },
  );
  await pool.end();
});

test('a connection that breaks while idle is told and replaced', async () => {
  const faults: Error[] = [];
  const pool = poolWith({ onFault: (fault) => faults.push(fault) });
  const { rows } = await pool.query('select pg_backend_pid() as pid');
  const other = new pg.Client({ connectionString: server.url });
  await other.connect();
  await other.query('select pg_terminate_backend($1)', [rows[0].pid]);
  await other.end();
  await pause(200);
  assert.equal(faults.length, 1);
  assert.equal((await pool.query('select 1 as one')).rows[0].one, 1);
  await pool.end();
});

test('a connection that breaks inside a transaction refuses the next statement', async () => {
  const pool = poolWith({});
  const client = await pool.connect();
  const { rows } = await client.query('select pg_backend_pid() as pid');
  await pool.query('select pg_terminate_backend($1)', [rows[0].pid]);
  await pause(200);
  await assert.rejects(client.query('select 1'));
  client.release(true);
  await pool.end();
});

test('a pool works under its role; a role that is not there cannot be used', async () => {
  const owner = poolWith({});
  assert.equal(await mayUseRole(server.url, 'mot_cua_app'), false);
  await owner.query('create role mot_cua_app nologin');
  assert.equal(await mayUseRole(server.url, 'mot_cua_app'), true);
  await owner.query('create table history (n int); grant select on history to mot_cua_app');
  const app = poolWith({ role: 'mot_cua_app' });
  assert.equal((await app.query('select current_user as name')).rows[0].name, 'mot_cua_app');
  await assert.rejects(app.query('delete from history'), /permission denied/);
  await app.end();
  await owner.end();
});
