import type pg from 'pg';
import type { Configuration } from '#host/config.ts';
import { createPool } from '#store/connection.ts';

/** As whom, and where, pages and workers reach the database; it may go over a channel. */
export interface DatabaseAccess {
  readonly url: string;
  /** The role that they take; null where there is none and they are the owner. */
  readonly role: 'mot_cua_app' | null;
}

/** The connections of one process that shows pages. */
export interface Pools {
  /** As the application's role: may add to history, never change it. */
  readonly pool: pg.Pool;
  /** The same where no replica is configured. */
  readonly readPool: pg.Pool;
  readonly close: () => Promise<void>;
}

/** Connections that one process can use; many processes share what a PostgreSQL of 100 can spare. */
const MOST_CONNECTIONS = 20;
const SHARED_CONNECTIONS = 64;

export function openPools(
  { databaseUrlRead: replica, webProcesses }: Configuration,
  { url, role }: DatabaseAccess,
  onFault: (fault: Error) => void,
): Pools {
  const max = Math.min(MOST_CONNECTIONS, Math.floor(SHARED_CONNECTIONS / webProcesses));
  const open = (from: string, name: string): pg.Pool =>
    createPool({ url: from, role, max, applicationName: `mot-cua ${name}`, onFault });
  const pool = open(url, 'web');
  const readPool = replica === null ? pool : open(replica, 'read');
  return {
    pool,
    readPool,
    close: async () => {
      await Promise.all([...new Set([pool, readPool])].map((one) => one.end()));
    },
  };
}
