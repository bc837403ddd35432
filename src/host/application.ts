import { join } from 'node:path';
import { pino } from 'pino';
import { createContentStore } from '#documents/content-store.ts';
import { caseSources, isFeatured } from '#host/case-sources.ts';
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
import { signingKey } from '#host/identity/signing-key.ts';
import { startIdentity } from '#host/identity/start-identity.ts';
import { type OpenDatabase, openDatabase } from '#host/open-database.ts';
import { type Secrets, loadSecrets } from '#host/secrets.ts';
import { holdServingLock } from '#host/serving-lock.ts';
import { type MovableClock, movableClock } from '#host/movable-clock.ts';
import { beginPortalRounds } from '#host/portal-rounds.ts';
import { seedDossiers } from '#host/seed-dossiers.ts';
import { type Locality, readLocality, seedReference } from '#host/seed-reference.ts';
import { syntheticCases } from '#host/synthetic-cases.ts';
import { createWebServer } from '#host/web-server.ts';
import { keepWorldFresh, type WorldKeeper } from '#host/world-keeper.ts';
import { roleLabels } from '#access/role.ts';
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
  });
  const services = createServices(configuration, {
    secrets,
    database,
    keeper,
    shipped,
    issuer,
    clock,
    exchange,
  });
  const { log, runCommand } = services;
  closing.push(beginExchange(services, exchange, configuration));
  closing.push(beginPortalRounds(services));
  const handlers = { 'due-date': dueDateHandler(runCommand, clock.now) };
  const worker = startWorker({ pool: database.pool, handlers, now: clock.now, log });
  closing.push(() => worker.stop());
  const housekeeper = await startHousekeeper({
    pool: database.pool,
    content: services.content,
    digests: digestKeeper(configuration.dataDir),
    now: systemNow,
    log,
  });
  closing.push(() => housekeeper.stop());
  const web = await createWebServer({
    services,
    issuer: issuer.issuer,
    trustProxy: configuration.trustProxy,
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
  const { secrets, database, keeper, shipped, issuer, clock, exchange } = parts;
  const log = pino(
    { level: configuration.logLevel },
    pino.destination(join(configuration.dataDir, 'mot-cua.log')),
  );
  const channels = new Set(exchange.messengers.keys());
  const runCommand = createRunCommand(database.pool, keeper.world, channels);
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
    connected: connectedParties(exchange),
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

async function openIdentity(
  configuration: Configuration,
  secrets: Secrets,
  locality: Locality,
  { say, closing }: { readonly say: (line: string) => void; readonly closing: (() => unknown)[] },
): Promise<{ issuer: string; clientId: string; clientSecret: string }> {
  if (configuration.identity !== null) return configuration.identity;
  const port = configuration.port + 1;
  const issuer = `http://localhost:${port}`;
  const client = { clientId: 'mot-cua', clientSecret: secrets.clientSecret };
  const identity = await startIdentity(
    {
      issuer,
      port,
      host: configuration.host,
      accounts: accountsOf(locality),
      ...client,
      redirectUri: `${configuration.publicUrl}/dang-nhap/xong`,
      afterSignOut: `${configuration.publicUrl}/`,
      password: secrets.demoPassword,
      cookieKey: secrets.providerKey,
      signingKey: await signingKey(configuration.dataDir),
    },
    say,
  );
  closing.push(() => identity.stop());
  return { issuer, ...client };
}

function accountsOf({ agencies, staff }: Locality) {
  const byCode = new Map(agencies.map((agency) => [agency.code, agency]));
  return staff.map((one) => {
    const agency = byCode.get(one.agency);
    return {
      subject: one.subject,
      username: one.username,
      name: one.name,
      role: roleLabels[one.role].vi,
      agency: agency?.name.vi ?? one.agency,
      featured:
        one.role === 'province-administrator' || (agency !== undefined && isFeatured(agency)),
    };
  });
}

const featuredAccounts = (locality: Locality): Application['featured'] =>
  accountsOf(locality).filter((account) => account.featured);
