import { gatherMetrics } from '#host/metrics-route.ts';
import { observeStores } from '#host/observation.ts';
import { openServices, type PageOrder, type PageParts } from '#host/open-services.ts';
import { keepPages } from '#host/pages.ts';
import { closePages, listenAlone, listenFirst } from '#host/serve-pages.ts';
import { tidyUploads } from '#host/uploads.ts';
import { createWebServer } from '#host/web-server.ts';
import { keepWorkers } from '#host/workers.ts';

type Opened = Omit<PageParts, 'spread' | 'logsAlarms'>;

interface Surroundings {
  readonly say: (line: string) => void;
  readonly closing: (() => unknown)[];
}

/** Shows pages, with as many processes beside this one as are configured, and what works beside them. */
export async function startFirstProcess(
  order: PageOrder,
  parts: Opened,
  { say, closing }: Surroundings,
): Promise<void> {
  const { configuration, identity } = order;
  const { metrics, clock } = parts;
  const now = () => ({ ...order, ahead: clock.ahead() });
  const workers = keepWorkers(now, say);
  const pages = keepPages({
    order: now,
    heed: async (change) => {
      if (change.kind === 'clock') workers.follow(change.ahead);
      await opened.heed(change);
    },
    metrics: () => allMetrics(),
    say,
  });
  const allMetrics = gatherMetrics(metrics.registry, {
    pages: pages.metrics,
    workers: workers.metrics,
  });
  const opened = openServices(order, {
    ...parts,
    spread: async (change) => {
      if (change.kind === 'clock') workers.follow(change.ahead);
      await pages.spread(change);
    },
    logsAlarms: true,
  });
  const { services } = opened;
  observeStores(services, metrics);
  closing.push(opened.close, tidyUploads(services));
  await workers.start(configuration.workers);
  closing.push(workers.stop);
  const web = await createWebServer({ services, configuration, identity, metrics, allMetrics });
  closing.push(() => Promise.all([pages.stop(), closePages(web)]));
  if (configuration.webProcesses === 1) await listenAlone(web, configuration);
  else if (await listenFirst(web, configuration)) await pages.start(configuration.webProcesses - 1);
  else say('one process shows the pages: this system lets no others listen beside it');
}
