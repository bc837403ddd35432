import type { Logger } from 'pino';
import type pg from 'pg';
import { databaseGauges, pageConnections, queueGauges } from '#host/exchange-gauges.ts';
import type { Metrics } from '#host/metrics.ts';
import { scanGauges } from '#host/scan-gauges.ts';
import type { Observation } from '#host/observation-config.ts';
import type { Party } from '#dossier/deliveries.ts';
import type { Instant } from '#kernel/day.ts';
import { type ExchangeWatch, watchExchange } from '#store/exchange-watch.ts';
import type { Services } from '#web/services.ts';

type Closing = (() => unknown)[];

/** Keeps traces where a collector is configured; else nothing of it is loaded. */
export async function traceTo({ otlpEndpoint }: Observation, closing: Closing): Promise<void> {
  if (otlpEndpoint === null) return;
  const { startTracing } = await import('#host/start-tracing.ts');
  closing.push(await startTracing(otlpEndpoint));
}

/** The queues of the exchange, with an error in the log for each alarm when it begins. */
export function watchQueues(
  { alarmLimits: limits }: Observation,
  {
    pool,
    now,
    log,
    connected,
  }: {
    readonly pool: pg.Pool;
    readonly now: () => Instant;
    /** Null in a process beside whose another one tells of alarms. */
    readonly log: Logger | null;
    readonly connected: ReadonlySet<Party>;
  },
): ExchangeWatch {
  return watchExchange({
    pool,
    now,
    limits,
    connected,
    onAlarm: (alarm) => log?.error(alarm, 'deliveries have waited for longer than they may'),
  });
}

/** Lets the metrics of the first process that shows pages tell of queues and database. */
export function observeStores(services: Services, metrics: Metrics): void {
  const { pool, exchangeWatch: watch, now } = services;
  const { registry } = metrics;
  pageConnections(registry, services);
  databaseGauges(registry, pool, now);
  queueGauges({ registry, watch, now });
  scanGauges(metrics, services);
}
