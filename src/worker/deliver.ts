import type { Logger } from 'pino';
import type pg from 'pg';
import { epochOf, type Instant, instantFromEpoch } from '#kernel/day.ts';
import { type LeasedMessage, leaseDue, markDone, markFailed } from '#store/outbox.ts';

/** Delivers one kind of message; throws where the world failed, and the message is tried again. */
export type Handler = (message: LeasedMessage) => Promise<void>;

export interface WorkerOptions {
  readonly pool: pg.Pool;
  readonly handlers: Readonly<Record<string, Handler>>;
  readonly now: () => Instant;
  readonly log: Logger;
}

const BATCH = 100;
const POLL_MS = 1000;
const LONGEST_WAIT_S = 3600;

/** Delivers due messages until stopped: in batches while there are any, else by a short poll. */
export function startWorker(options: WorkerOptions): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const running = loop(options, stopping.signal);
  return {
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
}

/** Delivers one batch; answers how many messages were due. */
export async function deliverBatch(options: WorkerOptions): Promise<number> {
  const messages = await leaseDue(options.pool, options.now(), BATCH);
  await Promise.all(messages.map((message) => deliver(message, options)));
  return messages.length;
}

async function loop(options: WorkerOptions, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const delivered = await deliverBatch(options).catch((fault: unknown) => {
      options.log.warn({ fault: textOf(fault) }, 'the outbox cannot be read; trying again');
      return 0;
    });
    if (delivered < BATCH) await pause(POLL_MS, signal);
  }
}

async function deliver(message: LeasedMessage, options: WorkerOptions): Promise<void> {
  const { pool, handlers, now, log } = options;
  try {
    const handler = handlers[message.kind];
    if (handler === undefined) throw new Error(`no handler for messages of kind ${message.kind}`);
    await handler(message);
    await markDone(pool, message, now());
  } catch (fault) {
    const retryAt = instantFromEpoch(epochOf(now()) + waitSeconds(message.attempts) * 1000);
    log.warn(
      { kind: message.kind, attempts: message.attempts, fault: textOf(fault) },
      'delivery failed',
    );
    await markFailed(pool, message, textOf(fault), retryAt).catch(() => {
      // The lease runs out in a minute and the message is due again: nothing is lost.
    });
  }
}

/** Doubling from two seconds to an hour. */
const waitSeconds = (attempts: number): number =>
  Math.min(LONGEST_WAIT_S, 2 ** Math.min(attempts, 12));

const textOf = (fault: unknown): string => (fault instanceof Error ? fault.message : String(fault));

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
