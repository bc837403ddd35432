import { Worker } from 'node:worker_threads';
import type { JobDirectory } from '#host/linkage/job-directory.ts';
import { type Found, type Range, rangeScorer, type ScoreTask } from '#host/linkage/range-scorer.ts';
import type { Pairs } from '#linkage/assign.ts';

/** Right records that are scored, and kept, at a time. */
const CHUNK = 50_000;

/** Scores all right records on so many threads; what an earlier run found is not looked for again. */
export async function scoreRecords(
  task: ScoreTask,
  threads: number,
  job: JobDirectory,
  progress: (done: number, all: number) => void,
): Promise<Pairs> {
  const count = task.linkable.rightCount;
  const chunks = Math.ceil(count / CHUNK);
  const found: Found[] = [];
  const waiting: Range[] = [];
  for (let chunk = 0; chunk < chunks; chunk += 1) {
    const earlier = job.found(chunk);
    if (earlier !== null) found[chunk] = earlier;
    else waiting.push({ chunk, from: chunk * CHUNK, to: Math.min(count, (chunk + 1) * CHUNK) });
  }
  let left = waiting.length;
  const take = (one: Found): void => {
    job.keepFound(one);
    found[one.chunk] = one;
    left -= 1;
    progress(chunks - left, chunks);
  };
  if (waiting.length <= 1) waiting.map(rangeScorer(task)).forEach(take);
  else {
    const all = Array.from({ length: Math.min(threads, waiting.length) }, () =>
      runWorker(task, waiting, take),
    );
    await Promise.all(all);
  }
  return together(found);
}

function runWorker(task: ScoreTask, waiting: Range[], take: (found: Found) => void): Promise<void> {
  const worker = new Worker(new URL('score-worker.ts', import.meta.url), { workerData: task });
  return new Promise((resolve, reject) => {
    const next = (): void => {
      const range = waiting.shift();
      if (range !== undefined) worker.postMessage(range);
      else void worker.terminate().then(() => resolve());
    };
    worker.on('error', reject);
    worker.on('message', (found: Found) => {
      take(found);
      next();
    });
    next();
  });
}

function together(found: readonly Found[]): Pairs {
  const count = found.reduce((sum, one) => sum + one.count, 0);
  const [left, right, weight] = [
    new Int32Array(count),
    new Int32Array(count),
    new Float32Array(count),
  ];
  let at = 0;
  for (const one of found) {
    left.set(one.left, at);
    right.set(one.right, at);
    weight.set(one.weight, at);
    at += one.count;
  }
  return { count, left, right, weight };
}
