import type { Accounts } from '#host/accounts.ts';
import { beginScanning } from '#host/begin-scanning.ts';
import { beginQuality } from '#host/quality/begin-quality.ts';
import { beginReconciler } from '#host/begin-reconciler.ts';
import type { Configuration } from '#host/config.ts';
import { openCore, type WorkServices } from '#host/core.ts';
import { digestKeeper } from '#host/digest-keeper.ts';
import { beginExchange } from '#host/exchange.ts';
import { connectionGauges, lineGauges } from '#host/exchange-gauges.ts';
import { createMetrics, type Metrics } from '#host/metrics.ts';
import { beginPasses } from '#host/vaccine-pass/begin-passes.ts';
import { movableClock } from '#host/movable-clock.ts';
import { traceTo } from '#host/observation.ts';
import type { DatabaseAccess } from '#host/open-pools.ts';
import { beginDocumentRounds } from '#host/document-rounds.ts';
import { beginPortalRounds } from '#host/portal-rounds.ts';
import { readRetentionRulesFile } from '#host/retention-rules-file.ts';
import { keepWorldFresh } from '#host/world-keeper.ts';
import { termsOf } from '#documents/retention-rules.ts';
import { instantFromEpoch } from '#kernel/day.ts';
import { createPool } from '#store/connection.ts';
import { startFigures } from '#worker/keep-figures.ts';
import { startWorker } from '#worker/deliver.ts';
import { dueDateHandler } from '#worker/due-date.ts';
import { startHousekeeper } from '#worker/housekeeper.ts';
import { startReminding } from '#worker/remind-reporters.ts';

/** What a process that works beside the pages is told at its start; it goes over a channel as JSON. */
export interface WorkOrder {
  readonly configuration: Configuration;
  readonly database: DatabaseAccess;
  readonly formKey: string;
  readonly accounts: Accounts;
  /** Milliseconds by which the system's clock is ahead of the machine's (development only). */
  readonly ahead: number;
}

export interface Work {
  readonly metrics: Metrics;
  /** Goes by a clock that is so many milliseconds ahead. */
  readonly follow: (ahead: number) => Promise<void>;
  readonly stop: () => Promise<void>;
}

const CONNECTIONS = 4;
const systemNow = () => instantFromEpoch(Date.now());

/**
 * All that goes on beside the pages, until stopped: telling outside systems and applicants, timers,
 * rounds at the national portal, the nightly comparison, housekeeping.
 */
export async function startWork(order: WorkOrder, say: (line: string) => void): Promise<Work> {
  const { configuration, database, formKey, accounts } = order;
  const closing: (() => unknown)[] = [];
  await traceTo(configuration.observation, closing);
  const metrics = createMetrics({ prefix: 'mot_cua_worker_', process: 0 });
  const pool = createPool({
    ...database,
    max: CONNECTIONS,
    applicationName: 'mot-cua worker',
    onFault: (fault) => say(`a database connection of the worker broke: ${fault.message}`),
  });
  closing.push(() => pool.end());
  connectionGauges(metrics.registry, { worker: pool });
  const clock = movableClock(systemNow);
  clock.follow(order.ahead);
  const keeper = await keepWorldFresh(pool, clock.now, say);
  closing.push(() => keeper.stop());
  const { core, exchange } = openCore({
    configuration,
    pool,
    keeper,
    now: clock.now,
    metrics,
    formKey,
    accounts,
  });
  const services: WorkServices = { ...core, registries: exchange.registries };
  const telling = beginExchange(services, exchange, configuration.signing);
  lineGauges(metrics.registry, telling);
  closing.push(
    () => telling.stop(),
    beginReconciler(services, configuration),
    beginPortalRounds(services),
    beginDocumentRounds(services),
    beginScanning(services),
    await beginPasses(services, configuration.vaccinePass),
    beginQuality(services, configuration.dataDir),
  );
  await startOwnWork(services, configuration, closing);
  return {
    metrics,
    follow: async (ahead) => {
      clock.follow(ahead);
      await keeper.refresh();
    },
    stop: async () => {
      for (const close of closing.splice(0).reverse()) await close();
    },
  };
}

/** Timers, the figures and housekeeping: what concerns nobody outside. */
async function startOwnWork(
  { pool, now, log, runCommand, content, exchangeLogMonths }: WorkServices,
  { dataDir, retentionRules }: Configuration,
  closing: (() => unknown)[],
): Promise<void> {
  const handlers = { 'due-date': dueDateHandler(runCommand, now) };
  const timers = startWorker({ pool, handlers, now, log });
  closing.push(() => timers.stop());
  const figures = startFigures(pool, log);
  closing.push(() => figures.stop());
  const reminding = startReminding({ pool, now, log });
  closing.push(() => reminding.stop());
  const housekeeper = await startHousekeeper({
    pool,
    content,
    exchangeLogMonths,
    retention: termsOf(readRetentionRulesFile(retentionRules)),
    digests: digestKeeper(dataDir),
    log,
    now: systemNow,
  });
  closing.push(() => housekeeper.stop());
}
