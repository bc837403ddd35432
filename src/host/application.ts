import { join } from 'node:path';
import { pino } from 'pino';
import { createContentStore } from '#documents/content-store.ts';
import { caseSources } from '#host/case-sources.ts';
import { beginReconciler } from '#host/begin-reconciler.ts';
import type { Configuration } from '#host/config.ts';
import { readShippedForms, type ShippedForms } from '#host/form-files.ts';
import { addShippedLaw } from '#host/shipped-law.ts';
import { digestKeeper } from '#host/digest-keeper.ts';
import {
  beginExchange,
  connectedParties,
  type OpenedExchange,
  openExchange,
  transferAccountOf,
} from '#host/exchange.ts';
import { featuredAccounts, openIdentity } from '#host/identity/open-identity.ts';
import { type OpenDatabase, openDatabase } from '#host/open-database.ts';
import { type Secrets, loadSecrets } from '#host/secrets.ts';
import { holdServingLock } from '#host/serving-lock.ts';
import { type MovableClock, movableClock } from '#host/movable-clock.ts';
import { beginPortalRounds } from '#host/portal-rounds.ts';
import type { Metrics } from '#host/metrics.ts';
import { observeExchange, startObservation, watchQueues } from '#host/observation.ts';
import { seedDossiers } from '#host/seed-dossiers.ts';
import { readLocality, seedReference } from '#host/seed-reference.ts';
import { syntheticCases } from '#host/synthetic-cases.ts';
import { createWebServer } from '#host/web-server.ts';
import { keepWorldFresh, type WorldKeeper } from '#host/world-keeper.ts';
import { mulberry32 } from '#catalogue/synthetic-names.ts';
import { dayOf, type Instant, instantFromEpoch } from '#kernel/day.ts';
import { createRunCommand } from '#store/run-command.ts';
import { createIdentityClient } from '#web/identity-client.ts';
import type { Services } from '#web/services.ts';
import { createSessions } from '#web/session.ts';
import { dueDateHandler } from '#worker/due-date.ts';
import { startHousekeeper } from '#worker/housekeeper.ts';
import { startWorker } from '#worker/deliver.ts';

/** The running system: one process with its database, provider, pages and worker. */
export interface Application {
  readonly demoPassword: string | null;
  readonly featured: readonly {
    readonly username: string;
    readonly role: string;
    readonly agency: string;
  }[];
  readonly database: string;
  readonly issuer: string;
  /** Where the integration platform is; null where none is configured. */
  readonly platform: string | null;
  /** Where simulators say what they are; null where there are none. */
  readonly simulators: string | null;
  readonly stop: () => Promise<void>;
}

export class AlreadyRunning extends Error {
  readonly code = 'already-running';
}

const systemNow = (): Instant => instantFromEpoch(Date.now());

/** Starts everything in order; what a failed start had opened is closed again. */
export async function startApplication(
  configuration: Configuration,
  say: (line: string) => void,
): Promise<Application> {
  const secrets = loadSecrets(configuration.dataDir);
  const closing: (() => unknown)[] = [];
  const stop = async (): Promise<void> => {
    for (const close of closing.splice(0).reverse()) await close();
  };
  try {
    return await open(configuration, secrets, say, { closing, stop });
  } catch (fault) {
    if (!(fault instanceof AlreadyRunning)) await stop();
    throw fault;
  }
}

interface Closing {
  readonly closing: (() => unknown)[];
  readonly stop: () => Promise<void>;
}

async function open(
  configuration: Configuration,
  secrets: Secrets,
  say: (line: string) => void,
  { closing, stop }: Closing,
): Promise<Application> {
  const metrics = await startObservation(configuration.observation, closing);
  const [shipped, locality] = await Promise.all([readShippedForms(), readLocality()]);
  const database = await openServed(configuration, secrets, say, closing);
  const fresh = await seedReference(database.ownerPool, locality);
  await addShippedLaw(database.ownerPool, shipped, say);
  const clock = movableClock(systemNow);
  const keeper = await keepWorldFresh(database.pool, clock.now, say);
  closing.push(() => keeper.stop());
  if (fresh && configuration.demoDossiers > 0) {
    const sources = caseSources(
      locality.agencies,
      locality.staff,
      keeper.catalogue().all(dayOf(systemNow())),
      keeper.world(),
      FEATURED_WEIGHT,
    );
    await seedDemo(database, sources, configuration.demoDossiers, { say, world: keeper.world() });
  }
  const issuer = await openIdentity(configuration, secrets, locality, { say, closing });
  const exchange = await openExchange(configuration, locality, database.pool, clock.now, {
    say,
    closing,
    onCall: metrics.noteCall,
  });
  const services = createServices(configuration, {
    metrics,
    secrets,
    database,
    keeper,
    shipped,
    issuer,
    clock,
    exchange,
  });
  await startWork(services, metrics, exchange, { configuration, closing });
  const web = await createWebServer({
    services,
    issuer: issuer.issuer,
    trustProxy: configuration.trustProxy,
    metrics,
    metricsToken: configuration.observation.metricsToken,
  });
  await web.listen({ port: configuration.port, host: configuration.host });
  closing.push(() => web.close());
  return {
    demoPassword: configuration.identity === null ? secrets.demoPassword : null,
    featured: featuredAccounts(locality),
    database: database.description,
    issuer: issuer.issuer,
    platform: exchange.platform,
    simulators: exchange.simulators,
    stop,
  };
}

/** What goes on beside the pages: telling others, timers, housekeeping. */
async function startWork(
  services: Services,
  metrics: Metrics,
  opened: OpenedExchange,
  {
    configuration,
    closing,
  }: { readonly configuration: Configuration; readonly closing: (() => unknown)[] },
): Promise<void> {
  const { pool, now, log, runCommand, content, exchangeLogMonths } = services;
  const exchange = beginExchange(services, opened);
  closing.push(() => exchange.stop());
  observeExchange(services, metrics, exchange, closing);
  closing.push(beginReconciler(services, configuration));
  closing.push(beginPortalRounds(services));
  const handlers = { 'due-date': dueDateHandler(runCommand, now) };
  const worker = startWorker({ pool, handlers, now, log });
  closing.push(() => worker.stop());
  const digests = digestKeeper(configuration.dataDir);
  const housekeeper = await startHousekeeper({
    pool,
    content,
    exchangeLogMonths,
    digests,
    log,
    now: systemNow,
  });
  closing.push(() => housekeeper.stop());
}

/** The database, ours alone to serve where it is the bundled one. */
async function openServed(
  configuration: Configuration,
  secrets: Secrets,
  say: (line: string) => void,
  closing: (() => unknown)[],
): Promise<OpenDatabase> {
  const database = await openDatabase(configuration, secrets, say);
  if (configuration.databaseUrl === null) {
    const label = `${configuration.publicUrl} (process ${process.pid})`;
    const lock = await holdServingLock(database.url, label);
    if (!lock.ok) {
      throw new AlreadyRunning(`${configuration.dataDir} is served already by ${lock.error}`);
    }
    closing.push(database.close, lock.value.release);
  } else {
    closing.push(database.close);
  }
  return database;
}

interface Parts {
  readonly metrics: Metrics;
  readonly secrets: Secrets;
  readonly database: OpenDatabase;
  readonly keeper: WorldKeeper;
  readonly shipped: ShippedForms;
  readonly clock: MovableClock;
  readonly exchange: OpenedExchange;
  readonly issuer: {
    readonly issuer: string;
    readonly clientId: string;
    readonly clientSecret: string;
  };
}

function createServices(configuration: Configuration, parts: Parts): Services {
  const { secrets, database, keeper, shipped, issuer, clock, exchange, metrics } = parts;
  const log = pino(
    { level: configuration.logLevel },
    pino.destination(join(configuration.dataDir, 'mot-cua.log')),
  );
  const channels = new Set(exchange.messengers.keys());
  const runCommand = metrics.counting(createRunCommand(database.pool, keeper.world, channels));
  const { pool } = database;
  const { observation } = configuration;
  const connected = connectedParties(exchange);
  const formKey = configuration.sessionSecret ?? secrets.formKey;
  return {
    pool: database.pool,
    readPool: database.readPool,
    world: keeper.world,
    directory: keeper.directory,
    catalogue: keeper.catalogue,
    forms: keeper.forms,
    formParts: shipped.parts,
    refreshWorld: keeper.refresh,
    runCommand,
    content: createContentStore(join(configuration.dataDir, 'documents')),
    transferAccount: transferAccountOf(configuration),
    registries: exchange.registries,
    connected,
    exchangeWatch: watchQueues(observation, { pool, now: clock.now, log, connected }),
    exchangeLogMonths: observation.exchangeLogMonths,
    sessions: createSessions(database.pool, formKey),
    identity: createIdentityClient({
      ...issuer,
      redirectUri: `${configuration.publicUrl}/dang-nhap/xong`,
      afterSignOut: `${configuration.publicUrl}/`,
    }),
    now: clock.now,
    development:
      configuration.identity === null
        ? { clock, password: secrets.demoPassword, simulators: exchange.simulators }
        : null,
    log,
    formKey,
    publicUrl: configuration.publicUrl,
  };
}

const SEED_DAYS = 45;
/** So that whoever signs in with a demo login finds a desk with work on it. */
const FEATURED_WEIGHT = 60;

async function seedDemo(
  database: OpenDatabase,
  sources: ReturnType<typeof caseSources>,
  count: number,
  {
    say,
    world,
  }: { readonly say: (line: string) => void; readonly world: ReturnType<Services['world']> },
): Promise<void> {
  const now = systemNow();
  await seedDossiers({
    pool: database.ownerPool,
    world,
    cases: syntheticCases({ sources, random: mulberry32(2022), now, days: SEED_DAYS }),
    count,
    now,
    onProgress: (done) => say(`synthetic dossiers: ${done} of ${count}`),
  });
  await database.ownerPool.query('analyze');
}
