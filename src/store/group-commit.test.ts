import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import fc from 'fast-check';
import { groupCommit } from '#store/group-commit.ts';

interface Job {
  readonly key: string;
  readonly bad: boolean;
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

/** A store in memory that fails a whole batch when one of its jobs is bad. */
function ledger(maxBatch: number, maxInFlight: number) {
  const done: string[] = [];
  const busy = new Set<string>();
  let inFlight = 0;
  let widest = 0;
  const commit = async (jobs: readonly Job[]): Promise<readonly string[]> => {
    inFlight += 1;
    widest = Math.max(widest, inFlight);
    assert.ok(jobs.length <= maxBatch, 'no batch is larger than allowed');
    for (const job of jobs) {
      assert.ok(!busy.has(job.key), 'no dossier is touched by two transactions at once');
      busy.add(job.key);
    }
    await turn();
    for (const job of jobs) busy.delete(job.key);
    inFlight -= 1;
    if (jobs.some((job) => job.bad)) throw new Error('bad job');
    for (const job of jobs) done.push(job.key);
    return jobs.map((job) => job.key);
  };
  const run = groupCommit<Job, string>({
    keyOf: (job) => job.key,
    commit,
    commitAlone: async (job) => (await commit([job]))[0] ?? '',
    queueOf: () => null,
    maxBatch,
    maxInFlight,
    patience: 20,
  });
  return { run, done, widest: () => widest };
}

const anyJobs = fc.array(
  fc.record({ key: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), bad: fc.boolean() }),
  { maxLength: 40 },
);

test('each good job is done exactly once and each bad job fails alone', async () => {
  await fc.assert(
    fc.asyncProperty(anyJobs, fc.integer({ min: 1, max: 9 }), async (list, maxBatch) => {
      const { run, done, widest } = ledger(maxBatch, 2);
      const answers = await Promise.allSettled(list.map((job) => run(job)));
      for (const [index, answer] of answers.entries()) {
        assert.equal(answer.status, list[index]?.bad ? 'rejected' : 'fulfilled');
        if (answer.status === 'fulfilled') assert.equal(answer.value, list[index]?.key);
      }
      const good = list.filter((job) => !job.bad).map((job) => job.key);
      assert.deepEqual(done.toSorted(), good.toSorted());
      assert.ok(widest() <= 2);
    }),
    { numRuns: 200 },
  );
});

/** A way to the disk on which each batch lands when the test says so. */
function slowDisk(queueOf: (job: string) => string | null = () => null, patience = 10_000) {
  const sent: { readonly jobs: readonly string[]; readonly land: () => void }[] = [];
  const commit = (jobs: readonly string[]): Promise<readonly string[]> =>
    new Promise((resolve) => {
      sent.push({ jobs, land: () => resolve(jobs) });
    });
  const run = groupCommit<string, string>({
    keyOf: (job) => job,
    queueOf,
    commit,
    commitAlone: async (job) => (await commit([job]))[0] ?? '',
    maxBatch: 256,
    maxInFlight: 4,
    patience,
  });
  return { run, sent, sizes: () => sent.map(({ jobs }) => jobs.length) };
}

const named = (count: number, first: string): readonly string[] =>
  Array.from({ length: count }, (_, index) => `${first}${index}`);

test('jobs that arrive together leave in two halves, each in one transaction', async () => {
  const { run, sent, sizes } = slowDisk();
  const answers = named(50, 'a').map(run);
  await turn();
  assert.deepEqual(sizes(), [25, 25]);
  for (const { land } of sent) land();
  assert.deepEqual(await Promise.all(answers), named(50, 'a'));
});

test('while batches are on their way jobs gather until they are as many, then leave', async () => {
  const { run, sent, sizes } = slowDisk();
  const answers = named(8, 'a').map(run);
  await turn();
  answers.push(...named(7, 'b').map(run));
  await turn();
  assert.deepEqual(sizes(), [4, 4], 'seven are fewer than the eight on their way');
  answers.push(run('c'));
  await turn();
  assert.deepEqual(sizes(), [4, 4, 8]);
  answers.push(run('d'));
  await turn();
  sent[0]?.land();
  sent[1]?.land();
  sent[2]?.land();
  await Promise.all(answers.slice(0, 16));
  await turn();
  assert.deepEqual(sizes(), [4, 4, 8, 1], 'with nothing on its way one leaves alone');
  sent[3]?.land();
  await Promise.all(answers);
});

test('jobs do not wait long for a batch that is stuck', async () => {
  const { run, sent } = slowDisk(undefined, 5);
  const stuck = named(8, 'a').map(run);
  await turn();
  const alone = run('b');
  await new Promise((resolve) => setTimeout(resolve, 50));
  assert.deepEqual(sent.map(({ jobs }) => jobs).at(-1), ['b']);
  for (const { land } of sent) land();
  await Promise.all([...stuck, alone]);
});

test('jobs of one queue share a batch but are never in two at once', async () => {
  const { run, sent } = slowDisk((job) => job.slice(0, 1));
  const answers = ['a1', 'a2', 'b1', 'b2', 'a3', 'c1'].map(run);
  await turn();
  assert.deepEqual(
    sent.map(({ jobs }) => jobs),
    [['a1', 'a2', 'b1'], ['c1']],
  );
  for (const { land } of sent) land();
  await Promise.all([...answers.slice(0, 3), answers[5]]);
  await turn();
  assert.deepEqual(sent[2]?.jobs, ['b2']);
  assert.deepEqual(sent[3]?.jobs, ['a3']);
  for (const { land } of sent) land();
  await Promise.all(answers);
});
