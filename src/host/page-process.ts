import { readShippedFiles } from '#host/shipped-files.ts';
import type { CountedMetrics } from '#host/metrics-route.ts';
import { createMetrics, type Metrics } from '#host/metrics.ts';
import { movableClock } from '#host/movable-clock.ts';
import { pageConnections } from '#host/exchange-gauges.ts';
import { traceTo } from '#host/observation.ts';
import { openPools } from '#host/open-pools.ts';
import { type Change, openServices, type PageOrder } from '#host/open-services.ts';
import { closePages, listenBeside } from '#host/serve-pages.ts';
import { createWebServer } from '#host/web-server.ts';
import { keepWorldFresh } from '#host/world-keeper.ts';
import { instantFromEpoch } from '#kernel/day.ts';

/** What a process that shows pages beside the first one is told at its start. */
export interface PageProcessOrder extends PageOrder {
  /** The first is 1. */
  readonly number: number;
  /** Milliseconds by which the system's clock is ahead of the machine's (development only). */
  readonly ahead: number;
}

/** What it may ask of the process that started it. */
export interface AskFirst {
  /** Has all others heed a change, and waits until they did. */
  readonly spread: (change: Change) => Promise<void>;
  /** What all processes count; null where there is no answer in time. */
  readonly metrics: () => Promise<readonly CountedMetrics[] | null>;
}

export interface PageProcess {
  readonly metrics: Metrics;
  readonly heed: (change: Change) => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** Shows pages beside the first process, which keeps everything else, until stopped. */
export async function startPageProcess(
  order: PageProcessOrder,
  first: AskFirst,
  say: (line: string) => void,
): Promise<PageProcess> {
  const { configuration } = order;
  const closing: (() => unknown)[] = [];
  await traceTo(configuration.observation, closing);
  const metrics = createMetrics({ prefix: 'mot_cua_pages_', process: order.number });
  const files = await readShippedFiles(configuration.localesDir);
  const pools = openPools(configuration, order.database, (fault) =>
    say(`a database connection broke: ${fault.message}`),
  );
  closing.push(pools.close);
  const clock = movableClock(() => instantFromEpoch(Date.now()));
  clock.follow(order.ahead);
  const keeper = await keepWorldFresh(pools.pool, clock.now, say);
  closing.push(() => keeper.stop());
  const { services, heed, close } = openServices(order, {
    pools,
    metrics,
    keeper,
    files,
    clock,
    spread: first.spread,
    logsAlarms: false,
  });
  closing.push(close);
  pageConnections(metrics.registry, pools);
  const web = await createWebServer({
    services,
    configuration,
    identity: order.identity,
    metrics,
    allMetrics: first.metrics,
  });
  await listenBeside(web, configuration);
  closing.push(() => closePages(web));
  return {
    metrics,
    heed,
    stop: async () => {
      for (const one of closing.splice(0).reverse()) await one();
    },
  };
}
