/** A thread that scores ranges of right records: what it reads is shared, what it finds it sends back. */
import { parentPort, workerData } from 'node:worker_threads';
import { type Range, rangeScorer, type ScoreTask } from '#host/linkage/range-scorer.ts';

if (parentPort !== null) {
  const port = parentPort;
  const score = rangeScorer(workerData as ScoreTask);
  port.on('message', (range: Range) => {
    const found = score(range);
    const { left, right, weight } = found;
    port.postMessage(found, [left.buffer, right.buffer, weight.buffer] as ArrayBuffer[]);
  });
}
