import { Counter, Gauge, type Registry } from 'prom-client';
import type pg from 'pg';
import type { Pools } from '#host/open-pools.ts';
import { type Party, PARTIES } from '#dossier/deliveries.ts';
import { epochOf, type Instant } from '#kernel/day.ts';
import { NOTHING_WAITS, type Queue } from '#store/delivery-queues.ts';
import type { ExchangeWatch } from '#store/exchange-watch.ts';
import { outboxLagMs } from '#store/outbox.ts';
import type { Exchange } from '#worker/exchange.ts';

export interface QueueSources {
  readonly registry: Registry;
  readonly watch: ExchangeWatch;
  readonly now: () => Instant;
}

/** Scrapes within this time share one reading of the queues. */
const FRESH_MS = 3000;
const STATES = ['closed', 'half-open', 'open'] as const;

type Figure = (queue: Queue, now: number) => number;

const ageOf = (since: Instant | null, now: number): number =>
  since === null ? 0 : Math.max(0, (now - epochOf(since)) / 1000);

const QUEUE_FIGURES: readonly (readonly [string, string, Figure])[] = [
  ['waiting', 'Dossiers of which the party is to be told', ({ waiting }) => waiting],
  ['awaited', 'Of these, those that the party is at work on', ({ awaited }) => awaited],
  ['failing', 'Of these, those of which the last try failed', ({ failing }) => failing],
  ['held', 'Of these, those that a person holds back', ({ held }) => held],
  [
    'oldest_failing_seconds',
    'For how long the oldest of these has been failing',
    ({ oldestFailing }, now) => ageOf(oldestFailing, now),
  ],
  [
    'oldest_waiting_seconds',
    'For how long the oldest that is neither awaited nor held has waited',
    ({ oldestWaiting }, now) => ageOf(oldestWaiting, now),
  ],
];

/** What waits for each party, read when Prometheus asks: every process would say the same of it. */
export function queueGauges({ registry, watch, now }: QueueSources): void {
  for (const [name, help, figure] of QUEUE_FIGURES) {
    perParty(registry, `mot_cua_delivery_${name}`, help, async () => {
      const queues = await watch.queues(FRESH_MS);
      const at = epochOf(now());
      return (party) => figure(queues.get(party) ?? NOTHING_WAITS, at);
    });
  }
  perParty(
    registry,
    'mot_cua_delivery_alarm',
    '1 where the oldest has waited for longer than it may (EXCHANGE_ALARM_MINUTES)',
    async () => {
      await watch.queues(FRESH_MS);
      const alarms = new Set(watch.alarms().map(({ party }) => party));
      return (party) => (alarms.has(party) ? 1 : 0);
    },
  );
}

/** A gauge with a value for each party; none where the database does not answer. */
function perParty(
  registry: Registry,
  name: string,
  help: string,
  read: () => Promise<(party: Party) => number>,
): void {
  const gauge = new Gauge({
    name,
    help,
    labelNames: ['party'],
    registers: [registry],
    collect: async () => {
      gauge.reset();
      const valueOf = await read().catch(() => null);
      if (valueOf === null) return;
      for (const party of PARTIES) gauge.set({ party }, valueOf(party));
    },
  });
}

/** The lines of a process that delivers, and what it delivered. */
export function lineGauges(registry: Registry, exchange: Pick<Exchange, 'reports'>): void {
  const registers = [registry];
  const lines = new Gauge({
    name: 'mot_cua_line_state',
    help: 'Workers whose circuit breaker of a party is in a state',
    labelNames: ['party', 'state'],
    registers,
    collect: () => {
      for (const [party, { line }] of exchange.reports()) {
        for (const state of STATES) lines.set({ party, state }, line.state === state ? 1 : 0);
      }
    },
  });
  const deliveries = new Counter({
    name: 'mot_cua_deliveries_total',
    help: 'Deliveries that ended since the workers started: told, awaited (asked again later) or failed',
    labelNames: ['party', 'outcome'],
    registers,
    collect: () => {
      deliveries.reset();
      for (const [party, { counts }] of exchange.reports()) {
        for (const [outcome, count] of Object.entries(counts)) {
          deliveries.inc({ party, outcome }, count);
        }
      }
    },
  });
}

/** The connections of a process that shows pages, by pool. */
export const pageConnections = (
  registry: Registry,
  { pool, readPool }: Pick<Pools, 'pool' | 'readPool'>,
): void =>
  connectionGauges(registry, pool === readPool ? { web: pool } : { web: pool, read: readPool });

/** The connections of a process, by pool. */
export function connectionGauges(
  registry: Registry,
  pools: Readonly<Record<string, pg.Pool>>,
): void {
  const connections = new Gauge({
    name: 'mot_cua_pg_pool',
    help: 'Connections of each pool: open, idle, and statements that wait for one',
    labelNames: ['pool', 'state'],
    registers: [registry],
    collect: () => {
      for (const [pool, { totalCount, idleCount, waitingCount }] of Object.entries(pools)) {
        connections.set({ pool, state: 'open' }, totalCount);
        connections.set({ pool, state: 'idle' }, idleCount);
        connections.set({ pool, state: 'waiting' }, waitingCount);
      }
    },
  });
}

/** Whether the database answers, and how late the timers are. */
export function databaseGauges(registry: Registry, pool: pg.Pool, now: () => Instant): void {
  const registers = [registry];
  const up = new Gauge({
    name: 'mot_cua_database_up',
    help: '1 where the database answered just now',
    registers,
  });
  const lag = new Gauge({
    name: 'mot_cua_outbox_lag_seconds',
    help: 'For how long the oldest due message to ourselves (a timer) has been due',
    registers,
    collect: async () => {
      const ms = await outboxLagMs(pool, now()).catch(() => null);
      up.set(ms === null ? 0 : 1);
      lag.set((ms ?? 0) / 1000);
    },
  });
}
