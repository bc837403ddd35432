import { openAccounts } from '#host/accounts.ts';
import { caseSources } from '#host/case-sources.ts';
import type { Configuration } from '#host/config.ts';
import { startFirstProcess } from '#host/first-process.ts';
import { featuredAccounts, openIdentity } from '#host/identity/open-identity.ts';
import { createMetrics } from '#host/metrics.ts';
import { movableClock } from '#host/movable-clock.ts';
import { traceTo } from '#host/observation.ts';
import { type OpenDatabase, openDatabase } from '#host/open-database.ts';
import { scannerLine } from '#host/scanner-line.ts';
import { prepareObjectStore, storageLine } from '#host/open-contents.ts';
import { loadSecrets, type Secrets } from '#host/secrets.ts';
import { seedDossiers } from '#host/seed-dossiers.ts';
import { seedReference } from '#host/seed-reference.ts';
import { holdServingLock } from '#host/serving-lock.ts';
import { readShippedFiles } from '#host/shipped-files.ts';
import { addShippedLaw } from '#host/shipped-law.ts';
import { syntheticCases } from '#host/synthetic-cases.ts';
import { keepWorldFresh } from '#host/world-keeper.ts';
import { mulberry32 } from '#catalogue/synthetic-names.ts';
import { dayOf, type Instant, instantFromEpoch } from '#kernel/day.ts';
import type { World } from '#store/world.ts';

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
  /** Where files are kept, in words. */
  readonly storage: string;
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
  const files = await readShippedFiles(configuration.localesDir);
  const { shipped, locality } = files;
  await prepareObjectStore(configuration);
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
  const demoPassword = configuration.identity === null ? secrets.demoPassword : null;
  await startFirstProcess(
    {
      configuration,
      database: { url: database.url, role: database.role },
      formKey: configuration.sessionSecret ?? secrets.formKey,
      identity,
      accounts,
      demoPassword,
    },
    { pools: database, metrics: createMetrics({ prefix: '', process: 1 }), keeper, files, clock },
    { say, closing },
  );
  return {
    demoPassword,
    featured: featuredAccounts(locality),
    database: database.description,
    issuer: identity.staff.issuer,
    platform: accounts.platform?.url ?? null,
    scanner: await scannerLine(configuration.clamd),
    storage: storageLine(configuration),
    simulators: accounts.simulators,
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

const SEED_DAYS = 45;
/** So that whoever signs in with a demo login finds a desk with work on it. */
const FEATURED_WEIGHT = 60;

async function seedDemo(
  database: OpenDatabase,
  sources: ReturnType<typeof caseSources>,
  count: number,
  { say, world }: { readonly say: (line: string) => void; readonly world: World },
): Promise<void> {
  const now = systemNow();
  await seedDossiers({
    pool: database.ownerPool,
    world,
    cases: syntheticCases({
      sources,
      random: mulberry32(2022),
      now,
      days: SEED_DAYS,
      isDenserLately: true,
    }),
    count,
    now,
    onProgress: (done) => say(`synthetic dossiers: ${done} of ${count}`),
  });
  await database.ownerPool.query('analyze');
}
