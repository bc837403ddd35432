import { join } from 'node:path';
import type pg from 'pg';
import type { Configuration } from '#host/config.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#host/embedded-postgres.ts';
import type { Secrets } from '#host/secrets.ts';
import { holdServingLock } from '#host/serving-lock.ts';
import { type DatabaseAccess, openPools, type Pools } from '#host/open-pools.ts';
import { createPool, mayUseRole } from '#store/connection.ts';
import { migrate } from '#store/migrate.ts';

/** The database, running and migrated, with the pools that the system works through. */
export interface OpenDatabase extends DatabaseAccess, Pools {
  /** As the owner: seeds, rebuilds, creates partitions. */
  readonly ownerPool: pg.Pool;
  readonly description: string;
}

const MIGRATIONS = join(import.meta.dirname, '../../db/migrations');

export async function openDatabase(
  configuration: Configuration,
  secrets: Secrets,
  say: (line: string) => void,
): Promise<OpenDatabase> {
  const own = configuration.databaseUrl;
  const embedded =
    own === null
      ? await startEmbeddedPostgres({
          dataDir: configuration.dataDir,
          password: secrets.databasePassword,
          say,
        })
      : null;
  if (embedded?.adopted === true) say('using the PostgreSQL that runs on this data already');
  const url = own ?? embedded?.url ?? '';
  for (const name of await migrate(url, MIGRATIONS)) say(`migrated ${name}`);

  const onFault = (fault: Error): void => say(`a database connection broke: ${fault.message}`);
  const appRole = (await mayUseRole(url, 'mot_cua_app')) ? 'mot_cua_app' : null;
  if (appRole === null) {
    say('role mot_cua_app cannot be used: running as the owner, who could change history');
  }
  const access: DatabaseAccess = { url, role: appRole };
  const pools = openPools(configuration, access, onFault);
  const ownerPool = createPool({
    url,
    role: null,
    max: 4,
    applicationName: 'mot-cua owner',
    onFault,
  });
  return {
    ...access,
    ...pools,
    ownerPool,
    description:
      own === null
        ? `PostgreSQL (bundled) in ${configuration.dataDir}`
        : 'PostgreSQL at DATABASE_URL',
    close: async () => {
      await Promise.all([pools.close(), ownerPool.end()]);
      if (embedded !== null) await stopUnlessServed(embedded);
    },
  };
}

/** A bundled server that another process serves from goes on; else nobody would ever stop it. */
async function stopUnlessServed(embedded: EmbeddedPostgres): Promise<void> {
  const lock = await holdServingLock(embedded.url, 'stopping').catch(() => null);
  if (lock?.ok === true) await lock.value.release();
  if (lock?.ok !== false) await embedded.stop();
  else embedded.leave();
}
