import { strict as assert } from 'node:assert';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { actOnCase } from '#store/quality-cases.ts';
import { orderRun, type QualityRun, readRuns, stopRun } from '#store/quality-runs.ts';
import {
  beginVaccination,
  HOA,
  injected,
  PEOPLE,
  START,
  World,
} from '#test/support/campaign-world.ts';
import { openTestStore, type TestStore } from '#test/support/store-fixture.ts';
import { type CampaignDuty, runCampaigns } from '#worker/quality/run-campaign.ts';

let store: TestStore;
const directory = mkdtempSync(join(tmpdir(), 'campaign-runs-'));
before(async () => {
  store = await openTestStore();
});
after(async () => {
  await store.close();
  rmSync(directory, { recursive: true, force: true });
});

const newWorld = (): World => new World({ pool: store.pool, directory });
const NOBODY = new AbortController().signal;

async function newCampaign(): Promise<string> {
  const campaignId = randomUUID();
  await beginVaccination(store.pool, campaignId, ['wrong-number']);
  await orderRun(store.pool, campaignId, HOA, START);
  return campaignId;
}

const lastRun = async (campaignId: string): Promise<QualityRun> =>
  (await readRuns(store.pool, campaignId))[0] ?? assert.fail('no run');

interface Case {
  readonly caseId: string;
  readonly leftId: string;
  readonly rightId: string;
  readonly class: string;
  readonly phase: string;
  readonly version: number;
}
async function casesOf(campaignId: string): Promise<readonly Case[]> {
  const { rows } = await store.pool.query<Case>(
    `select case_id as "caseId", left_id as "leftId", right_id as "rightId", class, phase, version
      from quality_case where campaign_id = $1 order by left_id`,
    [campaignId],
  );
  return rows;
}

test('a run finds who lacks a number or bears another’s, each beside the right person', async () => {
  const campaignId = await newCampaign();
  await newWorld().run();
  const run = await lastRun(campaignId);
  assert.equal(run.state, 'done', run.fault ?? '');
  const cases = await casesOf(campaignId);
  assert.deepEqual(
    cases.map((one) => [one.leftId, one.rightId, one.class]),
    [0, 1, 2, 3, 4, 5].map((n) => [
      `MT00${n}`,
      PEOPLE[n]?.id,
      n < 5 ? 'missing-number' : 'wrong-number',
    ]),
  );
  const { figures } = run;
  assert.deepEqual(
    [figures?.left, figures?.right, figures?.links, figures?.opened],
    [30, 40, 30, 6],
  );
  assert.deepEqual(figures?.classes, { none: 24, 'missing-number': 5, 'wrong-number': 1 });
  assert.deepEqual(Object.keys(figures?.communes ?? {}), ['30742']);
  assert.equal(
    figures?.scores.reduce((sum, [, count]) => sum + count, 0),
    30,
  );
  assert.deepEqual(readdirSync(directory), [], 'no table is left');
});

test('a second run over the same opens nothing anew and compares nothing', async () => {
  const campaignId = await newCampaign();
  const world = newWorld();
  await world.run();
  const known = await casesOf(campaignId);
  await orderRun(store.pool, campaignId, HOA, world.now);
  const duty = { ...world.duty(), link: () => assert.fail('both sides are as they were') };
  await runCampaigns(duty, NOBODY);
  const run = await lastRun(campaignId);
  assert.deepEqual([run.state, run.run, run.figures?.opened], ['done', 2, 0]);
  assert.deepEqual(await casesOf(campaignId), known);
});

test('who was corrected at the source is done; who changed is judged anew, nobody else', async () => {
  const campaignId = await newCampaign();
  const world = newWorld();
  await world.run();
  const [first, second, third] = await casesOf(campaignId);
  for (const one of [second, third]) {
    const answer = await actOnCase(store.pool, {
      caseId: one?.caseId ?? '',
      version: 1,
      act: { type: 'judge', verdict: 'different', ground: 'hai người' },
      officer: HOA,
      agencyOf: () => null,
      now: START,
    });
    assert.equal(answer.kind, 'done');
  }
  world.left = injected({
    [first?.leftId ?? '']: { identityNumber: PEOPLE[0]?.identityNumber ?? '' },
    [second?.leftId ?? '']: { address: '12 Trần Phú' },
  });
  await orderRun(store.pool, campaignId, HOA, world.now);
  await world.run();
  const run = await lastRun(campaignId);
  assert.deepEqual(
    [run.figures?.opened, run.figures?.foundAgain, run.figures?.vanished],
    [0, 1, 1],
  );
  const phases = (await casesOf(campaignId)).map(({ phase }) => phase);
  assert.deepEqual(phases.slice(0, 4), ['closed', 'review', 'closed', 'review']);
});

test('a record that the source has no more ends its case', async () => {
  const campaignId = await newCampaign();
  const world = newWorld();
  await world.run();
  world.left = injected().slice(1);
  await orderRun(store.pool, campaignId, HOA, world.now);
  await world.run();
  const [gone] = await casesOf(campaignId);
  assert.deepEqual([gone?.leftId, gone?.phase], ['MT000', 'closed']);
  assert.equal((await lastRun(campaignId)).figures?.vanished, 1);
});

test('a worker that is killed between pages is followed by one that goes on after its last page', async () => {
  const campaignId = await newCampaign();
  const world = newWorld();
  // As a kill: the first never comes back from the second page on, and says nothing any more.
  await new Promise<void>((resolve) => {
    world.onPage = (page) => {
      if (page !== 'left 3') return;
      resolve();
      throw new DeadWorker();
    };
    void runCampaigns(world.duty(dyingPool()), NOBODY).catch(() => undefined);
  });
  await settled();
  const dead = await lastRun(campaignId);
  assert.deepEqual([dead.state, dead.progress.left.page], ['pulling', 2]);
  world.onPage = () => undefined;
  world.read.length = 0;
  await world.run();
  assert.deepEqual(world.read, [], 'its lease still holds');
  world.later(2);
  await world.run();
  assert.deepEqual(world.read, ['left 3', 'right 1', 'right 2', 'right 3', 'right 4']);
  assert.equal((await lastRun(campaignId)).state, 'done');
  assert.equal((await casesOf(campaignId)).length, 6);
});

class DeadWorker extends Error {}

/** The connections of a process that dies: once its source threw, nothing it writes arrives. */
function dyingPool(): CampaignDuty['pool'] {
  return new Proxy(store.pool, {
    get(pool, name) {
      const value: unknown = Reflect.get(pool, name);
      if (name !== 'query') return typeof value === 'function' ? value.bind(pool) : value;
      return (...values: unknown[]) => {
        if (String(values[0]).includes('ended_at = $7')) return new Promise(() => undefined);
        return Reflect.apply(value as () => unknown, pool, values);
      };
    },
  });
}

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 200));

test('a dead line puts a run off, is told, and the run goes on by itself from where it was', async () => {
  const campaignId = await newCampaign();
  const world = newWorld();
  world.breaksAt = 2;
  await world.run();
  const waiting = await lastRun(campaignId);
  assert.deepEqual(
    [waiting.state, waiting.fault, waiting.progress.faults],
    ['pulling', 'unreachable', 1],
  );
  world.later(1);
  await world.run();
  assert.equal((await lastRun(campaignId)).progress.faults, 2);
  world.breaksAt = 0;
  world.read.length = 0;
  world.later(60);
  await world.run();
  assert.equal(world.read[0], 'left 2');
  const done = await lastRun(campaignId);
  assert.deepEqual([done.state, done.fault], ['done', null]);
});

test('a run that is stopped stays where it is, and another can be ordered', async () => {
  const campaignId = await newCampaign();
  const world = newWorld();
  const stopped: Promise<void>[] = [];
  world.onPage = (page) => {
    if (page === 'left 2') stopped.push(stopRun(store.pool, campaignId, HOA, START));
  };
  await world.run();
  await Promise.all(stopped);
  assert.equal((await lastRun(campaignId)).state, 'stopped');
  assert.deepEqual(await casesOf(campaignId), []);
  assert.equal(await orderRun(store.pool, campaignId, HOA, START), 2);
  assert.equal(await orderRun(store.pool, campaignId, HOA, START), null, 'one at a time');
  world.onPage = () => undefined;
  await world.run();
  assert.equal((await casesOf(campaignId)).length, 6);
});
