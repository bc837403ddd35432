import { strict as assert } from 'node:assert';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { pino } from 'pino';
import type { Party } from '#dossier/deliveries.ts';
import { epochOf, instantFromEpoch } from '#kernel/day.ts';
import { RegistryFault } from '#registries/registry-fault.ts';
import { leaseDeliveries, markAwaited, markFailed } from '#store/deliveries.ts';
import { holdDelivery } from '#store/steer-deliveries.ts';
import { readQueue, readQueues } from '#store/delivery-queues.ts';
import { alarmsOf } from '#store/exchange-watch.ts';
import { readLineStates } from '#store/line-states.ts';
import { type Exchange, startExchange, type Tell } from '#worker/exchange.ts';
import { systemNow as now, TEST_PACE, until } from './support/exchange-fixture.ts';
import { openTestStore, type TestStore } from './support/store-fixture.ts';

let store: TestStore;
before(async () => {
  store = await openTestStore();
});
after(() => store.close());
beforeEach(() => store.ownerPool.query('truncate delivery'));

const running: Exchange[] = [];
afterEach(async () => {
  for (const exchange of running.splice(0)) await exchange.stop();
});

const PORTAL = 'national-portal';
const POPULATION = 'national-population';
const minutesAgo = (minutes: number) => instantFromEpoch(Date.now() - minutes * 60_000);

/** So many dossiers of which a party is to be told since some minutes ago; answers their ids. */
async function wanted(party: Party, count: number, minutes = 0): Promise<readonly string[]> {
  const { rows } = await store.ownerPool.query(
    `insert into delivery (dossier_id, party, wanted_version, due_at, waiting_since)
      select gen_random_uuid(), $1, 1, $3, $3 from generate_series(1, $2) returning dossier_id as id`,
    [party, count, minutesAgo(minutes)],
  );
  return rows.map(({ id }) => id);
}

function start(parties: readonly (readonly [Party, Tell])[], answers = () => 0): Exchange {
  const exchange = startExchange({
    pool: store.pool,
    parties: new Map(parties),
    answers,
    now,
    log: pino({ level: 'silent' }),
    pace: TEST_PACE,
  });
  running.push(exchange);
  return exchange;
}

const queueOf = (party: Party) => readQueue(store.pool, party, now());

test('what waits for us raises an alarm after its limit; what the party works on or a person holds does not', async () => {
  const [late = '', held = '', worked = ''] = await wanted('civil-status', 3, 40);
  await wanted(PORTAL, 1, 40);
  const alarms = async (of = {}) => {
    const queues = await readQueues(store.pool, now());
    const connected = new Set<Party>(['civil-status', 'residence']);
    return alarmsOf(queues, { standard: 30, of }, connected, now()).map(({ party }) => party);
  };
  assert.deepEqual(await alarms(), ['civil-status'], 'not of one that is not connected');
  assert.deepEqual(await alarms({ 'civil-status': 60 }), []);
  const party = 'civil-status';
  const fault = { code: 'unreachable', text: 'ECONNREFUSED' };
  const later = { now: now(), retryAt: now() };
  await markFailed(store.pool, { dossierId: late, party }, fault, later);
  assert.deepEqual(await alarms(), ['civil-status'], 'a failure does not make it younger');
  await holdDelivery(store.pool, { dossierId: held, party }, { by: 'demo', because: 'Thử' }, now());
  const inAnHour = instantFromEpoch(Date.now() + 3_600_000);
  for (const dossierId of [late, worked]) {
    await markAwaited(store.pool, { dossierId, party, wantedVersion: 1 }, inAnHour, now());
  }
  const queue = await queueOf(party);
  assert.deepEqual([queue.waiting, queue.awaited, queue.held, queue.failing], [3, 2, 1, 0]);
  assert.equal(queue.oldestWaiting, null);
  assert.deepEqual(await alarms(), []);
  await holdDelivery(store.pool, { dossierId: held, party }, null, now());
  const { oldestWaiting } = await queueOf(party);
  assert.ok(oldestWaiting !== null && Date.now() - epochOf(oldestWaiting) < 60_000);
});

test('a dead line is left alone, says when it is tried next, is tried by one, and comes back', async () => {
  let isDown = true;
  let answers = 0;
  let most = 0;
  let atOnce = 0;
  const tell: Tell = async ({ wantedVersion }) => {
    atOnce += 1;
    most = Math.max(most, atOnce);
    await pause(5);
    atOnce -= 1;
    if (isDown) throw new RegistryFault('unreachable', 'ECONNREFUSED');
    answers += 1;
    return wantedVersion;
  };
  await wanted(PORTAL, 200);
  const exchange = start([[PORTAL, tell]], () => answers);
  await until(async () => exchange.reports().get(PORTAL)?.line.state === 'open');
  const kept = async () => (await readLineStates(store.pool, minutesAgo(1)))[0];
  await until(async () => (await kept())?.state === 'open');
  assert.ok(((await kept())?.outages ?? 0) >= 5);
  assert.notEqual((await kept())?.nextTryAt, null);
  const leases = await store.pool.query(
    `select count(*)::int as ours from delivery where failing_since is null and due_at > $1`,
    [now()],
  );
  assert.ok(leases.rows[0].ours <= 1, 'what was leased ahead is given back to whoever can tell it');
  most = 0;
  await until(async () => most > 0);
  await pause(200);
  assert.equal(most, 1, 'a dead line is tried by one at a time');
  isDown = false;
  await until(async () => (await queueOf(PORTAL)).waiting === 0);
  await until(async () => (await kept())?.state === 'closed');
  const { told, failed } = exchange.reports().get(PORTAL)?.counts ?? assert.fail();
  assert.equal(told, 200);
  assert.ok(failed >= 5);
  await exchange.stop();
  assert.equal(await kept(), undefined, 'a process that ends says nothing any more');
});

test('a party is told of everything once, in whatever batches; at a stop the rest is due at once', async () => {
  const told = new Map<string, number>();
  const tell: Tell = async ({ dossierId, wantedVersion }) => {
    told.set(dossierId, (told.get(dossierId) ?? 0) + 1);
    await pause(1);
    return wantedVersion;
  };
  await wanted(PORTAL, 3000);
  const exchange = start([[PORTAL, tell]]);
  await until(async () => told.size > 500);
  await exchange.stop();
  const left = await store.pool.query(
    `select count(*)::int as count, max(attempts)::int as attempts from delivery
      where done_version < wanted_version and due_at <= $1`,
    [now()],
  );
  assert.equal(left.rows[0].count, 3000 - told.size, 'nothing stays leased');
  assert.equal(left.rows[0].attempts, 0, 'and counts as never tried');
  start([[PORTAL, tell]]);
  start([[PORTAL, tell]]);
  await until(async () => (await queueOf(PORTAL)).waiting === 0);
  assert.equal(told.size, 3000);
  assert.deepEqual(new Set(told.values()), new Set([1]));
});

test('a slow party is leased no more than its hands: another process may have the rest', async () => {
  await wanted(PORTAL, 100);
  const slow: Tell = ({ wantedVersion }) => pause(400, wantedVersion);
  start([[PORTAL, slow]]);
  await pause(200);
  const { rows } = await store.pool.query(
    'select count(*)::int as leased from delivery where attempts > 0',
  );
  assert.equal(rows[0].leased, 8);
});

test('thousands that are stuck for one party slow no other: its lease reads a few pages by the index', async () => {
  await wanted(PORTAL, 20_000, 600);
  const fault = `update delivery set due_at = due_at + interval '1 second', attempts = attempts + 1,
    failing_since = now(), fault_code = 'unreachable', fault = 'x' where party = '${PORTAL}'`;
  for (let tries = 0; tries < 3; tries += 1) await store.ownerPool.query(fault);
  await store.ownerPool.query('analyze delivery');
  await wanted(POPULATION, 50);
  const { rows } = await store.ownerPool.query(
    `explain (analyze, buffers, format json)
      select dossier_id from delivery
        where party = '${POPULATION}' and done_version < wanted_version and held_by is null
          and due_at <= now()
        order by due_at limit 8 for update skip locked`,
  );
  const [explained] = rows[0]['QUERY PLAN'];
  const plan = JSON.stringify(explained.Plan);
  assert.match(plan, /"Index Name":"delivery_due"/);
  const pages = explained.Plan['Shared Hit Blocks'] + explained.Plan['Shared Read Blocks'];
  assert.ok(pages < 60, `${pages} pages`);
  assert.ok(explained['Execution Time'] < 20, `${explained['Execution Time']} ms`);

  const started = performance.now();
  const tell: Tell = async ({ wantedVersion }) => wantedVersion;
  const dead: Tell = async () => {
    throw new RegistryFault('unreachable', 'ECONNREFUSED');
  };
  start([
    [PORTAL, dead],
    [POPULATION, tell],
  ]);
  await until(async () => (await queueOf(POPULATION)).waiting === 0);
  assert.ok(performance.now() - started < 2000, 'told while the other is stuck');
  const lease = { limit: 8, milliseconds: 1000 };
  await wanted(POPULATION, 8);
  const asked = performance.now();
  assert.ok((await leaseDeliveries(store.pool, POPULATION, now(), lease)).length <= 8);
  assert.ok(performance.now() - asked < 200);
});
