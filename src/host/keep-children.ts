import { type Child, keepChild, type KeptChild } from '#host/keep-child.ts';
import type { CountedMetrics } from '#host/metrics-route.ts';

const METRICS_MS = 1000;

/** Children that are all alike to us; none until they are started. */
export interface KeptChildren {
  /** Starts so many; where one of them cannot start, none is left. */
  readonly start: (count: number) => Promise<void>;
  /** The children that run, each by its number from 0. */
  readonly running: () => readonly (readonly [number, KeptChild])[];
  /** What each of them counts; nothing of one that does not answer in time. */
  readonly metrics: () => Promise<readonly CountedMetrics[]>;
  readonly stop: () => Promise<void>;
}

export function keepChildren(
  childAt: (number: number, count: number) => Child,
  say: (line: string) => void,
): KeptChildren {
  const children = new Map<number, KeptChild>();
  const stop = async (): Promise<void> => {
    await Promise.all([...children.values()].map((one) => one.stop()));
  };
  return {
    start: async (count) => {
      const started = await Promise.allSettled(
        Array.from({ length: count }, async (_, number) => {
          children.set(number, await keepChild(childAt(number, count), say));
        }),
      );
      const failed = started.find((one) => one.status === 'rejected');
      if (failed === undefined) return;
      await stop();
      throw failed.reason;
    },
    running: () => [...children],
    metrics: async () => {
      const all = [...children.values()];
      const answers = await Promise.all(all.map((one) => one.ask({ kind: 'metrics' }, METRICS_MS)));
      return answers.filter((one): one is CountedMetrics => Array.isArray(one));
    },
    stop,
  };
}
