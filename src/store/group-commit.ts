/** Jobs that may share one transaction, as long as no two of them touch the same dossier. */
export interface GroupCommitOptions<Job, Answer> {
  /** The dossier that a job touches: jobs on one dossier never share a batch, nor overlap. */
  readonly keyOf: (job: Job) => string;
  /** Does all jobs in one transaction; the answers stand in the order of the jobs. */
  readonly commit: (jobs: readonly Job[]) => Promise<readonly Answer[]>;
  /** Does one job in its own transaction: the way of each job whose shared batch failed. */
  readonly commitAlone: (job: Job) => Promise<Answer>;
  readonly maxBatch: number;
  readonly maxInFlight: number;
}

interface Waiting<Job, Answer> {
  readonly job: Job;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (fault: unknown) => void;
}

/**
 * Group commit: while batches are on their way to the disk, new jobs gather; when one lands, all
 * that gathered leave together. A job waits at most for the batches before it, never for a timer.
 * If a batch fails, each of its jobs is tried alone, so that one bad job never hurts another.
 */
export function groupCommit<Job, Answer>(
  options: GroupCommitOptions<Job, Answer>,
): (job: Job) => Promise<Answer> {
  const waiting: Waiting<Job, Answer>[] = [];
  const busy = new Set<string>();
  let inFlight = 0;
  let scheduled = false;
  let lastSize = 0;

  const take = (): Waiting<Job, Answer>[] => {
    const batch: Waiting<Job, Answer>[] = [];
    const left: Waiting<Job, Answer>[] = [];
    for (const one of waiting) {
      const key = options.keyOf(one.job);
      if (batch.length < options.maxBatch && !busy.has(key)) {
        busy.add(key);
        batch.push(one);
      } else {
        left.push(one);
      }
    }
    waiting.splice(0, waiting.length, ...left);
    return batch;
  };

  const release = (batch: readonly Waiting<Job, Answer>[]) => {
    for (const one of batch) busy.delete(options.keyOf(one.job));
    inFlight -= 1;
    schedule();
  };

  const leave = () => {
    scheduled = false;
    while (inFlight < options.maxInFlight && waiting.length > 0) {
      // A small batch beside a larger one would cost a transaction and save hardly any time.
      if (inFlight > 0 && waiting.length < lastSize) return;
      const batch = take();
      if (batch.length === 0) return;
      inFlight += 1;
      lastSize = batch.length;
      void settle(batch, options).finally(() => release(batch));
    }
  };

  // One turn of the event loop gathers all requests that arrived together.
  const schedule = () => {
    if (scheduled || waiting.length === 0) return;
    scheduled = true;
    setImmediate(leave);
  };

  return (job) =>
    new Promise((resolve, reject) => {
      waiting.push({ job, resolve, reject });
      schedule();
    });
}

async function settle<Job, Answer>(
  batch: readonly Waiting<Job, Answer>[],
  options: GroupCommitOptions<Job, Answer>,
): Promise<void> {
  if (batch.length > 1) {
    try {
      const answers = await options.commit(batch.map((one) => one.job));
      for (const [index, one] of batch.entries()) one.resolve(answers[index] as Answer);
      return;
    } catch {
      // Whose fault it was shows when each is tried alone; that fault reaches its own caller.
    }
  }
  for (const one of batch) {
    await options.commitAlone(one.job).then(one.resolve, one.reject);
  }
}
