import type { Logger } from 'pino';
import type pg from 'pg';
import { exchangeGauges } from '#host/exchange-gauges.ts';
import { createMetrics, type Metrics } from '#host/metrics.ts';
import type { Observation } from '#host/observation-config.ts';
import type { Party } from '#dossier/deliveries.ts';
import type { Instant } from '#kernel/day.ts';
import { type ExchangeWatch, watchExchange } from '#store/exchange-watch.ts';
import type { Services } from '#web/services.ts';
import type { Exchange } from '#worker/exchange.ts';

type Closing = (() => unknown)[];

/** Counts from the first moment; keeps traces where a collector is configured, else loads nothing of it. */
export async function startObservation(
  { otlpEndpoint }: Observation,
  closing: Closing,
): Promise<Metrics> {
  if (otlpEndpoint !== null) {
    const { startTracing } = await import('#host/start-tracing.ts');
    closing.push(await startTracing(otlpEndpoint));
  }
  return createMetrics();
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
    readonly log: Logger;
    readonly connected: ReadonlySet<Party>;
  },
): ExchangeWatch {
  return watchExchange({
    pool,
    now,
    limits,
    connected,
    onAlarm: (alarm) => log.error(alarm, 'deliveries have waited for longer than they may'),
  });
}

/** Lets the metrics tell of the exchange, until everything is closed. */
export function observeExchange(
  { pool, readPool, exchangeWatch, now }: Services,
  { registry }: Metrics,
  exchange: Exchange,
  closing: Closing,
): void {
  const pools = pool === readPool ? { web: pool } : { web: pool, read: readPool };
  exchangeGauges({ registry, pools, watch: exchangeWatch, exchange, now });
  closing.push(() => exchangeWatch.stop());
}
