import type { Accounts } from '#host/accounts.ts';
import { transferAccountOf } from '#host/accounts.ts';
import type { Configuration } from '#host/config.ts';
import { openCore } from '#host/core.ts';
import { CITIZENS_DONE, type OpenIdentity, STAFF_DONE } from '#host/identity/open-identity.ts';
import type { Metrics } from '#host/metrics.ts';
import type { MovableClock } from '#host/movable-clock.ts';
import { watchQueues } from '#host/observation.ts';
import type { DatabaseAccess, Pools } from '#host/open-pools.ts';
import type { ShippedFiles } from '#host/shipped-files.ts';
import { createUploads } from '#host/uploads.ts';
import type { WorldKeeper } from '#host/world-keeper.ts';
import { openSharedLocks } from '#store/shared-locks.ts';
import { createCitizenSessions } from '#web/citizen-session.ts';
import { createIdentityClient } from '#web/identity-client.ts';
import type { Services } from '#web/services.ts';
import { createSessions } from '#web/session.ts';

/** Something that every process which shows pages must know before whoever changed it is answered. */
export type Change =
  | { readonly kind: 'world' }
  | { readonly kind: 'session'; readonly token: string }
  | { readonly kind: 'clock'; readonly ahead: number };

/** Tells the processes beside this one, and waits until they know. */
export type Spread = (change: Change) => Promise<void>;

/** What every process that shows pages is told at its start; it may go over a channel. */
export interface PageOrder {
  readonly configuration: Configuration;
  readonly database: DatabaseAccess;
  readonly formKey: string;
  readonly identity: OpenIdentity;
  readonly accounts: Accounts & { readonly simulators: string | null };
  /** The one password of all demo logins; null beside a provider of the province's own. */
  readonly demoPassword: string | null;
}

export interface PageParts {
  readonly pools: Pools;
  readonly metrics: Metrics;
  readonly keeper: WorldKeeper;
  readonly files: ShippedFiles;
  readonly clock: MovableClock;
  readonly spread: Spread;
  /** Whether this process writes alarms to the log: one of them does. */
  readonly logsAlarms: boolean;
}

export interface OpenServices {
  readonly services: Services;
  /** Heeds what changed in another process. */
  readonly heed: Spread;
  readonly close: () => Promise<void>;
}

/** All that the pages of one process work with. */
export function openServices(order: PageOrder, parts: PageParts): OpenServices {
  const { configuration, database, formKey, accounts } = order;
  const { pools, keeper, files, clock, metrics, spread } = parts;
  const { pool } = pools;
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
  const { observation } = configuration;
  const locks = openLocks(database);
  const changed: Spread = async (change) => {
    await heed(change);
    await spread(change);
  };
  const services: Services = {
    ...core,
    refreshWorld: () => changed({ kind: 'world' }),
    registries,
    sendText,
    connected,
    readPool: pools.readPool,
    ...fromFiles(files),
    transferAccount: transferAccountOf(configuration),
    exchangeWatch: watchQueues(observation, {
      pool,
      now,
      log: parts.logsAlarms ? core.log : null,
      connected,
    }),
    uploads: createUploads(configuration.dataDir, core, locks),
    usageToken: observation.usageToken,
    storeClients: configuration.storeClients,
    namesToken: observation.namesToken,
    sessions: createSessions(pool, formKey, (token) => changed({ kind: 'session', token })),
    citizens: createCitizenSessions(pool, formKey),
    ...doors(order),
    development: development(order, clock, changed),
  };
  const heed: Spread = async (change) => {
    switch (change.kind) {
      case 'world':
        return keeper.refresh();
      case 'session':
        return services.sessions.forget(change.token);
      case 'clock':
        return clock.follow(change.ahead);
    }
  };
  return {
    services,
    heed,
    close: async () => {
      services.exchangeWatch.stop();
      await locks.close();
    },
  };
}

const openLocks = (database: PageOrder['database']) =>
  openSharedLocks({
    connectionString: database.url,
    application_name: 'mot-cua locks',
    ...(database.role === null ? {} : { options: `-c role=${database.role}` }),
  });

/** What pages take from files as it is. */
const fromFiles = ({
  shipped,
  feedbackRules,
  campaignTemplates,
  reportRules,
  reportOutline,
  axisOrgans,
  furtherLanguages,
}: ShippedFiles) => ({
  formParts: shipped.parts,
  feedbackRules,
  campaignTemplates,
  reportRules,
  reportOutline,
  axisOrgans,
  furtherLanguages,
});

/** The ways in, of officers and of citizens. */
function doors({
  configuration: { publicUrl },
  identity: { staff, citizens },
}: PageOrder): Pick<Services, 'identity' | 'citizenIdentity'> {
  const afterSignOut = `${publicUrl}/`;
  return {
    identity: createIdentityClient({
      ...staff,
      redirectUri: `${publicUrl}${STAFF_DONE}`,
      afterSignOut,
      scope: 'openid profile',
    }),
    citizenIdentity:
      citizens === null
        ? null
        : createIdentityClient({
            ...citizens,
            redirectUri: `${publicUrl}${CITIZENS_DONE}`,
            afterSignOut,
            scope: 'openid',
          }),
  };
}

function development(
  { demoPassword, accounts: { simulators } }: PageOrder,
  clock: MovableClock,
  changed: Spread,
): Services['development'] {
  if (demoPassword === null) return null;
  return {
    clock: {
      isMoved: () => clock.ahead() !== 0,
      moveTo: (instant) => changed({ kind: 'clock', ahead: clock.aheadAt(instant) }),
    },
    password: demoPassword,
    simulators,
  };
}
