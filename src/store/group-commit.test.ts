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
    maxBatch,
    maxInFlight,
  });
  return { run, done, widest: () => widest };
}

const jobs = fc.array(
  fc.record({ key: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), bad: fc.boolean() }),
  { maxLength: 40 },
);

test('each good job is done exactly once and each bad job fails alone', async () => {
  await fc.assert(
    fc.asyncProperty(jobs, fc.integer({ min: 1, max: 9 }), async (list, maxBatch) => {
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

test('jobs that arrive together share one transaction', async () => {
  const sizes: number[] = [];
  const run = groupCommit<number, number>({
    keyOf: String,
    commit: async (batch) => {
      sizes.push(batch.length);
      return batch;
    },
    commitAlone: async (job) => {
      sizes.push(1);
      return job;
    },
    maxBatch: 256,
    maxInFlight: 2,
  });
  await Promise.all(Array.from({ length: 50 }, (_, index) => run(index)));
  assert.deepEqual(sizes, [50]);
});
