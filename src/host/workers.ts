import { join } from 'node:path';
import { keepChildren, type KeptChildren } from '#host/keep-children.ts';
import type { WorkOrder } from '#host/work.ts';

const PROGRAM = join(import.meta.dirname, '../../bin/work.ts');
/** What is begun ends within a second (`worker/exchange.ts`); its connections are closed after it. */
const GOODBYE_MS = 5000;

/** The processes that work beside the pages. */
export interface Workers extends Pick<KeptChildren, 'start' | 'metrics' | 'stop'> {
  /** Lets them go by a clock that is so many milliseconds ahead. */
  readonly follow: (ahead: number) => void;
}

/**
 * Processes that tell others what waits for them and keep house. They have our environment
 * (certificates, proxies, tracing are set there) and are started again should they die.
 */
export function keepWorkers(order: () => WorkOrder, say: (line: string) => void): Workers {
  const workers = keepChildren(
    (number, count) => ({
      program: PROGRAM,
      name: count === 1 ? 'the worker' : `worker ${number + 1}`,
      options: order,
      environment: process.env,
      goodbye: GOODBYE_MS,
    }),
    say,
  );
  return {
    ...workers,
    follow: (ahead) => workers.running().forEach(([, one]) => one.tell({ kind: 'clock', ahead })),
  };
}
