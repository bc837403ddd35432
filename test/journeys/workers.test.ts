import { strict as assert } from 'node:assert';
import { randomUUIDv7 } from 'node:crypto';
import { after, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { submitBirthReceipt } from '#test/support/birth-receipt.ts';
import { type RunningSystem, startSystem } from '#test/support/running-system.ts';
import {
  communeCounters,
  databaseUrlOf,
  signInStaff,
  type StaffSession,
} from '#test/support/staff-session.ts';

const closing: (() => unknown)[] = [];
after(async () => {
  for (const close of closing.reverse()) await close();
});

interface Place {
  readonly system: RunningSystem;
  readonly database: pg.Client;
  readonly counter: StaffSession;
}

async function open(environment: Record<string, string>): Promise<Place> {
  const system = await startSystem(0, undefined, environment);
  closing.push(system.stop);
  const database = new pg.Client({ connectionString: databaseUrlOf(system.dataDir) });
  database.on('error', () => undefined); // the server goes when a test ends the system
  await database.connect();
  closing.push(() => database.end().catch(() => undefined));
  const [desk] = await communeCounters(database, 1);
  const counter = await signInStaff(database, system.dataDir, desk?.subject ?? '');
  return { system, database, counter };
}

async function receive({ system, counter }: Place): Promise<string> {
  const dossierId = randomUUIDv7();
  assert.equal((await submitBirthReceipt(system.url, counter, dossierId)).status, 303);
  return dossierId;
}

/** The workers that said within a moment how their lines are, by process id. */
async function workersOf({ database }: Place): Promise<readonly number[]> {
  const { rows } = await database.query(
    `select distinct split_part(process, ' ', 2)::int as pid from line_state order by pid`,
  );
  return rows.map(({ pid }) => pid as number);
}

async function until(isSo: () => Promise<boolean>, what: string): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    if (await isSo()) return;
    await pause(100);
  }
  assert.fail(`never: ${what}`);
}

const isTold = async ({ database }: Place, dossierId: string): Promise<boolean> => {
  const { rows } = await database.query(
    `select done_version from delivery where dossier_id = $1 and party = 'national-portal'`,
    [dossierId],
  );
  return rows[0].done_version > 0;
};

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

test('a worker that dies leaves the counter at work; the next one tells what waits', async () => {
  const place = await open({});
  await until(async () => (await workersOf(place)).length === 1, 'a worker with its lines');
  const [first = 0] = await workersOf(place);
  process.kill(first, 'SIGKILL');
  const dossierId = await receive(place);
  await until(() => isTold(place, dossierId), 'the dossier is told by another worker');
  assert.match(place.system.output(), /the worker stopped; starting it again/);
  await until(async () => (await workersOf(place)).length === 2, 'the lines of the other worker');
  const others = (await workersOf(place)).filter((pid) => pid !== first);
  await place.system.kill();
  await until(async () => !others.some(isAlive), 'no worker outlives its system');
});

test('several workers share what waits, say so in the metrics, and end with the system', async () => {
  const place = await open({ WORKERS: '2' });
  await until(async () => (await workersOf(place)).length === 2, 'two workers');
  const workers = await workersOf(place);
  const dossierId = await receive(place);
  await until(() => isTold(place, dossierId), 'the dossier is told');
  const metrics = await (await fetch(`${place.system.url}/metrics`)).text();
  assert.match(metrics, /mot_cua_workers 2/);
  assert.match(metrics, /mot_cua_line_state\{party="civil-status",state="closed"\} 2/);
  await place.system.stop();
  assert.ok(!workers.some(isAlive));
});

test('without a worker the counter receives, and what others are to be told waits', async () => {
  const place = await open({ WORKERS: '0' });
  const dossierId = await receive(place);
  await pause(2000);
  assert.equal(await isTold(place, dossierId), false);
  assert.match(await (await fetch(`${place.system.url}/metrics`)).text(), /mot_cua_workers 0/);
});
