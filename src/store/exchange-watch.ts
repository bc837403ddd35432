import type pg from 'pg';
import { type Party, PARTIES } from '#dossier/deliveries.ts';
import { epochOf, type Instant, instantFromEpoch } from '#kernel/day.ts';
import { NOTHING_WAITS, type Queue, readQueues } from '#store/delivery-queues.ts';

/** How long the oldest delivery of each party may wait before somebody must look, in minutes. */
export interface AlarmLimits {
  readonly standard: number;
  readonly of: Readonly<Partial<Record<Party, number>>>;
}

export const limitOf = ({ standard, of }: AlarmLimits, party: Party): number =>
  of[party] ?? standard;

/** A party for which something has waited for longer than it may. */
export interface ExchangeAlarm {
  readonly party: Party;
  /** Since when the oldest waits. */
  readonly since: Instant;
  /** Minutes that it may wait. */
  readonly limit: number;
}

/** The queues as they were a moment ago, read for all who ask. */
export interface ExchangeWatch {
  readonly limits: AlarmLimits;
  /** The alarms of the last reading: for a page that must not wait. */
  readonly alarms: () => readonly ExchangeAlarm[];
  /** Every party's queue, read again where the last reading is older than this. */
  readonly queues: (maxAgeMs: number) => Promise<ReadonlyMap<Party, Queue>>;
  readonly stop: () => void;
}

export interface WatchOptions {
  readonly pool: pg.Pool;
  readonly now: () => Instant;
  readonly limits: AlarmLimits;
  /** Of a party that is not connected everything waits, as somebody decided: no alarm. */
  readonly connected: ReadonlySet<Party>;
  /** Told of each alarm when it begins. */
  readonly onAlarm: (alarm: ExchangeAlarm) => void;
}

const READ_MS = 10_000;

/** Reads the queues now and then by one statement, whoever looks. */
export function watchExchange(options: WatchOptions): ExchangeWatch {
  const { pool, now, limits, connected, onAlarm } = options;
  let queues: ReadonlyMap<Party, Queue> = new Map();
  let readAt = Number.NEGATIVE_INFINITY;
  let reading: Promise<void> | null = null;
  let alarms: readonly ExchangeAlarm[] = [];
  const read = async (): Promise<void> => {
    const at = now();
    queues = await readQueues(pool, at);
    readAt = performance.now();
    const before = new Set(alarms.map(({ party }) => party));
    alarms = alarmsOf(queues, limits, connected, at);
    alarms.filter(({ party }) => !before.has(party)).forEach(onAlarm);
  };
  const readAgain = (): Promise<void> => {
    reading ??= read().finally(() => {
      reading = null;
    });
    return reading;
  };
  const timer = setInterval(() => {
    // With the database down the last reading serves until it is back.
    readAgain().catch(() => undefined);
  }, READ_MS);
  timer.unref();
  return {
    limits,
    alarms: () => alarms,
    queues: async (maxAgeMs) => {
      if (performance.now() - readAt > maxAgeMs) await readAgain();
      return queues;
    },
    stop: () => clearInterval(timer),
  };
}

/** Parties whose oldest delivery has waited for longer than it may, in their usual order. */
export function alarmsOf(
  queues: ReadonlyMap<Party, Queue>,
  limits: AlarmLimits,
  connected: ReadonlySet<Party>,
  now: Instant,
): readonly ExchangeAlarm[] {
  return PARTIES.flatMap((party) => {
    const { oldestWaiting: since } = queues.get(party) ?? NOTHING_WAITS;
    const limit = limitOf(limits, party);
    const latest = instantFromEpoch(epochOf(now) - limit * 60_000);
    return connected.has(party) && since !== null && since < latest
      ? [{ party, since, limit }]
      : [];
  });
}
