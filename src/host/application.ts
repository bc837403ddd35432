import { type OpenedAccounts, openAccounts, transferAccountOf } from '#host/accounts.ts';
import { caseSources } from '#host/case-sources.ts';
import type { Configuration } from '#host/config.ts';
import { openCore } from '#host/core.ts';
import { readShippedFiles, type ShippedFiles } from '#host/shipped-files.ts';
import { addShippedLaw } from '#host/shipped-law.ts';
import {
  CITIZENS_DONE,
  featuredAccounts,
  type OpenIdentity,
  openIdentity,
  STAFF_DONE,
} from '#host/identity/open-identity.ts';
import { type OpenDatabase, openDatabase } from '#host/open-database.ts';
import { type Secrets, loadSecrets } from '#host/secrets.ts';
import { holdServingLock } from '#host/serving-lock.ts';
import { type MovableClock, movableClock } from '#host/movable-clock.ts';
import { createMetrics, type Metrics } from '#host/metrics.ts';
import { observeStores, traceTo, watchQueues } from '#host/observation.ts';
import { scannerLine } from '#host/scanner-line.ts';
import { seedDossiers } from '#host/seed-dossiers.ts';
import { seedReference } from '#host/seed-reference.ts';
import { syntheticCases } from '#host/synthetic-cases.ts';
import { createUploads, tidyUploads } from '#host/uploads.ts';
import { createWebServer } from '#host/web-server.ts';
import type { WorkOrder } from '#host/work.ts';
import { startWorkers, type Workers } from '#host/workers.ts';
import { keepWorldFresh, type WorldKeeper } from '#host/world-keeper.ts';
import { mulberry32 } from '#catalogue/synthetic-names.ts';
import { dayOf, type Instant, instantFromEpoch } from '#kernel/day.ts';
import { createCitizenSessions } from '#web/citizen-session.ts';
import { createIdentityClient } from '#web/identity-client.ts';
import type { Services } from '#web/services.ts';
import { createSessions } from '#web/session.ts';

/** The running system: its pages, with database, provider and workers beside them. */
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
  /** What scans files for viruses, in words. */
  readonly scanner: string;
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
  await traceTo(configuration.observation, closing);
  const metrics = createMetrics();
  const files = await readShippedFiles(configuration.localesDir);
  const { shipped, locality } = files;
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
  const [identity, accounts] = await Promise.all([
    openIdentity(configuration, secrets, locality, { say, closing }),
    openAccounts(configuration, locality, { say, closing }),
  ]);
  const services = createServices(configuration, {
    metrics,
    secrets,
    database,
    keeper,
    files,
    identity,
    clock,
    accounts,
    onClock: () => workers.follow(clock.ahead()),
  });
  observeStores(services, metrics);
  closing.push(() => services.exchangeWatch.stop(), tidyUploads(services));
  const workers = await beginWorkers(configuration, { services, database, accounts, clock }, say);
  closing.push(() => workers.stop());
  const web = await createWebServer({
    services,
    issuers: [identity.staff, identity.citizens].flatMap((one) => one?.issuer ?? []),
    trustProxy: configuration.trustProxy,
    metrics,
    metricsOfWorkers: workers.metrics,
    metricsToken: configuration.observation.metricsToken,
  });
  await web.listen({ port: configuration.port, host: configuration.host });
  closing.push(() => web.close());
  return {
    demoPassword: configuration.identity === null ? secrets.demoPassword : null,
    featured: featuredAccounts(locality),
    database: database.description,
    issuer: identity.staff.issuer,
    platform: accounts.platform?.url ?? null,
    scanner: await scannerLine(configuration.clamd),
    simulators: accounts.simulators,
    stop,
  };
}

/** The processes that work beside the pages, with the same database, keys, accounts and clock. */
function beginWorkers(
  configuration: Configuration,
  {
    services: { formKey },
    database: { url, role },
    accounts,
    clock,
  }: Pick<Parts, 'database' | 'accounts' | 'clock'> & { readonly services: Services },
  say: (line: string) => void,
): Promise<Workers> {
  const order = (): WorkOrder => ({
    configuration,
    database: { url, role },
    formKey,
    accounts,
    ahead: clock.ahead(),
  });
  return startWorkers(configuration.workers, order, say);
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
  readonly files: ShippedFiles;
  readonly clock: MovableClock;
  readonly accounts: OpenedAccounts;
  /** The clock was moved: the workers are to go by it. */
  readonly onClock: () => void;
  readonly identity: OpenIdentity;
}

function createServices(configuration: Configuration, parts: Parts): Services {
  const { secrets, database, keeper, files, identity, clock, accounts, metrics, onClock } = parts;
  const { pool } = database;
  const formKey = configuration.sessionSecret ?? secrets.formKey;
  const { now } = clock;
  const { core, exchange } = openCore({
    configuration,
    pool,
    keeper,
    now,
    metrics,
    formKey,
    accounts,
  });
  const { connected, registries, sendText } = exchange;
  const { log } = core;
  const { observation, publicUrl } = configuration;
  return {
    ...core,
    registries,
    sendText,
    connected,
    readPool: database.readPool,
    formParts: files.shipped.parts,
    feedbackRules: files.feedbackRules,
    furtherLanguages: files.furtherLanguages,
    transferAccount: transferAccountOf(configuration),
    exchangeWatch: watchQueues(observation, { pool, now, log, connected }),
    uploads: createUploads(configuration.dataDir, core),
    usageToken: observation.usageToken,
    sessions: createSessions(pool, formKey),
    identity: createIdentityClient({
      ...identity.staff,
      redirectUri: `${publicUrl}${STAFF_DONE}`,
      afterSignOut: `${publicUrl}/`,
      scope: 'openid profile',
    }),
    citizens: createCitizenSessions(pool, formKey),
    citizenIdentity:
      identity.citizens === null
        ? null
        : createIdentityClient({
            ...identity.citizens,
            redirectUri: `${publicUrl}${CITIZENS_DONE}`,
            afterSignOut: `${publicUrl}/`,
            scope: 'openid',
          }),
    development:
      configuration.identity === null
        ? {
            clock: {
              isMoved: () => clock.ahead() !== 0,
              moveTo: (instant) => {
                clock.moveTo(instant);
                onClock();
              },
            },
            password: secrets.demoPassword,
            simulators: accounts.simulators,
          }
        : null,
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
