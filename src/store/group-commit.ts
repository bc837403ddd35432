/** Jobs that may share one transaction, as long as no two of them touch the same dossier. */
export interface GroupCommitOptions<Job, Answer> {
  /** The dossier that a job touches: jobs on one dossier never share a batch, nor overlap. */
  readonly keyOf: (job: Job) => string;
  /** What a job shares with others only within one batch (the serials of an agency), or null. */
  readonly queueOf: (job: Job) => string | null;
  /** Does all jobs in one transaction; the answers stand in the order of the jobs. */
  readonly commit: (jobs: readonly Job[]) => Promise<readonly Answer[]>;
  /** Does one job in its own transaction: the way of each job whose shared batch failed. */
  readonly commitAlone: (job: Job) => Promise<Answer>;
  readonly maxBatch: number;
  readonly maxInFlight: number;
  /** Milliseconds after which jobs that gather no longer wait for a batch that is slow to land. */
  readonly patience: number;
}

interface Waiting<Job, Answer> {
  readonly job: Job;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (fault: unknown) => void;
}

/**
 * Group commit: while a batch is on its way to the disk, new jobs gather; as soon as they are as
 * many as those on their way they leave beside them, so that one half is written while the other
 * half is read and decided. If a batch fails, each of its jobs is tried alone, so that one bad job
 * never hurts another.
 */
export function groupCommit<Job, Answer>(
  options: GroupCommitOptions<Job, Answer>,
): (job: Job) => Promise<Answer> {
  const gathering = new Gathering(options);
  let jobsInFlight = 0;
  let inFlight = 0;
  let scheduled = false;
  let impatient: NodeJS.Timeout | null = null;

  const send = (batch: readonly Waiting<Job, Answer>[]) => {
    inFlight += 1;
    jobsInFlight += batch.length;
    void settle(batch, options).finally(() => {
      gathering.release(batch);
      inFlight -= 1;
      jobsInFlight -= batch.length;
      schedule();
    });
  };

  const leave = (now: boolean) => {
    scheduled = false;
    let must = now;
    while (inFlight < options.maxInFlight && gathering.size > 0) {
      const half = Math.ceil((jobsInFlight + gathering.size) / 2);
      if (inFlight > 0 && gathering.size < half && !must) {
        impatient ??= setTimeout(() => {
          impatient = null;
          leave(true);
        }, options.patience);
        return;
      }
      must = false;
      const batch = gathering.take(Math.min(half, options.maxBatch));
      if (batch.length === 0) return;
      send(batch);
    }
  };

  // One turn of the event loop gathers all requests that arrived together.
  const schedule = () => {
    if (scheduled || gathering.size === 0) return;
    scheduled = true;
    setImmediate(leave, false);
  };

  return (job) =>
    new Promise((resolve, reject) => {
      gathering.add({ job, resolve, reject });
      schedule();
    });
}

/** The jobs that wait, and the dossiers and queues that batches on their way hold. */
class Gathering<Job, Answer> {
  readonly #options: GroupCommitOptions<Job, Answer>;
  readonly #busyKeys = new Set<string>();
  readonly #busyQueues = new Set<string>();
  #waiting: Waiting<Job, Answer>[] = [];

  constructor(options: GroupCommitOptions<Job, Answer>) {
    this.#options = options;
  }

  get size(): number {
    return this.#waiting.length;
  }

  add(one: Waiting<Job, Answer>): void {
    this.#waiting.push(one);
  }

  /** Takes, in the order of arrival, at most `most` jobs that no other batch stands in the way of. */
  take(most: number): readonly Waiting<Job, Answer>[] {
    const { keyOf, queueOf } = this.#options;
    const batch: Waiting<Job, Answer>[] = [];
    const left: Waiting<Job, Answer>[] = [];
    const queues = new Set<string>();
    for (const one of this.#waiting) {
      const key = keyOf(one.job);
      const queue = queueOf(one.job);
      const free = !this.#busyKeys.has(key) && (queue === null || !this.#busyQueues.has(queue));
      if (free && batch.length < most) {
        this.#busyKeys.add(key);
        if (queue !== null) queues.add(queue);
        batch.push(one);
      } else {
        left.push(one);
      }
    }
    for (const queue of queues) this.#busyQueues.add(queue);
    this.#waiting = left;
    return batch;
  }

  release(batch: readonly Waiting<Job, Answer>[]): void {
    for (const { job } of batch) {
      this.#busyKeys.delete(this.#options.keyOf(job));
      const queue = this.#options.queueOf(job);
      if (queue !== null) this.#busyQueues.delete(queue);
    }
  }
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
