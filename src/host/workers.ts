import { join } from 'node:path';
import type { CountedMetrics } from '#host/metrics-route.ts';
import { keepChild } from '#host/keep-child.ts';
import type { WorkOrder } from '#host/work.ts';

const PROGRAM = join(import.meta.dirname, '../../bin/work.ts');
/** What is begun ends within a second (`worker/exchange.ts`); its connections are closed after it. */
const GOODBYE_MS = 5000;
const METRICS_MS = 1000;

/** The processes that work beside the pages. */
export interface Workers {
  /** Lets them go by a clock that is so many milliseconds ahead. */
  readonly follow: (ahead: number) => void;
  /** What each of them counts; nothing of one that does not answer in time. */
  readonly metrics: () => Promise<readonly CountedMetrics[]>;
  readonly stop: () => Promise<void>;
}

/**
 * Starts so many processes that tell others what waits for them and keep house. They have our
 * environment (certificates, proxies, tracing are set there) and are started again should they die.
 */
export async function startWorkers(
  count: number,
  order: () => WorkOrder,
  say: (line: string) => void,
): Promise<Workers> {
  const started = await Promise.allSettled(
    Array.from({ length: count }, (_, index) =>
      keepChild(
        {
          program: PROGRAM,
          name: count === 1 ? 'the worker' : `worker ${index + 1}`,
          options: order,
          environment: process.env,
          goodbye: GOODBYE_MS,
        },
        say,
      ),
    ),
  );
  const workers = started.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  const stop = async (): Promise<void> => {
    await Promise.all(workers.map((one) => one.stop()));
  };
  const failed = started.find((one) => one.status === 'rejected');
  if (failed !== undefined) {
    await stop();
    throw failed.reason;
  }
  return {
    follow: (ahead) => workers.forEach((one) => one.tell({ kind: 'clock', ahead })),
    metrics: async () => {
      const answers = await Promise.all(
        workers.map((one) => one.ask({ kind: 'metrics' }, METRICS_MS)),
      );
      return answers.filter((one): one is CountedMetrics => Array.isArray(one));
    },
    stop,
  };
}
